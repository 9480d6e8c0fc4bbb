"""Copies in a ledger: documents sketched, tied to what they copy, and gathered under the first."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from dragoman.ledger.content import as_json
from dragoman.stories.groups import connected
from dragoman.stories.settings import settings
from dragoman.stories.sketches import Shingles, bands, shingles, similarity
from dragoman.stories.words import weighed


def sketch(connection: sqlite3.Connection, document: int) -> None:
    """Keep what a document's likes are found by; a document without text has no likes."""
    title, text = connection.execute(
        "SELECT coalesce(title, ''), coalesce(text, '') FROM document "
        "LEFT JOIN document_text ON document = id WHERE id = ?", (document,)
    ).fetchone()  # fmt: skip
    found = shingles(text)
    gist = weighed(f"{title}\n{text}", settings().words.gist)
    connection.execute("INSERT INTO sketch VALUES (?, ?, ?)", (document, len(found), as_json(gist)))
    connection.executemany(
        "INSERT INTO sketch_band VALUES (?, ?, ?)",
        [(band, value, document) for band, value in enumerate(bands(found))],
    )


def tie_copies(connection: sqlite3.Connection, document: int) -> set[int]:
    """Tie a sketched document to those it copies or that copy it; all that were tied."""
    near = connection.execute(_NEAR, (settings().copies.days, document)).fetchall()
    if not near:
        return set()
    mine = _shingles(connection, document)
    tied = set()
    for (other,) in near:
        alike = similarity(mine, _shingles(connection, other))
        if alike is not None:
            pair = sorted((document, other))
            connection.execute("INSERT OR IGNORE INTO copy_tie VALUES (?, ?, ?)", (*pair, alike))
            tied |= {document, other}
    return tied


def gather(connection: sqlite3.Connection, documents: Iterable[int]) -> set[int]:
    """Say anew what the documents tied to these are copies of; all that were looked at."""
    seen: set[int] = set()
    for document in sorted(documents):
        if document not in seen:
            seen |= _gather(connection, document)
    return seen


def _gather(connection: sqlite3.Connection, document: int) -> set[int]:
    ties = connection.execute(_REACHED, {"start": document}).fetchall()
    (members,) = connected((t["one"], t["other"]) for t in ties) or [{document}]
    marks = ",".join("?" * len(members))
    connection.execute(f"DELETE FROM copy WHERE document IN ({marks})", tuple(members))
    order = [
        row[0]
        for row in connection.execute(
            f"SELECT id FROM document WHERE id IN ({marks}) ORDER BY day, name", tuple(members)
        )
    ]
    for one in order[1:]:
        mine = {frozenset((t["one"], t["other"])): t["similarity"] for t in ties}
        direct = mine.get(frozenset((one, order[0])))
        best = max(s for pair, s in mine.items() if one in pair)
        connection.execute(
            "INSERT INTO copy VALUES (?, ?, ?)", (one, order[0], best if direct is None else direct)
        )
    return members


def _shingles(connection: sqlite3.Connection, document: int) -> Shingles:
    row = connection.execute("SELECT text FROM document_text WHERE document = ?", (document,))
    return shingles(row.fetchone()[0])


_NEAR = """
SELECT DISTINCT theirs.document
FROM document AS mine
JOIN sketch_band AS own ON own.document = mine.id
JOIN sketch_band AS theirs ON theirs.band = own.band AND theirs.value = own.value
JOIN document AS other ON other.id = theirs.document
WHERE other.id <> mine.id AND abs(other.day - mine.day) <= ? AND mine.id = ?
"""
_REACHED = """
WITH RECURSIVE reached (id) AS (
  VALUES (:start)
  UNION
  SELECT CASE copy_tie.one WHEN reached.id THEN copy_tie.other ELSE copy_tie.one END
  FROM reached JOIN copy_tie ON copy_tie.one = reached.id OR copy_tie.other = reached.id
)
SELECT DISTINCT one, other, similarity FROM copy_tie JOIN reached ON copy_tie.one = reached.id
"""
