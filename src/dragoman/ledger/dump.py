"""The canonical dump: everything that a ledger holds, whatever order it was put in.

One JSON object a line. Row numbers, the time of adding and the order of documents leave no trace:
documents come by their ids, actors by their keys, and records name each other by their ids. Two
ledgers of the same documents, coder and judgements have the same dump.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Any

import msgspec

from dragoman.ledger import reading
from dragoman.ledger.content import as_json


def dump(connection: sqlite3.Connection) -> Iterator[str]:
    """The lines of a dump."""
    for row in connection.execute("SELECT id FROM document ORDER BY name").fetchall():
        yield as_json(_document(connection, row[0]))
    for row in connection.execute(
        "SELECT id, key, documents FROM actor WHERE documents > 0 ORDER BY key"
    ).fetchall():
        yield as_json(_actor(connection, *row))
    for field, value, *counts in connection.execute(
        "SELECT field, value, events, statements, documents FROM facet "
        "WHERE events + statements + documents > 0 ORDER BY field, value"
    ):
        yield as_json({"facet": [field, value], "counts": counts})
    for table, order in (
        ("day_count", "day, type, status"),
        ("dyad_count", "actor, recipient, month, type, status"),
        ("judgement", "id"),
    ):
        for row in connection.execute(f"SELECT * FROM {table} ORDER BY {order}"):
            yield as_json({table: {k: row[k] for k in row.keys() if k != "at"}})  # noqa: SIM118


def _document(connection: sqlite3.Connection, number: int) -> dict[str, Any]:
    (document,) = reading.documents(connection, [number])
    text = connection.execute("SELECT text FROM document_text WHERE document = ?", (number,))
    return {
        "document": _plain(document),
        "text": next((r[0] for r in text), None),
        "sentences": _rows(connection, "sentence", "ordinal, start, \"end\", part", number),
        "actors": [
            {**row, "actor": key}
            for row, key in zip(
                _rows(connection, "document_actor", _ACTOR, number), _keys(connection, number),
                strict=True,
            )
        ],
        "times": _rows(connection, "timex", "*", number),
        "places": _rows(connection, "place", "*", number),
        "statements": [_plain(s) for s in reading.statements(
            connection, _numbers(connection, "statement", number))],
        "events": [_plain(e) for e in reading.events(
            connection, _numbers(connection, "event", number))],
    }  # fmt: skip


def _numbers(connection: sqlite3.Connection, table: str, document: int) -> list[int]:
    rows = connection.execute(
        f"SELECT id FROM {table} WHERE document = ? ORDER BY ordinal", (document,)
    )
    return [r[0] for r in rows]


def _rows(
    connection: sqlite3.Connection, table: str, columns: str, document: int
) -> list[dict[str, Any]]:
    rows = connection.execute(
        f"SELECT {columns} FROM {table} WHERE document = ? ORDER BY ordinal", (document,)
    )
    return [{k: row[k] for k in row.keys() if k not in ("id", "document")} for row in rows]  # noqa: SIM118


def _keys(connection: sqlite3.Connection, document: int) -> list[str]:
    rows = connection.execute(
        "SELECT actor.key FROM document_actor AS own JOIN actor ON actor.id = own.actor "
        "WHERE own.document = ? ORDER BY own.ordinal", (document,)
    )  # fmt: skip
    return [r[0] for r in rows]


def _actor(connection: sqlite3.Connection, number: int, key: str, documents: int) -> dict[str, Any]:
    aliases = connection.execute(
        "SELECT name, documents FROM alias WHERE actor = ? ORDER BY name", (number,)
    )
    roles = connection.execute(
        "SELECT title, sector, first, last, documents FROM role WHERE actor = ? "
        "ORDER BY title, sector", (number,)
    )  # fmt: skip
    whole = connection.execute("SELECT key FROM actor_now WHERE id = ?", (number,)).fetchone()[0]
    return {
        "actor": key, "stands_for": whole, "documents": documents,
        "aliases": dict(aliases.fetchall()), "roles": [tuple(r) for r in roles],
    }  # fmt: skip


def _plain(record: Any) -> dict[str, Any]:
    """A record without its row number."""
    told: dict[str, Any] = msgspec.to_builtins(record)
    told.pop("row")
    return told


_ACTOR = "ordinal, name, title, country, sector, other_sectors, mentions, part"
