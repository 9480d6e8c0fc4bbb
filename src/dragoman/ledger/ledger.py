"""`Ledger`: one SQLite file that remembers what was coded."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Final, Literal, Self

from dragoman.errors import DragomanError
from dragoman.ledger import filing, holders, judging, reading, rolls
from dragoman.ledger.connection import BUSY_SECONDS, connect, failure
from dragoman.ledger.content import content_hash, stored
from dragoman.ledger.corrections import Corrections
from dragoman.ledger.fields import RecordKind
from dragoman.ledger.grammar import parse
from dragoman.ledger.model import (
    Hit,
    LedgerActor,
    LedgerDocument,
    LedgerEvent,
    LedgerStatement,
    Page,
)
from dragoman.ledger.numbers import Numbers
from dragoman.ledger.removal import remove
from dragoman.ledger.roster import roster
from dragoman.ledger.search import search
from dragoman.ledger.selection import At, Selection
from dragoman.ledger.writing import RecordWriter
from dragoman.read.document import Document
from dragoman.records.model import Coded, CoderVersion

BATCH: Final = 50
Outcome = Literal["added", "replaced", "unchanged"]


@dataclass(slots=True)
class Added:
    """What adding several documents came to."""

    added: int = 0
    replaced: int = 0
    unchanged: int = 0

    def count(self, outcome: Outcome) -> None:
        setattr(self, outcome, getattr(self, outcome) + 1)


class Ledger:
    """A ledger's file, opened; use it in a `with` block, one `Ledger` a thread.

    Args:
        path: the file; made if it is not there, unless `create` is False.
        readonly: open it only to read. Readers go on while another process writes.
        busy_seconds: how long to wait for another writer before saying who it is.

    Raises:
        DragomanError: E501 to E507 for a file that cannot be opened, each with what to do.
    """

    def __init__(
        self,
        path: Path | str,
        *,
        create: bool = True,
        readonly: bool = False,
        busy_seconds: float = BUSY_SECONDS,
    ) -> None:
        self.path = Path(path)
        self.readonly = readonly
        self.connection = connect(
            self.path, create=create, readonly=readonly, busy_seconds=busy_seconds
        )
        self.numbers = Numbers(self.connection)
        self._writer = RecordWriter(self.connection, self.numbers)
        self._announced = False
        self.corrections = Corrections(self.connection, self.numbers, self.writing)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
        if type(error) in (sqlite3.DatabaseError, sqlite3.OperationalError):
            assert isinstance(error, sqlite3.Error)
            raise failure(self.path, error) from error

    def close(self) -> None:
        """Let go of the file; once is enough."""
        if self._announced:
            holders.leave(self.connection)
            self._announced = False
        self.connection.close()

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction: all of what is done in it is kept, or nothing.

        Raises:
            DragomanError: E504 where another writer holds the ledger, E508 where it is only read.
        """
        if self.readonly:
            raise DragomanError("E508", place=self.path)
        if self.connection.in_transaction:
            yield self.connection
            return
        self._begin()
        try:
            yield self.connection
            self.connection.execute("COMMIT")
        except BaseException as error:
            self.numbers.forget()
            if self.connection.in_transaction:
                self.connection.execute("ROLLBACK")
            if isinstance(error, sqlite3.OperationalError):
                raise failure(self.path, error) from error
            raise

    def _begin(self) -> None:
        try:
            if not self._announced:
                self._announced = holders.announce(self.connection)
            self.connection.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            if "locked" in str(error):
                holder = holders.named(self.connection)
                raise DragomanError("E504", place=self.path, holder=holder) from error
            raise failure(self.path, error) from error
        self.numbers.begin()

    def holds(self, document: Document | Coded, coder: CoderVersion, text: str | None) -> bool:
        """Whether the ledger has this document with this content, coded by this coder."""
        row = self.connection.execute(
            "SELECT document.hash, coder.version, coder.model, coder.rules FROM document "
            "JOIN coder ON coder.id = document.coder WHERE name = ?", (stored(document.id),)
        ).fetchone()  # fmt: skip
        told = (coder.version, coder.model, coder.rules)
        return row is not None and tuple(row) == (content_hash(document, text), *told)

    def add(self, coded: Coded, text: str | None = None) -> Outcome:
        """Put one document's record in, in a transaction of its own.

        A document that is there already with the same content, coder and rules is left alone; one
        that has changed, or was coded by another coder, is replaced. Judgements stay with records
        that are still there.

        Args:
            text: the report itself; without it the record has no words to show or to search.

        Raises:
            DragomanError: E504, E508.
        """
        with self.writing():
            return self._put(coded, text)

    def add_many(
        self, records: Iterable[tuple[Document, Coded] | tuple[Coded, str | None]]
    ) -> Added:
        """Put many records in, several to a transaction; takes (Document, Coded) or (Coded, text).

        Killed at any instant, the ledger holds whole documents only.
        """
        tally, waiting = Added(), list[tuple[Coded, str | None]]()
        for record in records:
            waiting.append(_with_text(record))
            if len(waiting) == BATCH:
                self._put_all(waiting, tally)
        self._put_all(waiting, tally)
        return tally

    def remove(self, document: str) -> bool:
        """Take a document's records out; whether it was there. Judgements on it are kept."""
        with self.writing() as connection:
            row = connection.execute(
                "SELECT id FROM document WHERE name = ?", (stored(document),)
            ).fetchone()
            if row is not None:
                remove(connection, self.numbers, row[0])
            return row is not None

    def events(
        self,
        filter: str = "",
        *,
        limit: int = 50,
        after: At | None = None,
        oldest_first: bool = False,
    ) -> Page[LedgerEvent]:
        """Events that a filter asks for, newest first, as they stand after judgement.

        Args:
            filter: in the grammar of `fields.toml`, such as "actor:RUS type:ASSAULT since:2022".
            after: `next` of the page before.

        Raises:
            DragomanError: E511 to E515 for a filter that cannot be read.
        """
        return self._page("events", reading.events, filter, limit, after, oldest_first)

    def statements(
        self,
        filter: str = "",
        *,
        limit: int = 50,
        after: At | None = None,
        oldest_first: bool = False,
    ) -> Page[LedgerStatement]:
        """Statements that a filter asks for, as `events` gives events."""
        return self._page("statements", reading.statements, filter, limit, after, oldest_first)

    def documents(
        self,
        filter: str = "",
        *,
        limit: int = 50,
        after: At | None = None,
        oldest_first: bool = False,
    ) -> Page[LedgerDocument]:
        """Documents that a filter asks for, as `events` gives events."""
        return self._page("documents", reading.documents, filter, limit, after, oldest_first)

    def _page[Record](
        self,
        kind: RecordKind,
        read: Callable[[sqlite3.Connection, Sequence[int]], list[Record]],
        filter: str,
        limit: int,
        after: At | None,
        oldest_first: bool,
    ) -> Page[Record]:
        selection = Selection(self.connection, kind, parse(filter), oldest_first=oldest_first)
        found = selection.page(limit, after)
        records = read(self.connection, [at.row for at in found])
        last = found[-1] if len(found) == limit else None
        return Page(records=records, next=last, notes=selection.notes)

    def count(self, kind: RecordKind, filter: str = "", *, most: int = 10_000) -> int:
        """How many records a filter asks for, counted up to `most`."""
        return Selection(self.connection, kind, parse(filter)).count(most)

    def search(self, filter: str, *, limit: int = 20) -> list[Hit]:
        """The best sentences for the words of a filter, in documents that its fields allow.

        Raises:
            DragomanError: E511 to E516 for a filter that cannot be read, or has no words.
        """
        return search(self.connection, filter, limit)

    def actors(
        self, filter: str = "", *, limit: int = 50, after: At | None = None
    ) -> Page[LedgerActor]:
        """Actors across documents, those told of most first, with their names and dated roles.

        Args:
            filter: `country:`, `sector:` and names, such as "country:RUS lavrov".
        """
        return roster(self.connection, parse(filter), limit, after)

    def text(self, document: str) -> str | None:
        """The report as given; None where the ledger has only its record, or not even that."""
        row = self.connection.execute(
            "SELECT text FROM document_text JOIN document ON document.id = document "
            "WHERE name = ?", (stored(document),)
        ).fetchone()  # fmt: skip
        return None if row is None else str(row[0])

    def _put_all(self, waiting: list[tuple[Coded, str | None]], tally: Added) -> None:
        outcomes: list[Outcome] = []
        with self.writing():
            for coded, text in waiting:
                outcomes.append(self._put(coded, text))
        for outcome in outcomes:
            tally.count(outcome)
        waiting.clear()

    def _put(self, coded: Coded, text: str | None) -> Outcome:
        if self.holds(coded, coded.coder, text):
            return "unchanged"
        row = self.connection.execute(
            "SELECT id FROM document WHERE name = ?", (stored(coded.id),)
        ).fetchone()
        old = None if row is None else int(row[0])
        if old is not None:
            remove(self.connection, self.numbers, old)
        number = self._writer.write(coded, text, content_hash(coded, text), old)
        judging.rule(self.connection, number)
        filing.file(self.connection, self.numbers, number)
        rolls.enrol(self.connection, number)
        return "added" if old is None else "replaced"


def _with_text(
    record: tuple[Document, Coded] | tuple[Coded, str | None],
) -> tuple[Coded, str | None]:
    first, second = record
    if isinstance(first, Document):
        assert isinstance(second, Coded)
        return second, first.text
    assert second is None or isinstance(second, str)
    return first, second
