"""Sentences, times and places of one document, as rows of the ledger in the text's order."""

from __future__ import annotations

import sqlite3


def sentences(connection: sqlite3.Connection, document: int) -> list[tuple[int, int]]:
    """Offsets of the sentences of a document's text; its title is none of them."""
    return [tuple(row) for row in connection.execute(_SENTENCES, (document,))]


def times(connection: sqlite3.Connection, document: int) -> list[sqlite3.Row]:
    """Time expressions: start, end, type, value, mod, first, last, part."""
    return connection.execute(_TIMES, (document,)).fetchall()


def places(connection: sqlite3.Connection, document: int) -> list[sqlite3.Row]:
    """Places: start, end, name, country, admin1, lat, lon, geonames, part."""
    return connection.execute(_PLACES, (document,)).fetchall()


_SENTENCES = """
SELECT start, "end" FROM sentence WHERE document = ? AND ordinal >= 0 ORDER BY ordinal
"""
_TIMES = """
SELECT start, "end", type, value, mod, first, last, part FROM timex
WHERE document = ? ORDER BY ordinal
"""
_PLACES = """
SELECT start, "end", name, country, admin1, lat, lon, geonames, part FROM place
WHERE document = ? ORDER BY ordinal
"""
