"""What makes the writer of a form, for commands that write coded records."""

from __future__ import annotations

from typing import IO, get_args

from dragoman.cli.outputs import Writes
from dragoman.errors import DragomanError, near_miss
from dragoman.events.model import Status
from dragoman.records.flat import Chosen
from dragoman.records.layout import ACTUAL, layouts
from dragoman.records.writers import Csv, FollowTheMoney, JsonLines, Laid, Parquet, Writer


def chosen(format: str, *, dyads: bool, status: str | None) -> Chosen:
    """Which events are written: without a word on it, actual ones where a form has no status.

    Raises:
        DragomanError: E415 for a status that there is not.
    """
    if status is None:
        statuses = ACTUAL.statuses if format in (*layouts(), "ftm") else frozenset[str]()
    else:
        statuses = _statuses(status)
    return Chosen(pairs=dyads, statuses=statuses)


def writes(format: str, table: str, events: Chosen) -> Writes:
    """What makes the writer of a form on a stream; of jsonl, csv, parquet, ftm or a layout."""

    def make(stream: IO[bytes]) -> Writer:
        match format:
            case "jsonl":
                return JsonLines(stream)
            case "csv":
                return Csv(stream, table, events)
            case "parquet":
                return Parquet(stream, table, events)
            case "ftm":
                return FollowTheMoney(stream, events)
        return Laid(stream, format, events)

    return make


def _statuses(told: str) -> frozenset[str]:
    known = get_args(Status)
    found = frozenset(part.strip() for part in told.split(",") if part.strip())
    if found == {"all"}:
        return frozenset()
    for status in sorted(found):
        if status not in known:
            hint = near_miss(status, list(known))
            raise DragomanError("E415", value=status, hint=hint, known=", ".join(known))
    return found
