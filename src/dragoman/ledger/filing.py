"""Filing a document under its facets and in the counts, and taking it out of both."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

from dragoman.ledger.days import calendar
from dragoman.ledger.facets import (
    EventSeen,
    Facet,
    document_facets,
    event_facets,
    statement_facets,
)
from dragoman.ledger.numbers import Numbers
from dragoman.ledger.seen import DocumentSeen, Filed

Entry = tuple[int, int, int]


class Entries(NamedTuple):
    """All entries of a document: its facets, and what it adds to the counts."""

    facets: dict[str, list[Entry]]
    days: Counter[tuple[int, str, str]]
    dyads: Counter[tuple[str, str, str, str, str]]


def file(connection: sqlite3.Connection, numbers: Numbers, document: int) -> None:
    """Enter a document's records under all of their facets, and count them."""
    entries = _entries(connection, numbers, document)
    for kind, rows in entries.facets.items():
        connection.executemany(f"INSERT OR IGNORE INTO {kind}_facet VALUES (?, ?, ?)", rows)
    for table, columns, counts in _counts(entries):
        marks = ", ".join("?" * (columns.count(",") + 1))
        connection.executemany(
            f"INSERT INTO {table} VALUES ({marks}, ?) "
            f"ON CONFLICT ({columns}) DO UPDATE SET events = events + excluded.events",
            [(*key, count) for key, count in sorted(counts.items())],
        )


def unfile(connection: sqlite3.Connection, numbers: Numbers, document: int) -> None:
    """Take a document's records out again; before anything about them is changed."""
    entries = _entries(connection, numbers, document)
    for kind, rows in entries.facets.items():
        connection.executemany(
            f"DELETE FROM {kind}_facet WHERE facet = ? AND day = ? AND {kind} = ?", rows
        )
    for table, columns, counts in _counts(entries):
        where = f"({columns}) = ({', '.join('?' * (columns.count(',') + 1))})"
        connection.executemany(
            f"UPDATE {table} SET events = events - ? WHERE {where}",
            [(count, *key) for key, count in counts.items()],
        )
        connection.executemany(f"DELETE FROM {table} WHERE {where} AND events = 0", list(counts))


def _counts(entries: Entries) -> list[tuple[str, str, Counter[Any]]]:
    return [
        ("day_count", "day, type, status", entries.days),
        ("dyad_count", "actor, recipient, month, type, status", entries.dyads),
    ]


def _entries(connection: sqlite3.Connection, numbers: Numbers, document: int) -> Entries:
    page = DocumentSeen.read(connection, document)
    said = {s.row: s for s in page.statements()}
    facets: list[frozenset[Facet]] = []
    entries = Entries({"statement": [], "event": []}, Counter(), Counter())
    for statement in said.values():
        facets.append(statement_facets(statement.seen))
        entries.facets["statement"] += _rows(numbers, facets[-1], statement.day, statement.row)
    for event in page.events({row: s.seen for row, s in said.items()}):
        facets.append(event_facets(event.seen))
        entries.facets["event"] += _rows(numbers, facets[-1], event.day, event.row)
        if event.seen.judged != "reject":
            _count(entries, event)
    whole = document_facets(page.source, page.parties.values(), page.places.values(), facets)
    entries.facets["document"] = list(_rows(numbers, whole, page.day, document))
    return entries


def _count(entries: Entries, event: Filed[EventSeen]) -> None:
    seen = event.seen
    entries.days[event.day, seen.type, seen.status] += 1
    month = f"{calendar(event.day):%Y-%m}"
    for pair in dyads(seen):
        entries.dyads[*pair, month, seen.type, seen.status] += 1


def dyads(event: EventSeen) -> set[tuple[str, str]]:
    """The pairs of countries that an event ties: actor's and recipient's, each pair once."""
    return {
        (one.country, other.country)
        for one in event.actors
        for other in event.recipients
        if one.country and other.country
    }


def _rows(numbers: Numbers, facets: frozenset[Facet], day: int, row: int) -> Iterator[Entry]:
    for facet in numbers.facets(sorted(facets)):
        yield facet, day, row
