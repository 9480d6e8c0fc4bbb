"""Timeline: events stacked by quad class or type, each bar a way to its records."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from typing import Final, Literal, NamedTuple

from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dragoman.events import scale
from dragoman.ledger.grammar import Filter, parse
from dragoman.ledger.ledger import Ledger
from dragoman.ledger.selection import Selection
from dragoman.web.api import asked
from dragoman.web.api.counted import actual, many
from dragoman.web.api.kept import kept, kept_series
from dragoman.web.api.latest import bounded
from dragoman.web.api.tallied import Tally, tallies
from dragoman.web.pages.bars import BYS, axis, bars, fitting, gathered, tallest
from dragoman.web.pages.frame import href, page, remembered
from dragoman.web.pages.lanes import lanes
from dragoman.web.settings import limits
from dragoman.web.site import Site

Split = Literal["quad", "type"]
WIDTH: Final = 1200
HEIGHT: Final = 260
DAYS: Final = ("since", "until", "on")
KEPT: Final = "So many events are counted by their day only; zoom in to see how precise it is."


class Counts(NamedTuple):
    """Events by day and group; tallies of them, where they are few enough to be looked at."""

    cells: dict[tuple[dt.date, str], int]
    tallies: list[Tally]
    notes: tuple[str, ...]


@remembered
async def timeline(request: Request) -> Response:
    """The figure and, below it, the same numbers as a table."""
    query = request.query_params
    q = query.get("q", "").strip()
    split: Split = "type" if query.get("split") == "type" else "quad"
    if query.get("since") or query.get("until"):
        return RedirectResponse(href("/timeline", q=_zoomed(q, query), split=split), 303)
    told = await Site.of(request).read(lambda ledger: _counts(ledger, q, split))
    days = sorted(day for day, _ in told.cells)
    by = BYS.get(query.get("by", "")) or (fitting(days[0], days[-1]) if days else "month")
    cells = gathered(told.cells, by)
    shades = _shades({group for _, group in cells}, split)
    along, top = axis(cells, by, WIDTH), tallest(cells)
    drawn = bars(cells, by, along, height=HEIGHT, top=top, order=shades) if along else []
    return page(
        request, "timeline.html", by=by, split=split, width=WIDTH, height=HEIGHT, top=top,
        bars=drawn, axis=along,
        lanes=lanes(told.tallies, by, along, split) if along else None,
        groups=list(shades), shades=shades, total=sum(cells.values()),
        notes=told.notes, days=_days(parse(q)), undated=_undated(parse(q)),
    )  # fmt: skip


def _counts(ledger: Ledger, q: str, split: Split) -> Counts:
    line, most = parse(actual(q)), limits().tallied_events
    of = kept(line)
    if of is not None and many(Selection(ledger.connection, "events", line), most):
        told = asked.SeriesAsked(by="day", split=split)
        periods = kept_series(ledger, of, told)
        return Counts({(p.start, p.group): p.events for p in periods}, [], (KEPT,))
    latest, notes = bounded(ledger.connection, line, most)
    found = list(tallies(ledger, Selection(ledger.connection, "events", latest), most))
    cells: defaultdict[tuple[dt.date, str], int] = defaultdict(int)
    for tally in found:
        cells[tally.day, tally.type if split == "type" else str(tally.quad)] += tally.events
    return Counts(dict(cells), found, notes)


def _shades(groups: set[str], split: Split) -> dict[str, str]:
    """Group -> its classes of colour, in the order of the stack: quad classes, then their types."""
    if split == "quad":
        return {group: f"fq{group}" for group in sorted(groups)}
    quads = {group: scale.quad(group) if group in scale.types() else 0 for group in groups}
    found: dict[str, str] = {}
    for group in sorted(groups, key=lambda g: (quads[g], g)):
        shade = sum(quads[other] == quads[group] for other in found)
        found[group] = f"fq{quads[group]} sh{shade}"
    return found


def _zoomed(q: str, days: QueryParams) -> str:
    """The filter from and to the days of a zoom, instead of its own."""
    bounds = [f"{name}:{days[name]}" for name in ("since", "until") if days.get(name)]
    return " ".join([_undated(parse(q)), *bounds]).strip()


def _undated(told: Filter) -> str:
    """The filter without its days."""
    return str(Filter(tuple(t for t in told.terms if t.field not in DAYS)))


def _days(told: Filter) -> dict[str, str]:
    """The days of the filter, where it names one for a bound."""
    return {str(t.field): t.values[0].text for t in told.terms if t.field in DAYS}
