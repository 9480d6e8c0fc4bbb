"""Records of a ledger as flat rows and as tables: no nested cell, a missing value is empty."""

from __future__ import annotations

import csv
import datetime as dt
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final

import msgspec
from rich.console import Console
from rich.table import Table
from rich.text import Text

from dragoman.ledger.model import (
    Hit,
    LedgerActor,
    LedgerDocument,
    LedgerEvent,
    LedgerStatement,
    Party,
)
from dragoman.ledger.search import CLOSES, OPENS
from dragoman.records.flat import counted, joined
from dragoman.records.terminal import days, parties

Row = dict[str, Any]


def _party(prefix: str, parties: Sequence[Party]) -> Row:
    return {
        f"{prefix}_names": joined(p.name for p in parties),
        f"{prefix}_countries": joined(p.country for p in parties),
        f"{prefix}_sectors": joined(p.sector for p in parties),
    }


def event_row(event: LedgerEvent) -> Row:
    """One event, as CSV has it."""
    place = event.place
    return {
        "event": event.id, "document": event.document, "date": event.date, "source": event.source,
        "type": event.type, "modes": joined(event.modes), "contexts": joined(event.contexts),
        "cameo": event.cameo, "quad": event.quad, "intensity": event.intensity,
        "status": event.status, **_party("actor", event.actors),
        **_party("recipient", event.recipients), "first": event.first, "last": event.last,
        "place_name": place and place.name, "place_country": place and place.country,
        "lat": place and place.lat, "lon": place and place.lon,
        "said_by": joined(p.name for p in event.speakers), "stance": event.stance,
        "quantities": joined(counted(event.quantities)),
        "trigger": event.words, "sentence": event.sentence, "confidence": event.confidence,
        "judged": event.judged,
    }  # fmt: skip


def statement_row(statement: LedgerStatement) -> Row:
    """One statement, as CSV has it."""
    return {
        "statement": statement.id, "document": statement.document, "date": statement.date,
        "source": statement.source, **_party("speaker", statement.speakers),
        "source_text": statement.said_by, "cue": statement.cue, "lemma": statement.lemma,
        "stance": statement.stance, "kind": statement.kind, "quote": statement.quote,
        **_party("addressee", statement.addressees), "first": statement.first,
        "last": statement.last, "parent": statement.parent, "sentence": statement.sentence,
        "confidence": statement.confidence, "judged": statement.judged,
    }  # fmt: skip


def document_row(document: LedgerDocument) -> Row:
    """One document, as CSV has it."""
    told = msgspec.to_builtins(document)
    return {k: v for k, v in told.items() if k not in ("row", "extra")}


def actor_row(actor: LedgerActor) -> Row:
    """One actor of the ledger, as CSV has it."""
    return {
        "actor": actor.key, "name": actor.name, "country": actor.country, "sector": actor.sector,
        "documents": actor.documents, "aliases": joined(actor.aliases),
        "titles": joined(dict.fromkeys(r.title for r in actor.roles if r.title)),
        "sectors": joined(dict.fromkeys(r.sector for r in actor.roles if r.sector)),
        "first": min((r.first for r in actor.roles), default=None),
        "last": max((r.last for r in actor.roles), default=None),
        "includes": joined(actor.includes),
    }  # fmt: skip


def hit_row(hit: Hit) -> Row:
    """One found sentence, as CSV has it; found words stand between [ and ]."""
    return {
        "document": hit.document, "date": hit.date, "source": hit.source, "title": hit.title,
        "sentence": hit.sentence, "in": hit.part, "start": hit.span[0], "end": hit.span[1],
        "rank": round(hit.rank, 3),
        "snippet": hit.snippet.replace(OPENS, "[").replace(CLOSES, "]"),
    }  # fmt: skip


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
    row = document_row(document)
    return {k: row[k] for k in ("id", "date", "source", "title", "statements", "events")}


def _actor_cells(actor: LedgerActor) -> Row:
    row = actor_row(actor)
    return {
        k: row[k] for k in ("actor", "country", "sector", "documents", "aliases", "first", "last")
    }


def _hit_cells(hit: Hit) -> Row:
    row = hit_row(hit)
    return {k: row[k] for k in ("date", "document", "source", "snippet")}


FLAT: Final[dict[str, Callable[[Any], Row]]] = {
    "events": event_row, "statements": statement_row, "documents": document_row,
    "actors": actor_row, "search": hit_row,
}  # fmt: skip
_SHOWN: Final[dict[str, Callable[[Any], Row]]] = {
    "events": _event_cells, "statements": _statement_cells, "documents": _document_cells,
    "actors": _actor_cells, "search": _hit_cells,
}  # fmt: skip


def write(kind: str, records: Iterable[Any], format: str, console: Console) -> int:
    """Write records to stdout as a table, JSONL or CSV; how many there were."""
    if format == "jsonl":
        return _jsonl(records)
    if format == "csv":
        return _csv(map(FLAT[kind], records))
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


def _csv(rows: Iterable[Row]) -> int:
    count, table = 0, None
    for count, row in enumerate(rows, 1):  # noqa: B007
        if table is None:
            table = csv.DictWriter(sys.stdout, list(row), lineterminator="\n")
            table.writeheader()
        table.writerow({k: _cell(v) for k, v in row.items()})
    return count


def _plain(rows: list[Row]) -> None:
    sys.stdout.write("\t".join(rows[0]) + "\n")
    for row in rows:
        sys.stdout.write("\t".join(" ".join(_cell(v).split()) for v in row.values()) + "\n")


def _table(rows: list[Row]) -> Table:
    table = Table(header_style="dim", box=None)
    for column in rows[0]:
        table.add_column(column, overflow="fold", vertical="top")
    for row in rows:
        table.add_row(*(Text(_cell(v)) for v in row.values()))
    return table


def _cell(value: object) -> str:
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, dt.date) else str(value)
