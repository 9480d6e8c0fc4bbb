"""Filing a document: under its facets, and in the roll of actors; and taking it out of both."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from typing import NamedTuple

from dragoman.ledger.facets import Facet, document_facets, event_facets, statement_facets
from dragoman.ledger.identity import aliases, folded
from dragoman.ledger.numbers import Numbers
from dragoman.ledger.seen import DocumentSeen

Kind = str
Entry = tuple[int, int, int]


class Roll(NamedTuple):
    """What a document adds to the roll of actors."""

    actors: frozenset[int]
    aliases: frozenset[tuple[int, str]]
    roles: frozenset[tuple[int, str, str]]


def file(connection: sqlite3.Connection, numbers: Numbers, document: int) -> None:
    """Enter a document's records under all of their facets."""
    for kind, entries in _entries(connection, numbers, document):
        connection.executemany(f"INSERT OR IGNORE INTO {kind}_facet VALUES (?, ?, ?)", entries)


def unfile(connection: sqlite3.Connection, numbers: Numbers, document: int) -> None:
    """Take a document's records out of every facet; before anything about them is changed."""
    for kind, entries in _entries(connection, numbers, document):
        connection.executemany(
            f"DELETE FROM {kind}_facet WHERE facet = ? AND day = ? AND {kind} = ?", entries
        )


def _entries(
    connection: sqlite3.Connection, numbers: Numbers, document: int
) -> Iterator[tuple[Kind, list[Entry]]]:
    page = DocumentSeen.read(connection, document)
    said = {s.row: s for s in page.statements()}
    facets: list[frozenset[Facet]] = []
    entries: dict[Kind, list[Entry]] = {"statement": [], "event": []}
    for statement in said.values():
        facets.append(statement_facets(statement.seen))
        entries["statement"] += _rows(numbers, facets[-1], statement.day, statement.row)
    for event in page.events({row: s.seen for row, s in said.items()}):
        facets.append(event_facets(event.seen))
        entries["event"] += _rows(numbers, facets[-1], event.day, event.row)
    whole = document_facets(page.source, page.parties.values(), page.places.values(), facets)
    entries["document"] = list(_rows(numbers, whole, page.day, document))
    yield from entries.items()


def _rows(numbers: Numbers, facets: frozenset[Facet], day: int, row: int) -> Iterator[Entry]:
    for facet in numbers.facets(sorted(facets)):
        yield facet, day, row


def enrol(connection: sqlite3.Connection, document: int) -> None:
    """Count a document for its actors, their aliases and their roles."""
    date, roll = _roll(connection, document)
    connection.executemany(
        "UPDATE actor SET documents = documents + 1 WHERE id = ?", [(a,) for a in roll.actors]
    )
    connection.executemany(
        "INSERT INTO alias VALUES (?, ?, ?, 1) "
        "ON CONFLICT (actor, name) DO UPDATE SET documents = documents + 1",
        [(actor, name, folded(name)) for actor, name in sorted(roll.aliases)],
    )
    connection.executemany(
        "INSERT INTO role VALUES (?1, ?2, ?3, ?4, ?4, 1) ON CONFLICT (actor, title, sector) "
        "DO UPDATE SET documents = documents + 1, first = min(first, excluded.first), "
        "last = max(last, excluded.last)",
        [(*role, date) for role in sorted(roll.roles)],
    )


def strike(connection: sqlite3.Connection, document: int) -> None:
    """Take a document out of the roll of actors; `trim` is due once its rows are gone."""
    _, roll = _roll(connection, document)
    connection.executemany(
        "UPDATE actor SET documents = documents - 1 WHERE id = ?", [(a,) for a in roll.actors]
    )
    connection.executemany(
        "UPDATE alias SET documents = documents - 1 WHERE actor = ? AND name = ?", roll.aliases
    )
    connection.executemany(
        "UPDATE role SET documents = documents - 1 WHERE actor = ? AND title = ? AND sector = ?",
        roll.roles,
    )


def trim(connection: sqlite3.Connection, actors: list[int], date: str) -> None:
    """Drop aliases and roles that nothing tells of any more, and date the others anew.

    Args:
        date: that of the document that went; a role that neither began nor ended on it stays.
    """
    rows = [(a,) for a in actors]
    connection.executemany("DELETE FROM alias WHERE actor = ? AND documents = 0", rows)
    connection.executemany("DELETE FROM role WHERE actor = ? AND documents = 0", rows)
    connection.executemany(
        "UPDATE role SET (first, last) = ("
        "  SELECT min(document.date), max(document.date) FROM document_actor AS own"
        "  JOIN document ON document.id = own.document WHERE own.actor = role.actor"
        "  AND coalesce(own.title, '') = role.title AND coalesce(own.sector, '') = role.sector)"
        "WHERE actor = ?1 AND ?2 IN (first, last)",
        [(a, date) for a in actors],
    )


def _roll(connection: sqlite3.Connection, document: int) -> tuple[str, Roll]:
    date, title, text = connection.execute(
        "SELECT date, title, (SELECT text FROM document_text WHERE document = id) "
        "FROM document WHERE id = ?", (document,)
    ).fetchone()  # fmt: skip
    strings = {"text": text or "", "title": title or ""}
    named: set[tuple[int, str]] = set()
    roles: set[tuple[int, str, str]] = set()
    for actor, name, own_title, sector, mentions, part in connection.execute(
        "SELECT actor, name, title, sector, mentions, part FROM document_actor "
        "WHERE document = ?", (document,)
    ):  # fmt: skip
        spoken = (strings[part][start:end] for start, end in json.loads(mentions))
        named.update((actor, alias) for alias in aliases(name, spoken))
        roles.add((actor, own_title or "", sector or ""))
    actors = frozenset(actor for actor, _, _ in roles)
    return date, Roll(actors, frozenset(named), frozenset(roles))
