"""A pair of sides: what each did to the other, over time, by type, and record by record."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import Final, NamedTuple

from starlette.requests import Request
from starlette.responses import Response

from dragoman.analysis.counting import Counted, counted
from dragoman.analysis.dyads import pairs
from dragoman.ledger import reading
from dragoman.ledger.grammar import parse
from dragoman.ledger.ledger import Ledger
from dragoman.ledger.model import LedgerEvent
from dragoman.web.api.counted import actual
from dragoman.web.api.latest import bounded
from dragoman.web.pages.bars import Bar, axis, bars, fitting, gathered, tallest
from dragoman.web.pages.called import called
from dragoman.web.pages.frame import page, remembered, side, term
from dragoman.web.settings import limits
from dragoman.web.site import Site

WIDTH: Final = 1200
HEIGHT: Final = 120
LISTED: Final = 200


class Direction(NamedTuple):
    """What one side did to the other: the events counted, and the newest of them to read."""

    actor: str
    recipient: str
    events: list[Counted]
    newest: list[LedgerEvent]

    @property
    def types(self) -> Counter[str]:
        """How many events of each type."""
        return Counter(event.type for event in self.events)

    @property
    def intensity(self) -> float | None:
        """The mean of the events' intensities."""
        told = [event.intensity for event in self.events]
        return sum(told) / len(told) if told else None


class Mirrored(NamedTuple):
    """The bars of both directions on one axis, of one scale."""

    ticks: list[tuple[float, str]]
    top: int
    by: str
    bars: list[list[Bar]]


@remembered
async def pair_page(request: Request) -> Response:
    """Both directions beside each other."""
    query = request.query_params
    q, one, other = (query.get(name, "").strip() for name in ("q", "one", "other"))
    both, notes, names = await Site.of(request).read(
        lambda ledger: (*_both(ledger, q, one, other), called(ledger, (one, other)))
    )
    quads = {event.type: event.quad for way in both for event in way.events}
    ordered = sorted(quads, key=lambda t: (quads[t], -sum(way.types[t] for way in both)))
    return page(
        request, "pair.html", one=one, other=other, both=both, notes=notes, quad_of=quads,
        called=names,
        types=ordered, drawn=_mirrored(both), width=WIDTH, height=HEIGHT,
        most=max((way.types[t] for way in both for t in quads), default=1),
    )  # fmt: skip


def _both(ledger: Ledger, q: str, one: str, other: str) -> tuple[list[Direction], tuple[str, ...]]:
    found, notes = _between(ledger, q, one, other)
    ways = []
    for pair in ((one, other), (other, one)):
        events = [event for event in found if pair in pairs(event)]
        rows = [event.row for event in reversed(events)][:LISTED]
        ways.append(Direction(*pair, events, list(reading.events(ledger.connection, rows))))
    return ways, notes


def _between(ledger: Ledger, q: str, one: str, other: str) -> tuple[list[Counted], tuple[str, ...]]:
    """Events of both sides, oldest first: one upon the other, and what they do together."""
    first, second = term("actor", side(one)), term("actor", side(other))
    onto = [term("recipient", side(other)), term("recipient", side(one))]
    found: dict[int, Counted] = {}
    notes: dict[str, None] = {}
    for parties in (f"{first} {onto[0]}", f"{second} {onto[1]}", f"{first} {second}"):
        line = parse(actual(f"{q} {parties}".strip()))
        latest, said = bounded(ledger.connection, line, limits().counted_events // 4)
        notes |= dict.fromkeys(said)
        found |= {event.row: event for event in counted(ledger, str(latest))}
    return sorted(found.values(), key=lambda event: (event.day, event.row)), tuple(notes)


def _mirrored(both: list[Direction]) -> Mirrored | None:
    """The figure of both directions; None where nothing happened."""
    days = [event.day for way in both for event in way.events]
    if not days:
        return None
    by = fitting(min(days), max(days))
    cells = [gathered(_by_day(way), by) for way in both]
    along = axis({key: 1 for each in cells for key in each}, by, WIDTH)
    assert along is not None
    top = max(tallest(each) for each in cells)
    drawn = [bars(each, by, along, height=HEIGHT, top=top) for each in cells]
    return Mirrored(along.ticks(), top, by, drawn)


def _by_day(way: Direction) -> Counter[tuple[dt.date, str]]:
    return Counter((event.day, str(event.quad)) for event in way.events)
