"""Records of a ledger written to stdout: a table for people, JSONL or CSV for programs."""

from __future__ import annotations

import csv
import datetime as dt
import sys
from collections.abc import Callable, Iterable
from typing import Any, Final

import msgspec
from rich.console import Console
from rich.table import Table
from rich.text import Text

from dragoman.ledger.model import Hit, LedgerActor, LedgerDocument, LedgerEvent, LedgerStatement
from dragoman.ledger.rows import Row, columns, row
from dragoman.records.terminal import days, parties


def _event_cells(event: LedgerEvent) -> Row:
    return {
        "id": event.id, "days": days(event.first, event.last) or str(event.day),
        "act": "/".join((event.type, *event.modes[:1])), "status": event.status,
        "who": parties(event.actors), "to whom": parties(event.recipients),
        "where": event.place.name if event.place else "", "on whose word": parties(event.speakers),
        "words": event.words, "document": event.document,
    }  # fmt: skip


def _statement_cells(statement: LedgerStatement) -> Row:
    return {
        "id": statement.id, "said on": days(statement.first, statement.last) or str(statement.day),
        "who": parties(statement.speakers) or statement.said_by, "stance": statement.stance,
        "what": statement.quote, "document": statement.document,
    }  # fmt: skip


def _document_cells(document: LedgerDocument) -> Row:
    names = ("id", "date", "source", "title", "statements", "events")
    return {name: getattr(document, name) for name in names}


def _actor_cells(actor: LedgerActor) -> Row:
    cells = row("actors", actor)
    names = ("actor", "country", "sector", "documents", "aliases", "first", "last")
    return {name: cells[name] for name in names}


def _hit_cells(hit: Hit) -> Row:
    cells = row("search", hit)
    return {name: cells[name] for name in ("date", "document", "source", "snippet")}


_SHOWN: Final[dict[str, Callable[[Any], Row]]] = {
    "events": _event_cells, "statements": _statement_cells, "documents": _document_cells,
    "actors": _actor_cells, "search": _hit_cells,
}  # fmt: skip


def write(kind: str, records: Iterable[Any], format: str, console: Console) -> int:
    """Write records to stdout as a table, JSONL or CSV; how many there were."""
    if format == "jsonl":
        return _jsonl(records)
    if format == "csv":
        return _csv(kind, records)
    rows = list(map(_SHOWN[kind], records))
    if rows and console.is_terminal:
        console.print(_table(rows))
    elif rows:
        _plain(rows)
    return len(rows)


def _jsonl(records: Iterable[Any]) -> int:
    count = 0
    for count, record in enumerate(records, 1):  # noqa: B007
        sys.stdout.write(msgspec.json.encode(record).decode() + "\n")
    return count


def _csv(kind: str, records: Iterable[Any]) -> int:
    count = 0
    table = csv.DictWriter(sys.stdout, columns(kind), lineterminator="\n")
    table.writeheader()
    for count, record in enumerate(records, 1):  # noqa: B007
        table.writerow({k: _cell(v) for k, v in row(kind, record).items()})
    return count


def _plain(rows: list[Row]) -> None:
    sys.stdout.write("\t".join(rows[0]) + "\n")
    for cells in rows:
        sys.stdout.write("\t".join(" ".join(_cell(v).split()) for v in cells.values()) + "\n")


def _table(rows: list[Row]) -> Table:
    table = Table(header_style="dim", box=None)
    for column in rows[0]:
        table.add_column(column, overflow="fold", vertical="top")
    for cells in rows:
        table.add_row(*(Text(_cell(v)) for v in cells.values()))
    return table


def _cell(value: object) -> str:
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, dt.date) else str(value)
