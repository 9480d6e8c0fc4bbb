"""A document's record into rows: everything that the coder gave, and nothing made of it."""

from __future__ import annotations

import datetime as dt
import sqlite3
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Final

import msgspec

from dragoman.ledger.content import as_json, optional, stored
from dragoman.ledger.days import filed, number
from dragoman.ledger.identity import Identity, identity
from dragoman.ledger.numbers import Numbers
from dragoman.records.model import CharSpan, Coded, EventRecord, StatementRecord

TITLE: Final = -1
GAP: Final = " … "


@dataclass(frozen=True, slots=True)
class Page:
    """A document on its way into the ledger: its record, its text and the numbers of its rows."""

    number: int
    coded: Coded
    text: str | None
    hash: str
    sentences: dict[int, int]
    starts: list[int]
    actors: range
    statements: range
    events: range

    def string(self, part: str) -> str | None:
        return self.text if part == "text" else optional(self.coded.title)

    def sentence_at(self, part: str, offset: int) -> int | None:
        """Row of the sentence that holds an offset."""
        if part == "title":
            return self.sentences.get(TITLE)
        return self.sentences.get(bisect_right(self.starts, offset) - 1)


class RecordWriter:
    """Writes records through one connection, within a transaction that others begin and end."""

    def __init__(self, connection: sqlite3.Connection, numbers: Numbers) -> None:
        self._connection = connection
        self._numbers = numbers

    def write(self, coded: Coded, text: str | None, hash: str, old: int | None) -> int:
        """Insert a document's rows under its old number or a new one; the number."""
        page = self._page(coded, None if text is None else stored(text), hash, old)
        self._document(page)
        self._sentences(page)
        self._actors(page)
        self._times_and_places(page)
        self._statements(page)
        self._events(page)
        return page.number

    def _page(self, coded: Coded, text: str | None, hash: str, old: int | None) -> Page:
        take = self._numbers.take
        ordinals = [TITLE] * bool(coded.title) + list(range(len(coded.sentences)))
        return Page(
            number=take("document", 1)[0] if old is None else old,
            coded=coded,
            text=text,
            hash=hash,
            sentences=dict(zip(ordinals, take("sentence", len(ordinals)), strict=True)),
            starts=[start for start, _ in coded.sentences],
            actors=take("document_actor", len(coded.actors)),
            statements=take("statement", len(coded.statements)),
            events=take("event", len(coded.events)),
        )

    def _insert(self, table: str, rows: list[tuple[Any, ...]]) -> None:
        if rows:
            marks = ",".join("?" * len(rows[0]))
            self._connection.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)

    def _document(self, page: Page) -> None:
        coded = page.coded
        coder = self._numbers.coder(coded.coder)
        row = (
            page.number, stored(coded.id), coded.date.isoformat(), number(coded.date),
            optional(coded.source), optional(coded.title), optional(coded.url), coded.language,
            as_json(coded.extra), page.hash, coder,
            dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
            len(coded.sentences), len(coded.actors), len(coded.statements), len(coded.events),
        )  # fmt: skip
        self._insert("document", [row])
        if page.text is not None:
            self._insert("document_text", [(page.number, page.text)])

    def _sentences(self, page: Page) -> None:
        rows, words = [], []
        for ordinal, row in page.sentences.items():
            part = "title" if ordinal == TITLE else "text"
            string = page.string(part)
            whole = (0, len(string or ""))
            start, end = whole if ordinal == TITLE else page.coded.sentences[ordinal]
            rows.append((row, page.number, ordinal, start, end, part))
            if string is not None:
                words.append((row, string[start:end]))
        self._insert("sentence", rows)
        self._search("sentence", words)

    def _search(self, kind: str, words: list[tuple[int, str]]) -> None:
        self._connection.executemany(
            f"INSERT INTO {kind}_search (rowid, words) VALUES (?, ?)", words
        )

    def _actors(self, page: Page) -> None:
        who: list[Identity] = [identity(a.name, a.country, a.sector) for a in page.coded.actors]
        numbers = self._numbers.actors(page.coded.id, who)
        self._insert("document_actor", [
            (row, page.number, ordinal, number, stored(actor.name), optional(actor.title),
             actor.country, actor.sector, as_json(actor.other_sectors), as_json(actor.mentions),
             part_of(actor))
            for (ordinal, actor), row, number in zip(
                enumerate(page.coded.actors), page.actors, numbers, strict=True)
        ])  # fmt: skip

    def _times_and_places(self, page: Page) -> None:
        self._insert("timex", [
            (page.number, ordinal, *t.span, t.type, t.value, t.mod, _day(t.first), _day(t.last),
             part_of(t))
            for ordinal, t in enumerate(page.coded.times)
        ])  # fmt: skip
        self._insert("place", [
            (page.number, ordinal, *p.span, stored(p.name), p.country, optional(p.admin1), p.lat,
             p.lon, p.geonames, part_of(p))
            for ordinal, p in enumerate(page.coded.places)
        ])  # fmt: skip

    def _statements(self, page: Page) -> None:
        rows, parties, words = [], [], []
        for ordinal, (row, said) in enumerate(
            zip(page.statements, page.coded.statements, strict=True)
        ):
            rows.append(self._statement(page, ordinal, row, said))
            parties += _parties(page, row, speaker=said.actors, addressee=said.addressees)
            string = page.string(part_of(said))
            if string is not None:
                words.append((row, spelled(string, said.content)))
        self._insert("statement", rows)
        self._insert("statement_party", parties)
        self._search("statement", words)

    def _statement(
        self, page: Page, ordinal: int, row: int, said: StatementRecord
    ) -> tuple[Any, ...]:
        part = part_of(said)
        where = (*said.cue, *said.content, *said.source)[0][0]
        return (
            row, page.number, ordinal, statement_key(page.coded.id, said),
            page.sentence_at(part, where), as_json(said.source), as_json(said.cue),
            stored(said.lemma), as_json(said.content), said.kind, said.stance,
            _day(said.first), _day(said.last), filed(said.first, said.last, page.coded.date),
            None if said.parent is None else page.statements[said.parent], said.confidence,
            as_json(self._numbers.rules(said.rules)), part,
        )  # fmt: skip

    def _events(self, page: Page) -> None:
        rows, parties = [], []
        for ordinal, (row, event) in enumerate(zip(page.events, page.coded.events, strict=True)):
            rows.append(self._event(page, ordinal, row, event))
            parties += _parties(page, row, actor=event.actors, recipient=event.recipients)
        self._insert("event", rows)
        self._insert("event_party", parties)

    def _event(self, page: Page, ordinal: int, row: int, event: EventRecord) -> tuple[Any, ...]:
        sentence = TITLE if event.sentence is None else event.sentence
        return (
            row, page.number, ordinal, event.id, page.sentences.get(sentence), event.type,
            as_json(event.modes), as_json(event.contexts), event.cameo, event.quad,
            event.intensity, as_json(event.trigger), event.place, event.place_basis,
            _day(event.first), _day(event.last), filed(event.first, event.last, page.coded.date),
            event.basis, event.status, event.factuality.author, event.factuality.source,
            as_json(event.quantities),
            None if event.statement is None else page.statements[event.statement],
            None if event.same_as is None else page.events[event.same_as], event.confidence,
            as_json(self._numbers.rules(event.rules)), part_of(event),
        )  # fmt: skip


def statement_key(document: str, said: StatementRecord) -> str:
    """Digest of document, source, cue and content: the same between runs."""
    parts = [document, *map(str, (said.source, said.cue, said.content))]
    return sha256("\x1f".join(parts).encode("utf-8", "replace")).hexdigest()[:16]


def spelled(string: str, spans: Iterable[CharSpan]) -> str:
    """Spans as written, with a sign for what is left out, as the view `statement_words` has it."""
    return GAP.join(string[start:end] for start, end in spans)


def part_of(record: Any) -> str:
    """Whether a record stands in the text or in the title."""
    return "text" if record.part is msgspec.UNSET else "title"


def _parties(page: Page, row: int, **sides: tuple[int, ...]) -> list[tuple[Any, ...]]:
    return [
        (row, side, ordinal, page.actors[actor])
        for side, actors in sides.items()
        for ordinal, actor in enumerate(actors)
    ]


def _day(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None
