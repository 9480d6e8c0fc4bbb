"""Stories of a ledger read back, with their witnesses."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from collections.abc import Iterator
from typing import Any, Final

import msgspec

from dragoman.ledger.grammar import parse
from dragoman.ledger.ledger import Ledger
from dragoman.ledger.selection import Selection

ALL: Final = 1 << 30


class StoryWitness(msgspec.Struct, frozen=True):
    """An event of a story; `copies` names the report that its own one copies."""

    event: str
    document: str
    source: str | None
    date: dt.date
    copies: str | None
    counts: bool
    sentence: str


class StoryRecord(msgspec.Struct, frozen=True):
    """A happening that several reports tell.

    Attributes:
        witnesses: reports that tell it, copies of one another counted once; `outlets` publishers.
        disagreements: of numbers, days, blame and status: account -> ids of who gives it.
    """

    key: str
    type: str
    first: dt.date
    last: dt.date
    first_seen: dt.date
    witnesses: int
    outlets: int
    disagreements: dict[str, Any]
    told_by: list[StoryWitness]


def stories(ledger: Ledger, filter: str = "", *, limit: int = 0) -> Iterator[StoryRecord]:
    """Stories of which an event answers a filter, the latest first.

    Args:
        limit: how many at most; 0 for all.

    Raises:
        DragomanError: E511 to E515 for a filter that cannot be read.
    """
    query = Selection(ledger.connection, "events", parse(filter)).query(ALL)
    if query is None:
        return
    rows = ledger.connection.execute(
        f"WITH found (day, event) AS ({query.sql}) SELECT * FROM story WHERE id IN "
        "(SELECT story FROM story_witness JOIN found USING (event)) "
        "ORDER BY day DESC, key LIMIT ?",
        (*query.values, limit or -1),
    )
    for row in rows.fetchall():
        yield story(ledger.connection, row)


def story(connection: sqlite3.Connection, row: sqlite3.Row) -> StoryRecord:
    """The story of a row of the table `story`."""
    day = dt.date.fromisoformat
    return StoryRecord(
        key=row["key"], type=row["type"], first=day(row["first"]), last=day(row["last"]),
        first_seen=day(row["first_seen"]), witnesses=row["witnesses"], outlets=row["outlets"],
        disagreements=json.loads(row["disagreements"]),
        told_by=[
            StoryWitness(
                w["event"], w["document"], w["source"], day(w["date"]), w["copies"],
                bool(w["counts"]), " ".join((w["words"] or "").split()),
            )
            for w in connection.execute(_WITNESSES, (row["id"],))
        ],
    )  # fmt: skip


_WITNESSES = """
SELECT event.key AS event, document.name AS document, document.source, document.date,
       original.name AS copies, story_witness.counts,
       (SELECT words FROM sentence_words WHERE id = event.sentence) AS words
FROM story_witness
JOIN event ON event.id = story_witness.event
JOIN document ON document.id = event.document
LEFT JOIN copy ON copy.document = document.id
LEFT JOIN document AS original ON original.id = copy.original
WHERE story_witness.story = ?
ORDER BY document.date, document.name, event.ordinal
"""
