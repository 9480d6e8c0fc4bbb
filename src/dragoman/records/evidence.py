"""A record beside its text: spans and sentences spelled out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import Any, Final

import msgspec

from dragoman.records.model import ActorRecord, CharSpan, Coded

Cell = str | int | float | None
GAP: Final = " […] "


class Evidence:
    """A record beside its text, to spell out spans and sentences."""

    def __init__(self, coded: Coded, text: str) -> None:
        self.coded = coded
        self.strings = {"text": text, "title": coded.title or ""}
        self._begins = [start for start, _ in coded.sentences]

    def part(self, record: Any) -> str:
        return "title" if record.part is not msgspec.UNSET else "text"

    def words(self, record: Any, spans: Iterable[CharSpan]) -> str:
        """The spans as written, white space made single."""
        string = self.strings[self.part(record)]
        return GAP.join(" ".join(string[s:e].split()) for s, e in spans)

    def sentence(self, record: Any, offset: int) -> str:
        """The sentence that holds an offset; the whole title for what stands there."""
        if self.part(record) == "title":
            return self.strings["title"]
        before = bisect_right(self._begins, offset)
        start, end = self.coded.sentences[before - 1] if before else (0, 0)
        return " ".join(self.strings["text"][start:end].split()) if offset < end else ""

    def actors(self, indexes: Iterable[int]) -> list[ActorRecord]:
        return [self.coded.actors[i] for i in indexes]
