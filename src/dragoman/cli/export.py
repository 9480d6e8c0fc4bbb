"""`dragoman export`: records of a ledger in every form that `dragoman code` writes."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import IO, Final

import msgspec

from dragoman.cli.layouts import chosen, writes
from dragoman.cli.output import telling
from dragoman.cli.outputs import opened
from dragoman.ledger.grammar import parse
from dragoman.ledger.ledger import Ledger
from dragoman.ledger.recall import recall
from dragoman.ledger.selection import Selection
from dragoman.read.document import Document
from dragoman.records.flat import Chosen

ALL: Final = 1 << 30


class Wish(msgspec.Struct, frozen=True):
    """What the command was asked for; `texts` puts the reports themselves into jsonl."""

    filter: str
    ledger: Path
    format: str
    table: str
    output: Path | None
    dyads: bool
    status: str | None
    texts: bool


@telling
def run_export(wish: Wish) -> int:
    """Write the events that a filter asks for, or of jsonl the documents; the exit status."""
    with ExitStack() as stack:
        ledger = stack.enter_context(Ledger(wish.ledger, create=False, readonly=True))
        events = chosen(wish.format, dyads=wish.dyads, status=wish.status)
        stream: IO[bytes] = sys.stdout.buffer
        if wish.output is not None:
            stream = stack.enter_context(opened(wish.output, "wb"))
        if wish.format == "jsonl":
            _write_lines(ledger, wish, stream)
        else:
            _write_rows(ledger, wish, stream, events)
    return 0


def _write_lines(ledger: Ledger, wish: Wish, stream: IO[bytes]) -> None:
    """Whole records as the coder gave them, so that they can be loaded again."""
    for number in _documents(ledger, wish.filter):
        coded, text = recall(ledger.connection, number)
        plain = coded.to_dict()
        if wish.texts:
            plain["text"] = text
        stream.write(msgspec.json.encode(plain) + b"\n")


def _write_rows(ledger: Ledger, wish: Wish, stream: IO[bytes], events: Chosen) -> None:
    """Rows as they stand after judgement, without what was rejected."""
    wanted = frozenset(_events(ledger, wish.filter))
    narrowed = events._replace(wanted=wanted)
    writer = writes(wish.format, wish.table, narrowed)(stream)
    for number in _documents(ledger, wish.filter):
        coded, text = recall(ledger.connection, number, judged=True)
        document = Document(id=coded.id, date=coded.date, text=text or "", title=coded.title)
        writer.write(document, coded)
    writer.close()


def _documents(ledger: Ledger, filter: str) -> list[int]:
    """Numbers of the documents that hold what a filter asks for, in the order of their days."""
    if not filter:
        rows = ledger.connection.execute("SELECT id FROM document ORDER BY day, name")
        return [row[0] for row in rows]
    query = Selection(ledger.connection, "events", parse(filter)).query(ALL)
    if query is None:
        return []
    rows = ledger.connection.execute(
        f"WITH found (day, event) AS ({query.sql}) SELECT id FROM document WHERE id IN "
        "(SELECT document FROM event JOIN found ON event.id = found.event) ORDER BY day, name",
        query.values,
    )
    return [row[0] for row in rows]


def _events(ledger: Ledger, filter: str) -> Iterator[str]:
    query = Selection(ledger.connection, "events", parse(filter)).query(ALL)
    if query is not None:
        yield from (
            row[0]
            for row in ledger.connection.execute(
                f"WITH found (day, event) AS ({query.sql}) SELECT key FROM event_now "
                "JOIN found ON event_now.id = found.event WHERE judged <> 'reject'",
                query.values,
            )
        )
