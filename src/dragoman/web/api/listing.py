"""Pages of records, single records, and counts of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import dragoman
from dragoman.errors import DragomanError, near_miss
from dragoman.ledger import reading
from dragoman.ledger.fields import RecordKind
from dragoman.ledger.ledger import Ledger
from dragoman.ledger.model import LedgerActor, LedgerEvent, LedgerStatement
from dragoman.ledger.roster import actor_of
from dragoman.ledger.search import CLOSES, OPENS
from dragoman.ledger.selection import At
from dragoman.web.api import answers, asked
from dragoman.web.api.sorting import listed

COUNTED: Final = 10_000


def cursor(at: At | None) -> str | None:
    """Where a page ended, as an address carries it."""
    return None if at is None else f"{at.day}.{at.row}"


def at(cursor: str | None) -> At | None:
    """Where a page is to begin."""
    if cursor is None:
        return None
    day, row = cursor.split(".")
    return At(int(day), int(row))


def about(ledger: Ledger, told: asked.Asked) -> answers.About:
    """What the ledger holds."""
    row = ledger.connection.execute(
        "SELECT documents, statements, events FROM facet WHERE field = 'all'"
    ).fetchone()
    documents, statements, events = row or (0, 0, 0)
    return answers.About(
        version=dragoman.__version__, documents=documents, statements=statements, events=events
    )


def events(ledger: Ledger, told: asked.ListedByDay) -> answers.Events:
    """A page of events."""
    return _page(ledger, "events", told, answers.Events)


def statements(ledger: Ledger, told: asked.ListedByDay) -> answers.Statements:
    """A page of statements."""
    return _page(ledger, "statements", told, answers.Statements)


def documents(ledger: Ledger, told: asked.ListedByDay) -> answers.Documents:
    """A page of documents."""
    return _page(ledger, "documents", told, answers.Documents)


def actors(ledger: Ledger, told: asked.Listed) -> answers.Actors:
    """A page of actors."""
    page = ledger.actors(told.filter, limit=told.limit, after=at(told.after))
    return answers.Actors(records=page.records, next=cursor(page.next), notes=page.notes)


def _page[Pages](
    ledger: Ledger, kind: RecordKind, told: asked.ListedByDay, made: Callable[..., Pages]
) -> Pages:
    if told.columns is not None:
        raise DragomanError("E721", place="columns", reason="only exports take it; see format")
    page = listed(
        ledger, kind, told.filter, sort=order(told), limit=told.limit, after=at(told.after)
    )
    return made(records=page.records, next=cursor(page.next), notes=page.notes)


def order(told: asked.ListedByDay) -> str:
    """The column by which records are wanted."""
    return told.sort or ("day" if told.order == "oldest" else "-day")


def event(ledger: Ledger, id: str) -> LedgerEvent:
    """One event.

    Raises:
        DragomanError: E728 where the ledger has none of this id.
    """
    (found,) = reading.events(ledger.connection, [_row(ledger, "event", "key", id)])
    return found


def statement(ledger: Ledger, id: str) -> LedgerStatement:
    """One statement, as `event` gives an event."""
    (found,) = reading.statements(ledger.connection, [_row(ledger, "statement", "key", id)])
    return found


def actor(ledger: Ledger, key: str) -> LedgerActor:
    """One actor with its names and roles; of merged ones, the one that stands for it."""
    row = ledger.connection.execute(
        "SELECT coalesce(stands_for, id) FROM actor WHERE key = ?", (key,)
    ).fetchone()
    if row is None:
        raise DragomanError("E728", what="actor", id=key)
    return actor_of(ledger.connection, row[0])


def _row(ledger: Ledger, table: str, column: str, id: str) -> int:
    row = ledger.connection.execute(
        f"SELECT id FROM {table} WHERE {column} = ? LIMIT 1", (id,)
    ).fetchone()
    if row is None:
        raise DragomanError("E728", what=table, id=id)
    return int(row[0])


def document_row(ledger: Ledger, id: str) -> int:
    """Number of a document's row.

    Raises:
        DragomanError: E728 where the ledger has none of this id.
    """
    return _row(ledger, "document", "name", id)


def count(ledger: Ledger, told: asked.Counting) -> answers.Count:
    """How many records a filter asks for; ledgers keep the count of what is asked most."""
    found = ledger.count(told.of, told.filter, most=COUNTED)
    return answers.Count(count=found, more=found == COUNTED)


def facets(ledger: Ledger, told: asked.FacetsAsked) -> answers.Facets:
    """Values of a field with their counts, kept up to date by the ledger."""
    rows = ledger.connection.execute(
        "SELECT value, events, statements, documents FROM facet WHERE field = :field "
        "AND CASE :of WHEN 'events' THEN events WHEN 'statements' THEN statements "
        "ELSE documents END > 0 ORDER BY CASE :of WHEN 'events' THEN events "
        "WHEN 'statements' THEN statements ELSE documents END DESC, value LIMIT :limit",
        {"field": told.field, "of": told.of, "limit": told.limit},
    ).fetchall()
    if not rows:
        _check_field(ledger, told.field)
    return answers.Facets(
        field=told.field, records=[answers.FacetCount(**dict(row)) for row in rows]
    )


def _check_field(ledger: Ledger, field: str) -> None:
    known = sorted(
        row[0]
        for row in ledger.connection.execute("SELECT DISTINCT field FROM facet")
        if not row[0].startswith("rejected.")
    )
    if known and field not in known:
        reason = f"no facet {field!r}.{near_miss(field, known)} Known are: {', '.join(known)}"
        raise DragomanError("E721", place="field", reason=reason)


def search(ledger: Ledger, told: asked.Searched) -> answers.Finds:
    """Sentences that have the words of a filter."""
    return answers.Finds(records=[
        answers.Found(
            document=hit.document, date=hit.date, source=hit.source, title=hit.title,
            part=hit.part, span=hit.span, snippet=pieces(hit.snippet), rank=round(hit.rank, 3),
        )
        for hit in ledger.search(told.filter, limit=told.limit)
    ])  # fmt: skip


def pieces(snippet: str) -> list[answers.Piece]:
    """A snippet cut where found words begin and end."""
    found = []
    for index, part in enumerate(snippet.replace(CLOSES, OPENS).split(OPENS)):
        if part:
            found.append(answers.Piece(words=part, found=index % 2 == 1))
    return found
