"""One document with all that was found in it."""

from __future__ import annotations

import json
import sqlite3
from typing import Any

from dragoman.ledger import parts, reading
from dragoman.ledger.ledger import Ledger
from dragoman.web.api import answers
from dragoman.web.api.listing import document_row


def whole(ledger: Ledger, id: str) -> answers.WholeDocument:
    """A document, its text, actors, times, places, statements and events.

    Raises:
        DragomanError: E728 where the ledger has none of this id.
    """
    row = document_row(ledger, id)
    ask = ledger.connection
    (document,) = reading.documents(ask, [row])
    return answers.WholeDocument(
        document=document,
        text=ledger.text(id),
        sentences=parts.sentences(ask, row),
        actors=[_actor(dict(r)) for r in parts.actors(ask, row)],
        times=[_time(dict(r)) for r in parts.times(ask, row)],
        places=[_place(dict(r)) for r in parts.places(ask, row)],
        statements=reading.statements(ask, _rows(ask, "statement", row)),
        events=reading.events(ask, _rows(ask, "event", row)),
    )


def _rows(connection: sqlite3.Connection, table: str, row: int) -> list[int]:
    sql = f"SELECT id FROM {table} WHERE document = ? ORDER BY ordinal"
    return [found[0] for found in connection.execute(sql, (row,))]


def _actor(told: dict[str, Any]) -> answers.DocumentActor:
    lists = {k: json.loads(told.pop(k)) for k in ("other_sectors", "mentions")}
    return answers.DocumentActor(**told, **lists)


def _time(told: dict[str, Any]) -> answers.DocumentTime:
    return answers.DocumentTime(span=(told.pop("start"), told.pop("end")), **told)


def _place(told: dict[str, Any]) -> answers.DocumentPlace:
    return answers.DocumentPlace(span=(told.pop("start"), told.pop("end")), **told)
