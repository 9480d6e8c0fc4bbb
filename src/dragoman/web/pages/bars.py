"""Events as stacked bars over time, in units of a figure."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final, Literal, NamedTuple, get_args

from dragoman.analysis.series import period

By = Literal["day", "week", "month"]
Cells = Mapping[tuple[dt.date, str], int]
BYS: Final[dict[str, By]] = {by: by for by in get_args(By)}
SPANS: Final[dict[By, int]] = {"day": 1, "week": 7, "month": 31}
BARS: Final = 130  # more than these are gathered into longer periods
TICKS: Final = 8
NARROWEST: Final = 1.5
FILLED: Final = 0.88  # of a period's width


class Block(NamedTuple):
    """One group of one period."""

    y: float
    height: float
    group: str
    events: int


class Bar(NamedTuple):
    """One period; its first and last day."""

    x: float
    width: float
    start: dt.date
    end: dt.date
    events: int
    blocks: list[Block]


class Axis(NamedTuple):
    """Time along the width of a figure, from the first to the last day drawn."""

    first: dt.date
    last: dt.date
    width: int

    def at(self, day: dt.date) -> float:
        """Where a day begins."""
        return round((day - self.first).days * self.width / ((self.last - self.first).days + 1), 2)

    def ticks(self) -> list[tuple[float, str]]:
        """Places along the axis with their days, evenly spread over time."""
        long = (self.last - self.first).days or 1
        form = "%Y-%m" if long > 400 else "%d %b %Y"
        spread = [self.first + dt.timedelta(long * n // TICKS) for n in range(TICKS)]
        return [(self.at(day), day.strftime(form)) for day in dict.fromkeys(spread)]


def fitting(first: dt.date, last: dt.date) -> By:
    """The shortest period that leaves few enough bars."""
    long = (last - first).days
    return next((by for by in BYS.values() if long / SPANS[by] <= BARS), "month")


def gathered(cells: Cells, by: By) -> dict[tuple[dt.date, str], int]:
    """Counts of days and groups as counts of periods and groups."""
    found: defaultdict[tuple[dt.date, str], int] = defaultdict(int)
    for (day, group), events in cells.items():
        found[period(day, by), group] += events
    return dict(found)


def axis(cells: Cells, by: By, width: int) -> Axis | None:
    """The axis that holds all periods; None where there is none."""
    starts = [start for start, _ in cells]
    return Axis(min(starts), end(max(starts), by), width) if starts else None


def tallest(cells: Cells) -> int:
    """Events of the fullest period."""
    found: defaultdict[dt.date, int] = defaultdict(int)
    for (start, _), events in cells.items():
        found[start] += events
    return max(found.values(), default=0)


def bars(
    cells: Cells, by: By, along: Axis, *, height: int, top: int, order: Iterable[str] = ()
) -> list[Bar]:
    """A bar for each period in which something happened, oldest first.

    Args:
        top: events of a bar that is `height` high.
        order: groups from the axis up; by their names where none is told.
    """
    places = {group: place for place, group in enumerate(order)}
    periods: defaultdict[dt.date, list[tuple[str, int]]] = defaultdict(list)
    ordered = sorted(cells.items(), key=lambda c: (c[0][0], places.get(c[0][1], 0), c[0][1]))
    for (start, group), events in ordered:
        periods[start].append((group, events))
    return [
        Bar(
            x=along.at(start),
            width=round(max(NARROWEST, (along.at(_next(start, by)) - along.at(start)) * FILLED), 2),
            start=start, end=end(start, by), events=sum(n for _, n in groups),
            blocks=_stacked(groups, height, top),
        )
        for start, groups in periods.items()
    ]  # fmt: skip


def _stacked(groups: list[tuple[str, int]], height: int, top: int) -> list[Block]:
    below, blocks = 0.0, []
    for group, events in groups:
        high = events / top * height
        below += high
        blocks.append(Block(round(height - below, 2), round(high, 2), group, events))
    return blocks


def end(start: dt.date, by: By) -> dt.date:
    """The last day of a period."""
    return _next(start, by) - dt.timedelta(1)


def _next(start: dt.date, by: By) -> dt.date:
    if by == "month":
        return (start.replace(day=1) + dt.timedelta(32)).replace(day=1)
    return start + dt.timedelta(SPANS[by])
