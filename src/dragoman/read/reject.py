"""A reject: an input that could not be coded, and why. Nothing that is read vanishes."""

from __future__ import annotations

import msgspec

from dragoman.errors import DragomanError


class Reject(msgspec.Struct, frozen=True, kw_only=True):
    """One input that was refused.

    Attributes:
        place: file and line, such as "news.jsonl:17".
        code: the catalogue's code, such as "E102".
        reason: the whole message.
        id: the document's identity, where it got as far as having one.
    """

    place: str
    code: str
    reason: str
    id: str | None = None

    @classmethod
    def of(cls, place: str, error: DragomanError, identity: str | None = None) -> Reject:
        return cls(place=place, code=error.code, reason=str(error), id=identity)
