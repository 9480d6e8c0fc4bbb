"""Sentences, actors, times and places of one document, as rows in the text's order."""

from __future__ import annotations

import sqlite3


def sentences(connection: sqlite3.Connection, document: int) -> list[tuple[int, int]]:
    """Offsets of the sentences of a document's text; its title is none of them."""
    return [tuple(row) for row in connection.execute(_SENTENCES, (document,))]


def actors(connection: sqlite3.Connection, document: int) -> list[sqlite3.Row]:
    """Actors: actor (its key), name, title, country, sector, other_sectors, mentions, part."""
    return connection.execute(_ACTORS, (document,)).fetchall()


def times(connection: sqlite3.Connection, document: int) -> list[sqlite3.Row]:
    """Time expressions: start, end, type, value, mod, first, last, part."""
    return connection.execute(_TIMES, (document,)).fetchall()


def places(connection: sqlite3.Connection, document: int) -> list[sqlite3.Row]:
    """Places: start, end, name, country, admin1, lat, lon, geonames, part."""
    return connection.execute(_PLACES, (document,)).fetchall()


_SENTENCES = """
SELECT start, "end" FROM sentence WHERE document = ? AND ordinal >= 0 ORDER BY ordinal
"""
_ACTORS = """
SELECT actor.key AS actor, own.name, own.title, own.country, own.sector, own.other_sectors,
       own.mentions, own.part
FROM document_actor AS own JOIN actor_now AS actor ON actor.id = own.actor
WHERE own.document = ? ORDER BY own.ordinal
"""
_TIMES = """
SELECT start, "end", type, value, mod, first, last, part FROM timex
WHERE document = ? ORDER BY ordinal
"""
_PLACES = """
SELECT start, "end", name, country, admin1, lat, lon, geonames, part FROM place
WHERE document = ? ORDER BY ordinal
"""
