"""Tallies of a filter's events, made by the ledger's own engine: many more events can be counted
so than be read one by one, but nothing is told of their sides.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator

import msgspec

from dragoman.analysis.series import escalation, period
from dragoman.ledger.days import calendar
from dragoman.ledger.ledger import Ledger
from dragoman.ledger.selection import Selection
from dragoman.web.api import answers, asked


class Tally(msgspec.Struct, frozen=True):
    """Events of one type that are filed under one day and dated to the same interval.

    Attributes:
        first, last: the closed interval; None where the text told none.
        conflict, cooperation: sums of the sizes of intensities below and above 0.
        event, document: one of them, and where it stands.
    """

    day: dt.date
    type: str
    quad: int
    first: dt.date | None
    last: dt.date | None
    events: int
    conflict: float
    cooperation: float
    event: str
    document: str


def tallies(ledger: Ledger, selection: Selection, most: int) -> Iterator[Tally]:
    """The tallies of a selection's records, of the latest `most` where it has more."""
    query = selection.query(most)
    if query is None:
        return
    sql = _SQL.format(chosen=query.sql)
    for row in ledger.connection.execute(sql, query.values):
        first, last = (dt.date.fromisoformat(row[n]) if row[n] else None for n in (3, 4))
        yield Tally(calendar(row[0]), row[1], row[2], first, last, *tuple(row)[5:])


def tallied_series(found: Iterable[Tally], told: asked.SeriesAsked) -> list[answers.Period]:
    """Tallies by period and group (none, type or quad)."""
    cells: defaultdict[tuple[str, dt.date], list[Tally]] = defaultdict(list)
    for tally in found:
        group = {"type": tally.type, "quad": str(tally.quad)}.get(told.split, "")
        cells[group, period(tally.day, told.by)].append(tally)
    return [_period(start, group, cells[group, start]) for group, start in sorted(cells)]


def _period(start: dt.date, group: str, cell: list[Tally]) -> answers.Period:
    events = sum(t.events for t in cell)
    conflict, cooperation = sum(t.conflict for t in cell), sum(t.cooperation for t in cell)
    return answers.Period(
        start=start, group=group, events=events,
        intensity=round((cooperation - conflict) / events, 3), conflict=round(conflict, 2),
        cooperation=round(cooperation, 2), escalation=escalation(conflict, cooperation),
    )  # fmt: skip


_SQL = """
WITH chosen (day, row) AS MATERIALIZED ({chosen})
SELECT chosen.day, event.type, event.quad, event.first, event.last, count(*),
       sum(max(-event.intensity, 0)), sum(max(event.intensity, 0)),
       max(event.key), max(event.document)
FROM chosen CROSS JOIN event_now AS event ON event.id = chosen.row
GROUP BY chosen.day, event.type, event.quad, event.first, event.last
"""
