"""What stories and copies say of documents: who tells a happening, and who copies whom."""

from __future__ import annotations

import sqlite3
from typing import NamedTuple

from dragoman.ledger.grammar import Value


class Retold(NamedTuple):
    """Rows of documents, and of the events in them that are meant; every event where None."""

    documents: tuple[int, ...]
    events: tuple[int, ...] | None


def of_story(connection: sqlite3.Connection, value: Value) -> Retold:
    """The events of a story, by its key or how that begins, and the documents that tell them."""
    found = connection.execute(
        "SELECT event.document, event.id FROM story JOIN story_witness AS witness "
        "ON witness.story = story.id JOIN event ON event.id = witness.event "
        "WHERE story.key BETWEEN ? AND ?",
        _bounds(value),
    ).fetchall()
    return Retold(tuple({row[0] for row in found}), tuple(row[1] for row in found))


def of_copies(connection: sqlite3.Connection, value: Value) -> Retold:
    """A report, all that copy it, and what it copies itself."""
    found = connection.execute(
        "WITH meant (id) AS (SELECT id FROM document WHERE name BETWEEN ? AND ?), "
        "original (id) AS (SELECT coalesce(copy.original, meant.id) FROM meant "
        "LEFT JOIN copy ON copy.document = meant.id) "
        "SELECT id FROM original UNION "
        "SELECT copy.document FROM copy JOIN original ON original.id = copy.original",
        _bounds(value),
    ).fetchall()
    return Retold(tuple(row[0] for row in found), None)


def _bounds(value: Value) -> tuple[str, str]:
    return value.text, value.text + "\U0010ffff" if value.begins else value.text
