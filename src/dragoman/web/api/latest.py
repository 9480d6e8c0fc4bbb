"""How much of a filter is looked at: the latest records, from a whole day on, with a note."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterable
from dataclasses import replace

from dragoman.ledger.days import calendar
from dragoman.ledger.grammar import Filter, Term, Value
from dragoman.ledger.selection import Selection


def floor(selection: Selection, most: int) -> dt.date | None:
    """The first day that can be looked at if `most` records may be; None where all can."""
    found = selection.page(most + 1)
    if len(found) <= most:
        return None
    return calendar(min(found[-2].day + 1, found[0].day))


def since(told: Filter, floors: Iterable[dt.date | None]) -> tuple[Filter, tuple[str, ...]]:
    """The filter from the latest of some first days on, and a note that tells so."""
    days = [day for day in floors if day is not None]
    if not days:
        return told, ()
    term = Term("since", ":", (Value(max(days).isoformat(), False),))
    note = f"Only records since {max(days)} were looked at; until: asks for earlier ones."
    return replace(told, terms=(*told.terms, term)), (note,)


def bounded(
    connection: sqlite3.Connection, told: Filter, most: int
) -> tuple[Filter, tuple[str, ...]]:
    """The filter on events, from the day on that leaves `most` of them, with its notes."""
    selection = Selection(connection, "events", told)
    kept, notes = since(told, [floor(selection, most)])
    return kept, (*selection.notes, *notes)
