"""A record for a notebook: its flat rows as a data frame, and itself as HTML."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from importlib import import_module
from typing import Any, Final

from dragoman.errors import DragomanError
from dragoman.records.flat import Evidence, columns, rows
from dragoman.records.model import Coded, EventRecord

LIBRARIES: Final = ("pandas", "polars")
_HEAD: Final = ("who", "act", "to whom", "first day", "last day", "status")


def frame(coded: Coded, text: str, table: str) -> Any:
    """A flat table of a record as a pandas data frame, or a polars one where pandas is missing.

    Raises:
        DragomanError: E418 where neither is installed.
    """
    found = list(rows(coded, text, table))
    return _library().DataFrame({name: [row[name] for row in found] for name in columns(table)})


def _library() -> Any:
    for name in LIBRARIES:
        try:
            return import_module(name)
        except ImportError:
            continue
    raise DragomanError("E418")


def as_html(coded: Coded) -> str:
    """The record's events as an HTML table, for notebooks; every cell is escaped."""
    evidence = Evidence(coded, "")
    shown = "".join(_line("td", _cells(evidence, event)) for event in coded.events)
    counts = (
        f"{len(coded.actors)} actors, {len(coded.statements)} statements, "
        f"{len(coded.events)} events"
    )
    title = f"{escape(coded.id)}, {coded.date}: {counts}"
    return f"<table><caption>{title}</caption>{_line('th', _HEAD)}{shown}</table>"


def _line(kind: str, cells: Iterable[str]) -> str:
    return f"<tr>{''.join(f'<{kind}>{escape(cell)}</{kind}>' for cell in cells)}</tr>"


def _cells(evidence: Evidence, event: EventRecord) -> tuple[str, ...]:
    who, whom = (
        ", ".join(actor.name for actor in evidence.actors(indexes))
        for indexes in (event.actors, event.recipients)
    )
    first, last = (str(day or "") for day in (event.first, event.last))
    return who, "/".join((event.type, *event.modes[:1])), whom, first, last, event.status
