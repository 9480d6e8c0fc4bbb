"""Timeline: events stacked by quad class or type, each bar a way to its records."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from typing import Final, Literal, NamedTuple, get_args

from starlette.requests import Request
from starlette.responses import Response

from dragoman.analysis import series
from dragoman.analysis.model import Point
from dragoman.ledger.ledger import Ledger
from dragoman.web.pages.frame import page
from dragoman.web.site import Site

By = Literal["day", "week", "month"]
Split = Literal["quad", "type"]
WIDTH: Final = 1200
HEIGHT: Final = 260
BARS: Final = 400  # more than these are gathered into longer periods
TICKS: Final = 8
BYS: Final[dict[str, By]] = {by: by for by in get_args(By)}
SPANS: Final[dict[By, int]] = {"day": 1, "week": 7, "month": 31}


class Block(NamedTuple):
    """One group of one period, drawn: units of the figure."""

    y: float
    height: float
    group: str
    events: int


class Bar(NamedTuple):
    """One period."""

    x: float
    width: float
    start: dt.date
    end: dt.date
    events: int
    blocks: list[Block]


async def timeline(request: Request) -> Response:
    """The figure and, below it, the same numbers as a table."""
    asked = request.query_params
    q = asked.get("q", "").strip()
    split: Split = "type" if asked.get("split") == "type" else "quad"
    told: By | None = BYS.get(asked.get("by", ""))
    by, points = await Site.of(request).read(lambda ledger: _points(ledger, q, told, split))
    bars, top = drawn(points, by)
    groups = sorted({p.group for p in points if p.events})
    return page(
        request, "timeline.html", bars=bars, top=top, by=by, split=split, groups=groups,
        width=WIDTH, height=HEIGHT, ticks=_ticks(bars), total=sum(b.events for b in bars),
    )  # fmt: skip


def _points(ledger: Ledger, q: str, by: By | None, split: Split) -> tuple[By, Sequence[Point]]:
    """The series, by the shortest period that leaves few enough bars unless one was asked for."""
    chosen = by or _fitting(ledger, q)
    return chosen, series(ledger, q, by=chosen, split=split)


def _fitting(ledger: Ledger, q: str) -> By:
    months = {p.start for p in series(ledger, q, by="month", split="none") if p.events}
    long = (max(months) - min(months)).days if months else 0
    return next((b for b in BYS.values() if long / SPANS[b] <= BARS / 3), BYS["month"])


def drawn(points: Sequence[Point], by: By) -> tuple[list[Bar], int]:
    """The bars, oldest first and only where something happened, and the tallest's events."""
    periods: dict[dt.date, list[Point]] = defaultdict(list)
    for point in points:
        if point.events:
            periods[point.start].append(point)
    if not periods:
        return [], 0
    first, last = min(periods), _end(max(periods), by)
    top = max(sum(p.events for p in period) for period in periods.values())
    scale = WIDTH / ((last - first).days + 1)
    bars = []
    for start, period in sorted(periods.items()):
        end = _end(start, by)
        long = (end - start).days + 1
        bars.append(
            Bar(
                x=round((start - first).days * scale, 2),
                width=round(max(1.5, long * scale * 0.88), 2),
                start=start,
                end=end,
                events=sum(p.events for p in period),
                blocks=_stacked(period, top),
            )
        )
    return bars, top


def _stacked(period: list[Point], top: int) -> list[Block]:
    below, blocks = 0.0, []
    for point in sorted(period, key=lambda p: p.group):
        height = point.events / top * HEIGHT
        below += height
        blocks.append(Block(round(HEIGHT - below, 2), round(height, 2), point.group, point.events))
    return blocks


def _end(start: dt.date, by: By) -> dt.date:
    if by == "month":
        return (start.replace(day=1) + dt.timedelta(32)).replace(day=1) - dt.timedelta(1)
    return start + dt.timedelta(SPANS[by] - 1)


def _ticks(bars: list[Bar]) -> list[tuple[float, str]]:
    """Places along the axis with their days, evenly spread over time."""
    if not bars:
        return []
    first, last = bars[0].start, bars[-1].end
    long = (last - first).days or 1
    form = "%Y-%m" if long > 400 else "%d %b %Y"
    spread = [first + dt.timedelta(long * n // TICKS) for n in range(TICKS)]
    return [((day - first).days / (long + 1) * WIDTH, day.strftime(form)) for day in spread]
