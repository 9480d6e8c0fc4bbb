"""Dyads: what each side did to each other side, as a list and as a matrix."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Literal

import msgspec

from dragoman.analysis.counting import NOBODY, Counted, counted
from dragoman.analysis.model import Dyad
from dragoman.ledger.ledger import Ledger

Measure = Literal["events", "intensity"]


class Matrix(msgspec.Struct, frozen=True):
    """Sides in rows (actors) and columns (recipients); `cells[i][j]` what i did to j."""

    sides: tuple[str, ...]
    cells: tuple[tuple[float, ...], ...]


def dyads(ledger: Ledger, filter: str = "", *, once: bool = False) -> list[Dyad]:
    """What each actor did to each recipient, the most eventful first.

    Events without a recipient (or an actor) are no dyad; those that all sides do together, such
    as talks, count for each ordered pair of them.

    Raises:
        DragomanError: E511 to E516 for the filter.
    """
    return dyads_of(counted(ledger, filter, once=once))


def pairs(event: Counted) -> list[tuple[str, str]]:
    """The ordered pairs of sides of an event; of one that all do together, each with each."""
    if event.recipients:
        return [p for p in event.dyads if NOBODY not in p]
    return [(a, b) for a in event.actors for b in event.actors if a != b]


def dyads_of(events: Iterable[Counted]) -> list[Dyad]:
    """The dyads of some events."""
    found: defaultdict[tuple[str, str], list[Counted]] = defaultdict(list)
    for event in events:
        for pair in pairs(event):
            found[pair].append(event)
    made = [_dyad(pair, told) for pair, told in found.items()]
    return sorted(made, key=lambda d: (-d.events, d.actor, d.recipient))


def _dyad(pair: tuple[str, str], told: list[Counted]) -> Dyad:
    quads = Counter(event.quad for event in told)
    types = Counter(event.type for event in told)
    return Dyad(
        actor=pair[0], recipient=pair[1], events=len(told),
        intensity=round(sum(e.intensity for e in told) / len(told), 3),
        quads=(quads[1], quads[2], quads[3], quads[4]),
        types=dict(sorted(types.items(), key=lambda item: (-item[1], item[0]))),
        first=min(e.day for e in told), last=max(e.day for e in told),
    )  # fmt: skip


def matrix(found: Iterable[Dyad], *, measure: Measure = "events", most: int = 20) -> Matrix:
    """The dyads among the `most` busiest sides; sides in the order of how busy they are."""
    listed = list(found)
    busy = Counter[str]()
    for dyad in listed:
        busy[dyad.actor] += dyad.events
        busy[dyad.recipient] += dyad.events
    sides = tuple(sorted(busy, key=lambda s: (-busy[s], s))[:most])
    told = {(d.actor, d.recipient): float(getattr(d, measure)) for d in listed}
    return Matrix(sides, tuple(tuple(told.get((a, r), 0.0) for r in sides) for a in sides))
