"""Series: how many events, how hostile, by day, week or month, and where the level changes."""

from __future__ import annotations

import datetime as dt
import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Literal

import msgspec
import numpy as np

from dragoman.analysis.counting import Counted, counted
from dragoman.analysis.extras import needed
from dragoman.analysis.model import Point
from dragoman.analysis.settings import settings
from dragoman.ledger.ledger import Ledger

Period = Literal["day", "week", "month"]
Split = Literal["none", "type", "quad", "context", "dyad", "actor", "recipient", "outlet"]


class Change(msgspec.Struct, frozen=True):
    """A day from which on a series runs at another level; both levels in events a period."""

    start: dt.date
    before: float
    after: float


def series(
    ledger: Ledger,
    filter: str = "",
    *,
    by: Period = "day",
    split: Split = "none",
    once: bool = False,
    window: int = 1,
) -> list[Point]:
    """Counts and intensities of a filter's events, a point for each period and group.

    Periods without events between the first and the last are points too, with 0 events, unless
    there are more than `longest` of them. An event of several contexts, actors or dyads counts in
    each of these groups.

    Args:
        by: length of a period.
        split: what groups are made of.
        once: count one event a day of each dyad and type.
        window: sum over so many periods up to each.

    Raises:
        DragomanError: E511 to E516 for the filter.
    """
    return series_of(counted(ledger, filter, once=once), by=by, split=split, window=window)


def series_of(
    events: Iterable[Counted], *, by: Period = "day", split: Split = "none", window: int = 1
) -> list[Point]:
    """The series of some events."""
    cells: defaultdict[str, defaultdict[dt.date, list[float]]]
    cells = defaultdict(lambda: defaultdict(list))
    starts = set[dt.date]()
    for event in events:
        start = period(event.day, by)
        starts.add(start)
        for group in groups(event, split):
            cells[group][start].append(event.intensity)
    if not starts:
        return []
    periods = spanned(min(starts), max(starts), by) or sorted(starts)
    return [
        _point(start, group, _window(cells[group], periods, index, window))
        for group in sorted(cells)
        for index, start in enumerate(periods)
    ]


def period(day: dt.date, by: Period) -> dt.date:
    """The first day of the period that a day lies in; weeks begin on Monday."""
    if by == "week":
        return day - dt.timedelta(days=day.weekday())
    return day.replace(day=1) if by == "month" else day


def groups(event: Counted, split: Split) -> list[str]:
    """The groups that an event counts in."""
    told: dict[str, list[str]] = {
        "none": [""],
        "type": [event.type],
        "quad": [str(event.quad)],
        "context": list(event.contexts),
        "dyad": [f"{a} > {r}" for a, r in event.dyads],
        "actor": list(event.actors),
        "recipient": list(event.recipients),
        "outlet": [event.outlet],
    }
    return told[split]


def spanned(first: dt.date, last: dt.date, by: Period) -> list[dt.date]:
    """First days of all periods from one to another; none where they are more than `longest`."""
    step = {"day": 1, "week": 7, "month": 32}[by]
    if (last - first).days > settings().series.longest * min(step, 31):
        return []
    found, at = [], first
    while at <= last:
        found.append(at)
        at = period(at + dt.timedelta(days=step), by)
    return found


def _window(
    cell: dict[dt.date, list[float]], periods: Sequence[dt.date], index: int, window: int
) -> list[float]:
    low = max(0, index - window + 1)
    return [i for start in periods[low : index + 1] for i in cell.get(start, ())]


def _point(start: dt.date, group: str, intensities: list[float]) -> Point:
    conflict = -sum(i for i in intensities if i < 0)
    cooperation = sum(i for i in intensities if i > 0)
    mean = sum(intensities) / len(intensities) if intensities else None
    return Point(
        start=start, group=group, events=len(intensities),
        intensity=None if mean is None else round(mean, 3), conflict=round(conflict, 2),
        cooperation=round(cooperation, 2), escalation=escalation(conflict, cooperation),
    )  # fmt: skip


def escalation(conflict: float, cooperation: float) -> float | None:
    """The escalation index: (conflict - cooperation) / (conflict + cooperation), -1 to 1.

    Conflict and cooperation are the sums of the sizes of the intensities below and above 0. It
    does not grow with the number of reports; None where nothing happened that has an intensity.
    """
    whole = conflict + cooperation
    return round((conflict - cooperation) / whole, 3) if whole else None


def changes(points: Sequence[Point], measure: str = "events") -> list[Change]:
    """Where a series of one group changes its level (PELT with least squares).

    A change must better the fit by `penalty` times the series' variance times log n.

    Args:
        measure: `events`, `conflict`, `cooperation`, `intensity` or `escalation`.

    Raises:
        DragomanError: E602 where ruptures is not installed.
    """
    ruptures = needed("ruptures", "the search for change points")
    rule = settings().series
    values = [float(getattr(p, measure) or 0.0) for p in points]
    if len(values) < 2 * rule.smallest or len(set(values)) < 2:
        return []
    mean = sum(values) / len(values)
    spread = sum((v - mean) ** 2 for v in values) / len(values)
    search = ruptures.KernelCPD(kernel="linear", min_size=rule.smallest)
    ends = search.fit(np.array(values)).predict(pen=rule.penalty * spread * math.log(len(values)))
    return _levels(points, values, [0, *ends])


def _levels(points: Sequence[Point], values: list[float], ends: list[int]) -> list[Change]:
    means = [sum(values[a:b]) / (b - a) for a, b in pairwise(ends)]
    return [
        Change(points[at].start, round(before, 3), round(after, 3))
        for at, before, after in zip(ends[1:-1], means, means[1:], strict=False)
    ]
