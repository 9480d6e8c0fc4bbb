"""Records rebuilt from the flat table of events, as far as it tells them.

What the table does not hold stays out: times, statements without an event, mentions. The text is
the sentences of the events, each where it stood, with blanks between; so offsets still lead to the
words that prove an event.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import zip_longest
from typing import Any, Final

import msgspec

from dragoman.records.evidence import GAP
from dragoman.records.model import (
    ActorRecord,
    CharSpan,
    Coded,
    CoderVersion,
    EventRecord,
    Factuality,
    PlaceRecord,
    StatementRecord,
)

Row = dict[str, Any]
JOINT: Final = ";"
UNKNOWN: Final = "Uu"


def rebuilt(rows: Sequence[Row]) -> tuple[Coded, str]:
    """The record of one document and its text, from the rows of its events.

    Args:
        rows: of the table `events`, all of one document; several of one event where it was written
            by pairs.

    Raises:
        KeyError, ValueError: for rows that are none of that table.
    """
    return _Rebuilding(rows).record()


class _Rebuilding:
    def __init__(self, rows: Sequence[Row]) -> None:
        self._rows = rows
        self._actors: dict[tuple[str, str | None, str | None], int] = {}
        self._places: list[PlaceRecord] = []
        self._statements: dict[tuple[str, str | None, CharSpan], int] = {}
        self._events: dict[str, EventRecord] = {}
        self._sentences: dict[CharSpan, str] = {}

    def record(self) -> tuple[Coded, str]:
        for row in self._rows:
            self._take(row)
        first = self._rows[0]
        said = tuple(_statement(key, self) for key in self._statements)
        spans = sorted(self._sentences)
        return Coded(
            id=first["document"], date=_day(first["date"]) or dt.date.min, title=first["title"],
            source=first["source"], url=first["url"], language="en", extra={},
            sentences=tuple(spans), actors=tuple(map(_actor, self._actors)),
            times=(), places=tuple(self._places),
            statements=said,
            events=tuple(_numbered(event, spans) for event in self._events.values()),
            coder=CoderVersion(version="", model="", rules=""),
        ), self._text()  # fmt: skip

    def _take(self, row: Row) -> None:
        actors, recipients = self._side(row, "actor"), self._side(row, "recipient")
        known = self._events.get(row["event"])
        if known is None:
            self._events[row["event"]] = self._event(row, actors, recipients)
            return
        self._events[row["event"]] = msgspec.structs.replace(
            known, actors=tuple(dict.fromkeys((*known.actors, *actors))),
            recipients=tuple(dict.fromkeys((*known.recipients, *recipients))),
        )  # fmt: skip

    def _side(self, row: Row, side: str) -> tuple[int, ...]:
        names = _parts(row[f"{side}_names"])
        countries, sectors = _parts(row[f"{side}_countries"]), _parts(row[f"{side}_sectors"])
        told = zip_longest(names, countries, sectors)
        return tuple(self.actor(n, c or None, s or None) for n, c, s in told if n)

    def actor(self, name: str, country: str | None, sector: str | None) -> int:
        """The number of an actor; one that is known by name only is taken for its namesake."""
        if country is None and sector is None:
            for (known, _, _), number in self._actors.items():
                if known == name:
                    return number
        return self._actors.setdefault((name, country, sector), len(self._actors))

    def _event(self, row: Row, actors: Iterable[int], recipients: Iterable[int]) -> EventRecord:
        sentence = self._sentence(row)
        title = row["in"] == "title"
        return EventRecord(
            id=row["event"], type=row["type"], modes=_many(row["modes"]),
            contexts=_many(row["contexts"]), cameo=row["cameo"], quad=int(row["quad"]),
            intensity=float(row["intensity"]), actors=tuple(actors), recipients=tuple(recipients),
            trigger=((int(row["trigger_start"]), int(row["trigger_end"])),),
            place=self._place(row, sentence), place_basis=row["place_basis"],
            first=_day(row["first"]), last=_day(row["last"]), basis=row["basis"],
            status=row["status"], factuality=Factuality(
                author=row["factuality_author"] or UNKNOWN, source=row["factuality_source"],
            ),
            quantities=dict(_counted(part) for part in _many(row["quantities"])),
            statement=self._said(row, sentence), sentence=None, same_as=None,
            confidence=float(row["confidence"]), rules=(),
            part="title" if title else msgspec.UNSET,
        )  # fmt: skip

    def _sentence(self, row: Row) -> CharSpan:
        """Where the sentence of an event stood, by where its trigger did."""
        words, begin = row["sentence"] or "", int(row["trigger_start"])
        if row["in"] == "title":
            return (0, len(words))
        start = max(0, begin - max(0, words.find(str(row["trigger"]).split(GAP)[0])))
        span = (start, start + len(words))
        for known in self._sentences:
            if known[0] < span[1] and span[0] < known[1]:
                return known
        self._sentences[span] = words
        return span

    def _place(self, row: Row, sentence: CharSpan) -> int | None:
        if not row["place_name"]:
            return None
        name = row["place_name"]
        self._places.append(PlaceRecord(
            span=(sentence[0], sentence[0]), text=name, name=name, country=row["place_country"],
            admin1=None, lat=row["lat"], lon=row["lon"], geonames=row["geonames"],
        ))  # fmt: skip
        return len(self._places) - 1

    def _said(self, row: Row, sentence: CharSpan) -> int | None:
        if not row["said_by"] or row["in"] == "title":
            return None
        key = (row["said_by"], row["stance"], sentence)
        return self._statements.setdefault(key, len(self._statements))

    def _text(self) -> str:
        end = max((span[1] for span in self._sentences), default=0)
        letters = [" "] * end
        for (start, stop), words in self._sentences.items():
            letters[start:stop] = words
        return "".join(letters)


def _actor(told: tuple[str, str | None, Any]) -> ActorRecord:
    name, country, sector = told
    return ActorRecord(
        name=name, title=None, country=country, sector=sector, other_sectors=(), mentions=()
    )


def _statement(key: tuple[str, str | None, CharSpan], of: _Rebuilding) -> StatementRecord:
    names, stance, content = key
    return StatementRecord(
        source=(), actors=tuple(of.actor(n, None, None) for n in _many(names)), cue=(), lemma="",
        content=(content,), kind="indirect", stance=stance or "say",  # type: ignore[arg-type]
        addressees=(), first=None, last=None, parent=None, confidence=1.0, rules=(),
    )  # fmt: skip


def _numbered(event: EventRecord, spans: Sequence[CharSpan]) -> EventRecord:
    """An event with the number of its sentence, of the sentences in order."""
    if event.part is not msgspec.UNSET:
        return event
    at = event.trigger[0][0]
    number = bisect_right(spans, at, key=lambda span: span[0]) - 1
    inside = number >= 0 and at < spans[number][1]
    return msgspec.structs.replace(event, sentence=number if inside else None)


def _parts(told: str | None) -> list[str]:
    """The parts of a cell, empty ones kept."""
    return told.split(JOINT) if told else []


def _many(told: str | None) -> tuple[str, ...]:
    return tuple(part for part in _parts(told) if part)


def _counted(told: str) -> tuple[str, list[int | None]]:
    what, _, numbers = told.partition("=")
    return what, [int(n) if n else None for n in numbers.split("-")]


def _day(told: str | None) -> dt.date | None:
    return dt.date.fromisoformat(told) if told else None
