"""`tell`: stories of a ledger brought up to date with its documents."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from typing import Final

import msgspec

from dragoman.ledger.content import as_json, spelled
from dragoman.ledger.days import number
from dragoman.ledger.ledger import Ledger
from dragoman.stories.accounts import Witness, story
from dragoman.stories.copies import gather, sketch, tie_copies
from dragoman.stories.groups import grouped
from dragoman.stories.settings import settings
from dragoman.stories.ties import Tying, readable

BATCH: Final = 200


class Retold(msgspec.Struct, frozen=True):
    """What bringing stories up to date came to: documents told anew; copies and stories in all."""

    documents: int
    copies: int
    stories: int


def tell(ledger: Ledger, *, batch: int = BATCH) -> Retold:
    """Find copies and stories among documents that were added or changed since the last time.

    Only neighbours of these are looked at again. Killed at any instant, the ledger holds whole
    stories, and the next call goes on.

    Args:
        batch: documents to a transaction.

    Raises:
        DragomanError: E504, E508.
    """
    documents = 0
    with ledger.writing() as connection:
        _renew(connection)
    while True:
        with ledger.writing() as connection:
            waiting = _waiting(connection, batch)
            if waiting or _any(connection, "untied"):
                _tell(connection, waiting)
        documents += len(waiting)
        if len(waiting) < batch:
            break
    counts = [
        ledger.connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        for table in ("copy", "story")
    ]
    return Retold(documents, *counts)


def _renew(connection: sqlite3.Connection) -> None:
    """Have all documents told anew where what is kept of their events is of an older form."""
    kept = connection.execute("SELECT told FROM telling LIMIT 1").fetchone()
    if kept and not readable(kept[0]):
        connection.execute("DELETE FROM telling")
        connection.execute("DELETE FROM telling_word")
        connection.execute("INSERT OR IGNORE INTO untold SELECT id FROM document")


def _waiting(connection: sqlite3.Connection, batch: int) -> list[int]:
    rows = connection.execute("SELECT document FROM untold ORDER BY document LIMIT ?", (batch,))
    return [row[0] for row in rows]


def _any(connection: sqlite3.Connection, table: str) -> bool:
    return connection.execute(f"SELECT 1 FROM {table} LIMIT 1").fetchone() is not None


def _tell(connection: sqlite3.Connection, documents: list[int]) -> None:
    tying = Tying(connection)
    for document in documents:
        connection.execute("DELETE FROM telling WHERE document = ?", (document,))
        for table, column in (("copy_tie", "one"), ("copy_tie", "other"), ("sketch", "document")):
            connection.execute(f"DELETE FROM {table} WHERE {column} = ?", (document,))
        sketch(connection, document)
        tying.keep(document)
    tied = set(documents)
    for document in documents:
        tied |= tie_copies(connection, document)
        tying.tie(document)
    tied |= _untied(connection, "document")
    looked_at = gather(connection, tied)
    events = _untied(connection, "telling") | _events_of(connection, looked_at)
    connection.execute("DELETE FROM untied")
    _regroup(connection, events)
    connection.executemany("DELETE FROM untold WHERE document = ?", [(d,) for d in documents])


def _untied(connection: sqlite3.Connection, table: str) -> set[int]:
    """What has lost a tie and is still there."""
    kind, column = ("event", "event") if table == "telling" else ("document", "id")
    rows = connection.execute(
        f"SELECT untied.id FROM untied JOIN {table} ON {table}.{column} = untied.id "
        "WHERE kind = ?", (kind,)
    )  # fmt: skip
    return {row[0] for row in rows}


def _events_of(connection: sqlite3.Connection, documents: Iterable[int]) -> set[int]:
    rows = connection.execute(
        "SELECT event FROM telling WHERE document IN (SELECT value FROM json_each(?))",
        (as_json(sorted(documents)),),
    )
    return {row[0] for row in rows}


def _regroup(connection: sqlite3.Connection, events: set[int]) -> None:
    """Group anew all tellings that are surely tied to these, directly or through others."""
    wanted = {"events": as_json(sorted(events)), "sure": settings().sure}
    reached = [row[0] for row in connection.execute(_REACHED, wanted)]
    connection.execute(_FORGET, (as_json(reached),))
    connection.execute(_EMPTY)
    groups = _groups(connection, reached)
    witnesses = _witnesses(connection, {event for group in groups for event in group})
    for group in groups:
        _write(connection, [witnesses[event] for event in group])


def _groups(connection: sqlite3.Connection, reached: list[int]) -> list[list[int]]:
    """Events in groups of one happening each, of which two reports surely tell."""
    told = connection.execute(_NAMES, (as_json(reached),)).fetchall()
    names = {event: name for event, name, _ in told}
    events = {name: event for event, name, _ in told}
    documents = {name: document for _, name, document in told}
    rows = connection.execute(_TIES, {"events": as_json(reached)})
    ties = {(names[one], names[other]): alike for one, other, alike in rows}
    rule = settings()
    groups = grouped(ties, rule.together, sure=rule.sure, untied=rule.untied)
    place = {name: number for number, group in enumerate(groups) for name in group}
    sure = {
        place[one]
        for (one, other), alike in ties.items()
        if alike >= settings().sure
        and documents[one] != documents[other]
        and one in place
        and place[one] == place.get(other)
    }
    return [[events[name] for name in groups[number]] for number in sorted(sure)]


def _write(connection: sqlite3.Connection, witnesses: list[Witness]) -> None:
    """Keep a story that more than one report tells, be they copies."""
    if len({w.document for w in witnesses}) < 2:
        return
    told = story(witnesses)
    row = connection.execute(
        "INSERT INTO story (key, type, first, last, day, first_seen, witnesses, outlets, "
        "disagreements) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
        (
            told.key, told.type, told.first.isoformat(), told.last.isoformat(),
            number(told.last), told.first_seen.isoformat(), told.witnesses, told.outlets,
            as_json(told.disagreements),
        ),
    ).fetchone()  # fmt: skip
    connection.executemany(
        "INSERT INTO story_witness VALUES (?, ?, ?)",
        [(w.event, row[0], int(w.event in told.counts)) for w in witnesses],
    )


def _witnesses(connection: sqlite3.Connection, events: set[int]) -> dict[int, Witness]:
    told = as_json(sorted(events))
    who: defaultdict[int, list[sqlite3.Row]] = defaultdict(list)
    for row in connection.execute(_ACTORS.format(spelled(events))):
        who[row["event"]].append(row)
    return {row["event"]: _witness(row, who[row["event"]]) for row in connection.execute(
        _WITNESSES, (told,))}  # fmt: skip


def _witness(row: sqlite3.Row, actors: list[sqlite3.Row]) -> Witness:
    day = dt.date.fromisoformat
    return Witness(
        event=row["event"], key=row["key"], type=row["type"], status=row["status"],
        basis=row["basis"], first=day(row["first"]), last=day(row["last"]),
        document=row["document"], root=row["root"], date=day(row["date"]), outlet=row["source"],
        quantities=json.loads(row["quantities"]), actors=sorted(a["name"] for a in actors),
        countries=sorted({a["country"] for a in actors if a["country"]}),
    )  # fmt: skip


_REACHED = """
WITH RECURSIVE reached (event) AS (
  SELECT value FROM json_each(:events)
  UNION
  SELECT other FROM reached JOIN story_tie ON story_tie.one = reached.event
  WHERE likeness >= :sure
  UNION
  SELECT one FROM reached JOIN story_tie ON story_tie.other = reached.event
  WHERE likeness >= :sure
)
SELECT event FROM reached
"""
_FORGET = """
DELETE FROM story WHERE id IN (
  SELECT story FROM story_witness WHERE event IN (SELECT value FROM json_each(?)))
"""
_EMPTY = """
DELETE FROM story WHERE NOT EXISTS (
  SELECT 1 FROM story_witness WHERE story_witness.story = story.id)
"""
_NAMES = """
SELECT id, key || ':' || ordinal, document FROM event WHERE id IN (SELECT value FROM json_each(?))
"""
_TIES = """
SELECT one, other, likeness FROM story_tie WHERE one IN (SELECT value FROM json_each(:events))
AND other IN (SELECT value FROM json_each(:events))
"""
_WITNESSES = """
SELECT event_now.id AS event, event_now.key, event_now.type, event_now.status, event_now.basis,
       event_now.first, event_now.last, event_now.document, event_now.date, event_now.source,
       event_now.quantities, coalesce(original.name, event_now.document) AS root
FROM event_now
LEFT JOIN copy ON copy.document = event_now.document_id
LEFT JOIN document AS original ON original.id = copy.original
WHERE event_now.id IN (SELECT value FROM json_each(?))
"""
_ACTORS = """
SELECT party.event, own.name, own.country FROM event_party_now AS party
JOIN document_actor AS own ON own.id = party.actor
WHERE party.side = 'actor' AND party.event IN ({})
"""
