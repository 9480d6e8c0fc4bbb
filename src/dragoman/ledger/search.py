"""Search: sentences in which words stand, the best first, with the words marked."""

from __future__ import annotations

import datetime as dt
import sqlite3
from typing import Final

from dragoman.errors import DragomanError
from dragoman.ledger.grammar import Filter, parse
from dragoman.ledger.model import Hit
from dragoman.ledger.selection import Selection

# Where more sentences than this have the words, the newest of them are ranked.
RANKED: Final = 2000
LISTED: Final = 5000
OPENS: Final = "\x02"
CLOSES: Final = "\x03"


def search(connection: sqlite3.Connection, line: str, limit: int) -> list[Hit]:
    """The best sentences for the words of a filter, in documents that its fields allow.

    Ranked by BM25; where very many sentences have the words, the latest added are ranked.

    Raises:
        DragomanError: E516 where the filter has no words.
    """
    told = parse(line)
    words = [t for t in told.terms if t.field is None]
    if not any(not t.negated for t in words):
        raise DragomanError("E516", where=line or '""')
    within = Filter(tuple(t for t in told.terms if t.field is not None))
    asked = Selection(connection, "documents", Filter(tuple(words))).conditions
    match = " AND ".join(asked.words)
    for unwanted in asked.without:
        match = f"({match}) NOT {unwanted}"
    allowed = Selection(connection, "documents", within) if within.terms else None
    rows = _ranked(connection, match, allowed)[:limit]
    return [_hit(connection, match, row, rank) for rank, row in rows]


def _ranked(
    connection: sqlite3.Connection, match: str, allowed: Selection | None
) -> list[tuple[float, int]]:
    """(rank, sentence), best first; BM25 gives the best the lowest number."""
    join, where, values = _within(allowed)
    sql = (
        f"SELECT word.rank, word.rowid FROM sentence_search AS word {join} "
        f"WHERE sentence_search MATCH ? AND {where} ORDER BY word.rowid DESC LIMIT {RANKED}"
    )
    found = connection.execute(sql, (match, *values)).fetchall()
    return sorted((rank, row) for rank, row in found)


def _within(allowed: Selection | None) -> tuple[str, str, tuple[object, ...]]:
    """(join, condition, values) that keep hits to the documents that are allowed.

    A few documents are listed first; of many, each hit is asked for its own.
    """
    join = "CROSS JOIN sentence ON sentence.id = word.rowid"
    if allowed is None:
        return "", "1", ()
    count = allowed.count(LISTED + 1)
    if count > LISTED:
        entry, rest = allowed.beside()
        own = "CROSS JOIN document AS own ON own.id = sentence.document"
        return f"{join} {own} {entry}", rest.sql, rest.values
    query = allowed.query(LISTED) if count else None
    if query is None:
        return join, "0", ()
    return join, f"sentence.document IN (SELECT id FROM ({query.sql}))", query.values


def _hit(connection: sqlite3.Connection, match: str, row: int, rank: float) -> Hit:
    found = connection.execute(
        "SELECT document.name, document.date, document.source, document.title, sentence.ordinal, "
        'sentence.part, sentence.start, sentence."end", '
        "snippet(sentence_search, 0, ?, ?, '…', 40) AS words "
        "FROM sentence_search JOIN sentence ON sentence.id = sentence_search.rowid "
        "JOIN document ON document.id = sentence.document "
        "WHERE sentence_search MATCH ? AND sentence_search.rowid = ?",
        (OPENS, CLOSES, match, row),
    ).fetchone()
    name, date, source, title, ordinal, part, start, end, words = found
    return Hit(
        document=name, date=dt.date.fromisoformat(date), source=source, title=title,
        sentence=ordinal, part=part, span=(start, end), snippet=" ".join((words or "").split(" ")),
        rank=-rank,
    )  # fmt: skip
