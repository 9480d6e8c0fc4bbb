"""Dates that are less precise than a period, as strips as wide as their intervals."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from typing import Final, NamedTuple

from dragoman.analysis.series import period
from dragoman.web.api.tallied import Tally
from dragoman.web.pages.bars import Axis, By

MOST: Final = 10  # strips below each other
NARROWEST: Final = 3.0


class Strip(NamedTuple):
    """Events dated to one interval; `lane` counts from the axis down."""

    x: float
    width: float
    lane: int
    group: str
    first: dt.date
    last: dt.date
    events: int
    event: str
    document: str


class Lanes(NamedTuple):
    """Strips that do not overlap, and how many events found no room."""

    strips: list[Strip]
    lanes: int
    left: int


def lanes(found: Iterable[Tally], by: By, along: Axis, split: str) -> Lanes:
    """The strips of tallies whose interval goes beyond one period; those of most events first."""
    wide: defaultdict[tuple[dt.date, dt.date, str], list[Tally]] = defaultdict(list)
    for tally in found:
        if tally.first and tally.last and period(tally.first, by) != period(tally.last, by):
            group = tally.type if split == "type" else str(tally.quad)
            wide[tally.first, tally.last, group].append(tally)
    ordered = sorted(wide.items(), key=lambda item: (-sum(t.events for t in item[1]), item[0]))
    ends: list[list[tuple[float, float]]] = []
    strips, left = list[Strip](), 0
    for (first, last, group), tallied in ordered:
        strip = _strip(first, last, group, tallied, along)
        lane = _lane(ends, strip)
        if lane is None:
            left += strip.events
        else:
            strips.append(strip._replace(lane=lane))
    return Lanes(strips, len(ends), left)


def _strip(first: dt.date, last: dt.date, group: str, tallied: list[Tally], along: Axis) -> Strip:
    low, high = max(first, along.first), min(last, along.last)
    x = along.at(max(min(low, along.last), along.first))
    width = max(NARROWEST, along.at(high + dt.timedelta(1)) - x)
    return Strip(
        x=x, width=round(width, 2), lane=0, group=group, first=first, last=last,
        events=sum(t.events for t in tallied), event=tallied[0].event,
        document=tallied[0].document,
    )  # fmt: skip


def _lane(ends: list[list[tuple[float, float]]], strip: Strip) -> int | None:
    """The first lane with room for a strip, which is then taken; None where all are full."""
    place = (strip.x, strip.x + strip.width + 2)
    for number, taken in enumerate(ends):
        if all(place[1] <= low or place[0] >= high for low, high in taken):
            taken.append(place)
            return number
    if len(ends) == MOST:
        return None
    ends.append([place])
    return len(ends) - 1
