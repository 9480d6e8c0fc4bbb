"""The roll of actors across documents: who is told of where, by which names, in which roles."""

from __future__ import annotations

import json
import sqlite3
from typing import NamedTuple

from dragoman.ledger.identity import aliases, folded


class Roll(NamedTuple):
    """What a document adds to the roll of actors."""

    actors: frozenset[int]
    aliases: frozenset[tuple[int, str]]
    roles: frozenset[tuple[int, str, str]]


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
        "INSERT INTO role VALUES (?, ?, ?, ?, ?, 1) ON CONFLICT (actor, title, sector) "
        "DO UPDATE SET documents = documents + 1, first = min(first, excluded.first), "
        "last = max(last, excluded.last)",
        [(*role, date, date) for role in sorted(roll.roles)],
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
        " WHERE actor = ? AND ? IN (first, last)",
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


def splits(connection: sqlite3.Connection) -> dict[tuple[str, str], tuple[str, str]]:
    """(document, key) -> key and name of the actor that it was split off to by hand."""
    rows = connection.execute(
        "SELECT key, changes FROM in_force WHERE kind = 'actor' AND verdict = 'split' ORDER BY id"
    )
    found = {}
    for key, told in rows:
        changes = json.loads(told)
        into = (changes["into"], changes["name"])
        found.update({(document, key): into for document in changes["documents"]})
    return found


def apply_merges(connection: sqlite3.Connection) -> None:
    """Make every actor stand for the one that it was merged into, at the end of the chain."""
    into = dict(
        connection.execute(
            "SELECT key, changes ->> '$.into' FROM in_force "
            "WHERE kind = 'actor' AND verdict = 'merge' ORDER BY id"
        ).fetchall()
    )
    connection.execute("UPDATE actor SET stands_for = NULL WHERE stands_for IS NOT NULL")
    for key in into:
        end = last_of(into, key)
        connection.execute(
            "UPDATE actor SET stands_for = (SELECT id FROM actor WHERE key = ?) "
            "WHERE key = ? AND key <> ?", (end, key, end)
        )  # fmt: skip


def last_of(into: dict[str, str], key: str) -> str:
    """The end of a chain of merges."""
    seen = {key}
    while key in into and into[key] not in seen:
        key = into[key]
        seen.add(key)
    return key
