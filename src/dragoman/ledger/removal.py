"""Taking a document's records out of the ledger, all of them, within one transaction."""

from __future__ import annotations

import sqlite3

from dragoman.ledger.filing import unfile
from dragoman.ledger.numbers import Numbers
from dragoman.ledger.rolls import strike, trim

CHILDREN = ("event", "statement", "document_actor", "timex", "place", "sentence")


def remove(connection: sqlite3.Connection, numbers: Numbers, document: int) -> None:
    """Delete a document and every record of it; judgements on them stay."""
    unfile(connection, numbers, document)
    strike(connection, document)
    actors, date = _told(connection, document)
    for kind in ("sentence", "statement"):
        _unsearch(connection, kind, document)
    _delete_parties(connection, document)
    for table in CHILDREN:
        connection.execute(f"DELETE FROM {table} WHERE document = ?", (document,))
    connection.execute("DELETE FROM document WHERE id = ?", (document,))
    trim(connection, actors, date)


def _told(connection: sqlite3.Connection, document: int) -> tuple[list[int], str]:
    actors = connection.execute(
        "SELECT DISTINCT actor FROM document_actor WHERE document = ?", (document,)
    ).fetchall()
    date = connection.execute("SELECT date FROM document WHERE id = ?", (document,)).fetchone()[0]
    return [a[0] for a in actors], date


def _unsearch(connection: sqlite3.Connection, kind: str, document: int) -> None:
    rows = connection.execute(
        f"SELECT id, words FROM {kind}_words WHERE words IS NOT NULL "
        f"AND id IN (SELECT id FROM {kind} WHERE document = ?)", (document,)
    ).fetchall()  # fmt: skip
    connection.executemany(
        f"INSERT INTO {kind}_search ({kind}_search, rowid, words) VALUES ('delete', ?, ?)",
        [tuple(r) for r in rows],
    )


def _delete_parties(connection: sqlite3.Connection, document: int) -> None:
    for kind in ("event", "statement"):
        connection.execute(
            f"DELETE FROM {kind}_party WHERE {kind} IN (SELECT id FROM {kind} WHERE document = ?)",
            (document,),
        )
