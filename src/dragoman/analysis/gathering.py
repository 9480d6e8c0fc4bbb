"""Records of a ledger, gathered for analysis: the filter's, with the texts they stand in."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Final, NamedTuple

from msgspec.structs import replace

from dragoman.analysis.model import Holder
from dragoman.analysis.roster import Roster
from dragoman.errors import DragomanError
from dragoman.ledger import reading
from dragoman.ledger.fields import RecordKind, fields
from dragoman.ledger.grammar import Filter, Term, parse
from dragoman.ledger.ledger import Ledger
from dragoman.ledger.model import LedgerEvent, LedgerStatement, Party
from dragoman.ledger.selection import Selection

ALL: Final = 1 << 30
CHUNK: Final = 400
PARTIES: Final = ("actor", "recipient", "speaker", "country", "sector")


class Sentence(NamedTuple):
    """A sentence of a document; offsets count in its text, or its title."""

    document: str
    part: str
    start: int
    end: int
    words: str


class Mention(NamedTuple):
    """A mention of an actor in a document; `party` is the actor."""

    part: str
    start: int
    end: int
    party: Party


class Scope:
    """A filter taken apart: what the ledger selects, and what analysis must judge by itself.

    A shift and a dispute have two sides, and a standing position an earlier record: their parties
    and their first day are looked at when they are found, not before.
    """

    def __init__(self, line: str) -> None:
        self.filter = parse(line)
        self.parties = tuple(t for t in self.filter.terms if t.field in PARTIES)
        self.since = self._bound("since")

    def _bound(self, field: str) -> dt.date | None:
        values = [t.values[0].text for t in self.filter.terms if t.field == field]
        return first_day(values[-1]) if values else None

    @cached_property
    def wide(self) -> Filter:
        """The filter without parties and without its first day."""
        kept = [t for t in self.filter.terms if t.field not in (*PARTIES, "since")]
        return Filter(tuple(kept))

    def has(self, one: Holder | None) -> bool:
        """Whether a holder is asked for by every term about parties."""
        return all(self.names(term, one) for term in self.parties)

    def names(self, term: Term, one: Holder | None) -> bool:
        """Whether a term about parties holds of a holder."""
        return (one is not None and _names(term, one)) != term.negated

    def begins(self, day: dt.date) -> bool:
        """Whether a day is not before the filter's first."""
        return self.since is None or day >= self.since


def first_day(value: str) -> dt.date:
    """The first day of YYYY, YYYY-MM or YYYY-MM-DD.

    Raises:
        DragomanError: E515 for anything else.
    """
    try:
        return dt.date.fromisoformat(value + "-01-01"[len(value) - 4 :])
    except ValueError as error:
        raise DragomanError("E515", where="since:", value=value) from error


def _names(term: Term, one: Holder) -> bool:
    return any(_named(value.text, value.begins, one) for value in term.values)


def _named(value: str, begins: bool, one: Holder) -> bool:
    if value in (one.country, one.sector, one.key, f"{one.country}/{one.sector}"):
        return True
    name, wanted = one.name.lower(), value.lower()
    return name.startswith(wanted) if begins else wanted in name


class Records:
    """The events and statements of a filter, oldest first, and what stands around them.

    Args:
        asked: a filter, or its line; terms that do not filter statements leave none of them.
        only: rows of the records of each kind, oldest first, instead of all that the filter finds.
    """

    def __init__(
        self,
        ledger: Ledger,
        asked: str | Filter,
        *,
        only: Mapping[RecordKind, Sequence[int]] | None = None,
    ) -> None:
        self.connection = ledger.connection
        self._ledger = ledger
        self._asked = parse(asked) if isinstance(asked, str) else asked
        self._only = only
        self._roster = Roster(ledger.connection)
        self._texts: dict[str, tuple[str, str]] = {}

    @cached_property
    def events(self) -> list[LedgerEvent]:
        """Events that nobody rejected."""
        return [
            self._complete_event(event)
            for rows in self._rows("events")
            for event in reading.events(self.connection, rows)
            if event.judged != "reject"
        ]

    @cached_property
    def statements(self) -> list[LedgerStatement]:
        """Statements that nobody rejected."""
        return [
            self._complete_statement(statement)
            for rows in self._rows("statements")
            for statement in reading.statements(self.connection, rows)
            if statement.judged != "reject"
        ]

    @cached_property
    def said(self) -> dict[tuple[str, str], LedgerStatement]:
        """(Document, identity) -> statement."""
        return {(one.document, one.id): one for one in self.statements}

    @cached_property
    def _by_document(self) -> dict[str, list[LedgerStatement]]:
        found: defaultdict[str, list[LedgerStatement]] = defaultdict(list)
        for statement in self.statements:
            found[statement.document].append(statement)
        return found

    def statements_of(self, document: str) -> list[LedgerStatement]:
        """The statements of a document."""
        return self._by_document.get(document, [])

    def around(self, document: str, part: str, at: int) -> list[LedgerStatement]:
        """The statements whose content holds a place of a document."""
        return [
            one
            for one in self.statements_of(document)
            if one.part == part and any(start <= at < end for start, end in one.content_span)
        ]

    @cached_property
    def acts(self) -> dict[tuple[str, str, int], list[LedgerEvent]]:
        """(Document, part, first character of a sentence) -> the events that it tells."""
        found: defaultdict[tuple[str, str, int], list[LedgerEvent]] = defaultdict(list)
        for event in self.events:
            if event.sentence_span is not None:
                found[event.document, event.part, event.sentence_span[0]].append(event)
        return found

    def _complete_event(self, event: LedgerEvent) -> LedgerEvent:
        return replace(
            event, actors=self._parties(event.actors), recipients=self._parties(event.recipients),
            speakers=self._parties(event.speakers),
        )  # fmt: skip

    def _complete_statement(self, said: LedgerStatement) -> LedgerStatement:
        addressees = self._parties(said.addressees)
        return replace(said, speakers=self._parties(said.speakers), addressees=addressees)

    def _parties(self, parties: list[Party]) -> list[Party]:
        return [self._roster.complete(party) for party in parties]

    def _rows(self, kind: RecordKind) -> Iterator[Sequence[int]]:
        rows = self._found(kind) if self._only is None else self._only.get(kind, ())
        for at in range(0, len(rows), CHUNK):
            yield rows[at : at + CHUNK]

    def _found(self, kind: RecordKind) -> list[int]:
        if any(t.field and kind not in fields()[t.field].on for t in self._asked.terms):
            return []
        query = Selection(self.connection, kind, self._asked, oldest_first=True).query(ALL)
        if query is None:
            return []
        return [row for _, row in self.connection.execute(query.sql, query.values)]

    def string(self, document: str, part: str) -> str:
        """The text of a document as given, or its title; empty where the ledger has none."""
        if document not in self._texts:
            found = self.connection.execute(
                "SELECT document_text.text, document.title FROM document LEFT JOIN document_text "
                "ON document_text.document = document.id WHERE document.name = ?",
                (document,),
            ).fetchone()
            self._texts[document] = (found[0] or "", found[1] or "") if found else ("", "")
        return self._texts[document][part == "title"]

    @cached_property
    def documents(self) -> list[str]:
        """Names of the documents that the records stand in, in order of first mention."""
        told = [e.document for e in self.events] + [s.document for s in self.statements]
        return list(dict.fromkeys(told))

    @cached_property
    def sentences(self) -> dict[str, list[Sentence]]:
        """Document -> its sentences in order, the title's first."""
        found: defaultdict[str, list[Sentence]] = defaultdict(list)
        for row in self._of_documents(_SENTENCES):
            string = self.string(row["document"], row["part"])
            words = string[row["start"] : row["end"]]
            found[row["document"]].append(
                Sentence(row["document"], row["part"], row["start"], row["end"], words)
            )
        return found

    def sentence_at(
        self, document: str, part: str, at: int, *, back: bool = False
    ) -> Sentence | None:
        """The sentence that holds a place of a document, or, asked `back`, the last before it."""
        sentences = self.sentences.get(document, [])
        index = bisect_right(sentences, (part != "title", at), key=_begins) - 1
        if index < 0 or sentences[index].part != part:
            return None
        return sentences[index] if back or at < sentences[index].end else None

    def lead(self, document: str) -> str:
        """The title and the first sentence of a document."""
        sentences = self.sentences.get(document, [])
        titles = [s.words for s in sentences if s.part == "title"]
        texts = [s.words for s in sentences if s.part == "text"]
        return " ".join((*titles, *texts[:1]))

    @cached_property
    def mentions(self) -> dict[str, list[Mention]]:
        """Document -> mentions of its actors in order."""
        found: defaultdict[str, list[Mention]] = defaultdict(list)
        for row in self._of_documents(_MENTIONS):
            party = Party(
                ordinal=row["ordinal"], actor=row["key"], name=row["name"], title=row["title"],
                country=row["country"], sector=row["sector"],
            )  # fmt: skip
            for start, end in json.loads(row["mentions"]):
                whole = self._roster.complete(party)
                found[row["document"]].append(Mention(row["part"], start, end, whole))
        for mentions in found.values():
            mentions.sort(key=lambda m: (m.start, -m.end))
        return found

    @cached_property
    def outlets(self) -> dict[str, tuple[str | None, dt.date]]:
        """Document -> its publisher and date."""
        return {
            row["document"]: (row["source"], dt.date.fromisoformat(row["date"]))
            for row in self._of_documents(_OUTLETS)
        }

    @cached_property
    def stories(self) -> dict[int, int]:
        """Event row -> the story that it is of, where the ledger's stories have been told."""
        found = self.connection.execute("SELECT event, story FROM story_witness")
        return {row["event"]: row["story"] for row in found}

    def _of_documents(self, sql: str) -> Iterator[sqlite3.Row]:
        for at in range(0, len(self.documents), CHUNK):
            part: Sequence[str] = self.documents[at : at + CHUNK]
            marks = ",".join("?" * len(part))
            yield from self.connection.execute(sql.format(marks=marks), tuple(part))


def _begins(sentence: Sentence) -> tuple[bool, int]:
    """Where a sentence stands; the title's go before the text's."""
    return sentence.part != "title", sentence.start


_SENTENCES = """
SELECT document.name AS document, sentence.part, sentence.start, sentence."end"
FROM sentence JOIN document ON document.id = sentence.document
WHERE document.name IN ({marks}) ORDER BY document.id, sentence.ordinal
"""
_MENTIONS = """
SELECT document.name AS document, own.part, own.ordinal, own.mentions, own.name, own.title,
       own.country, own.sector, actor.key
FROM document_actor AS own
JOIN document ON document.id = own.document
JOIN actor_now AS actor ON actor.id = own.actor
WHERE document.name IN ({marks}) ORDER BY document.id, own.ordinal
"""
_OUTLETS = """
SELECT name AS document, source, date FROM document WHERE name IN ({marks})
"""
