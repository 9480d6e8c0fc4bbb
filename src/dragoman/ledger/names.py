"""Looking up names: which actors of the ledger a name may mean, merges by hand applied."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import Final

from rapidfuzz import process

MOST: Final = 500
ALIKE: Final = 70
COMPARED: Final = 20_000
LAST: Final = "\U0010ffff"


def actors_named(connection: sqlite3.Connection, name: str, begins: bool = False) -> list[str]:
    """Keys of every actor that goes by a folded name, and of those that count as the same."""
    rows = connection.execute(
        "SELECT member.key FROM actor AS member WHERE coalesce(member.stands_for, member.id) IN ("
        " SELECT coalesce(actor.stands_for, actor.id) FROM alias"
        " JOIN actor ON actor.id = alias.actor WHERE alias.folded BETWEEN :low AND :high"
        " UNION SELECT coalesce(stands_for, id) FROM actor"
        " WHERE key BETWEEN :low || '|' AND :high || :last)"
        " ORDER BY member.documents DESC, member.key LIMIT :most",
        {
            "low": name,
            "high": name + LAST if begins else name,
            "last": "|" + LAST,
            "most": MOST,
        },
    )
    return [r[0] for r in rows]


def values_like(connection: sqlite3.Connection, field: str, beginning: str) -> list[str]:
    """Values of a facet field that begin so, the commonest first."""
    rows = connection.execute(
        "SELECT value FROM facet WHERE field = ? AND value BETWEEN ? AND ? "
        "ORDER BY events + statements + documents DESC, value LIMIT ?",
        (field, beginning, beginning + LAST, MOST),
    )
    return [r[0] for r in rows]


def nearest_alias(connection: sqlite3.Connection, name: str) -> str | None:
    """The name in the ledger that is most like one that nobody goes by."""
    rows = connection.execute(
        "SELECT DISTINCT name FROM alias WHERE folded BETWEEN ? AND ? LIMIT ?",
        (name[:1], name[:1] + LAST, COMPARED),
    )
    return _nearest(name, (r[0] for r in rows))


def nearest_value(connection: sqlite3.Connection, field: str, text: str) -> str | None:
    """The value of a facet field that is most like one that no record has."""
    rows = connection.execute("SELECT value FROM facet WHERE field = ? LIMIT ?", (field, COMPARED))
    return _nearest(text, (r[0] for r in rows))


def _nearest(text: str, known: Iterable[str]) -> str | None:
    found = process.extractOne(text, list(known), processor=str.lower, score_cutoff=ALIKE)
    return None if found is None else str(found[0])
