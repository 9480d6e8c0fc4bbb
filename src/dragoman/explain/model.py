"""What an explanation holds."""

from __future__ import annotations

from typing import Literal

import msgspec

Room = Literal["actor", "time", "place", "statement", "event"]


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """One thing found in a sentence.

    Attributes:
        room: which room found it.
        words: the words that it rests on, as written.
        shown: what it was coded as.
        rules: the derivation, the innermost rule first.
    """

    room: Room
    words: str
    shown: str
    rules: tuple[str, ...]


class SentenceExplained(msgspec.Struct, frozen=True, kw_only=True):
    """One sentence with its findings, and why it gave no statement or event, if it gave none."""

    text: str
    start: int
    end: int
    part: str
    findings: tuple[Finding, ...]
    silence: str | None


class AsideExplained(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch that is no part of the report, and the rule that set it aside."""

    text: str
    start: int
    part: str
    rule: str


class Explanation(msgspec.Struct, frozen=True, kw_only=True):
    """A document explained, sentence by sentence; `asides` stand between them."""

    id: str
    date: str
    sentences: tuple[SentenceExplained, ...]
    asides: tuple[AsideExplained, ...] = ()
