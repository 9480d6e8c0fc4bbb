"""Anchoring as read in reports before the coder's answer was seen: days, status and numbers.

A row of the second round has characters (start, end) of the words that tell an act, types that it
may be given, its days and status as far as the report tells them, and what is counted; a row of the
third a coded quantity, with the numbers that the report gives, or null where it counts no such
thing of that act; one of the fifth a link between two records of a report, and whether they tell
one happening. Half `a` was looked at while rules were mended, half `b` was not. Rows of the second
round with a `set` are of eighteen reports drawn later, eight of them at random among those that
name three days and tell two deeds; in the fifth, half `b` was judged after the last change.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from dragoman.events.calibrate import Judgement
from dragoman.records.model import Coded, EventRecord

Tally = Counter[tuple[str, bool]]
READ, COUNTED, LINKED = 2, 3, 5


def read(record: Coded, rows: list[Judgement]) -> Iterator[tuple[str, str, bool]]:
    """(half, what, right) for each thing judged of a report."""
    for row in rows:
        if row.get("round") == READ:
            yield from ((row["half"], *told) for told in _act(record, row))
        elif row.get("round") == COUNTED:
            yield from ((row["half"], *told) for told in _count(record, row))
        elif row.get("round") == LINKED:
            yield from ((row["half"], *told) for told in _link(record, row))


def _act(record: Coded, row: Judgement) -> Iterator[tuple[str, bool]]:
    event = next((e for e in _events(record) if _is_told(e, row)), None)
    yield "found", event is not None
    if event is None:
        return
    if "first" in row:
        days = [None if day is None else day.isoformat() for day in (event.first, event.last)]
        right = days == [row["first"], row["last"]]
        yield "interval", right
        today = record.date.isoformat()
        if event.basis != "document" or row["first"] != today or row["last"] != today:
            yield "interval, from a time expression", right
    if "status" in row:
        yield "status", event.status in row["status"]
    for kind, numbers in row["quantities"].items():
        yield "quantities told", event.quantities.get(kind) == numbers


def _count(record: Coded, row: Judgement) -> Iterator[tuple[str, bool]]:
    """Whether a quantity that is still given is the one that the report tells."""
    for event in _events(record):
        given = event.quantities.get(row["kind"])
        if list(event.trigger[0]) == row["trigger"] and given is not None:
            yield "quantities given", given == row["numbers"]


def _link(record: Coded, row: Judgement) -> Iterator[tuple[str, bool]]:
    """Whether two records that are still linked, either way or by a third, are one happening."""
    heads = {}
    for which in (row, row["head"]):
        for index, event in enumerate(record.events):
            same = list(event.trigger[0]) == which["trigger"] and event.type == row["type"]
            if same and (event.sentence is None) == which["title"]:
                heads[id(which)] = index if event.same_as is None else event.same_as
    if len(heads) == len((row, row["head"])):
        linked = len(set(heads.values())) == 1
        if linked:
            yield "links given", row["one"]
        if row["one"]:
            yield "links told", linked


def _events(record: Coded) -> Iterator[EventRecord]:
    return (e for e in record.events if e.sentence is not None)


def _is_told(event: EventRecord, row: Judgement) -> bool:
    near = any(start < row["end"] and row["start"] < end for start, end in event.trigger)
    return near and event.type in row["types"]
