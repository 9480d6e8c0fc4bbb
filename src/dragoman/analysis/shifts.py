"""Shifts: when an actor's position on an issue changes, by its own record or by what texts say.

The record of a holder on an issue is a sequence of days, each with the sum of the signed
strengths of its positions. A day counts when that sum reaches `margin`; the side of the last day
that counted stands until a day counts for the other side (hysteresis: a weaker or a divided day
changes nothing), or until it is older than `memory`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from dragoman.analysis.admissions import admissions
from dragoman.analysis.asserted import asserted
from dragoman.analysis.families import issues
from dragoman.analysis.gathering import Records, Scope
from dragoman.analysis.model import Position, Shift
from dragoman.analysis.positions import known, positions_of
from dragoman.analysis.settings import settings
from dragoman.ledger.ledger import Ledger


class Day(NamedTuple):
    """What a holder's record on an issue comes to on one day; `best` shows its side best."""

    net: float
    best: Position


def shifts(ledger: Ledger, filter: str = "", *, issue: str | None = None) -> list[Shift]:
    """Every shift within a filter, oldest first.

    Args:
        filter: `actor:` is who shifts; the record before `since:` is taken into account.
        issue: only this one, by its name.

    Raises:
        DragomanError: E511 to E516 for the filter, E601 for an unknown issue.
    """
    known(issue)
    scope = Scope(filter)
    return [
        s
        for s in shifts_of(Records(ledger, scope.wide))
        if issue in (None, s.issue) and scope.has(s.holder) and scope.begins(s.day)
    ]


def shifts_of(records: Records) -> list[Shift]:
    """Every shift in some records, oldest first."""
    found = positions_of(records)
    shifted = [*recorded(found), *asserted(records, found), *admissions(records)]
    return sorted(shifted, key=lambda s: (s.day, s.later.document, s.later.start, s.holder.key))


def recorded(found: Iterable[Position]) -> Iterator[Shift]:
    """Shifts that positions show."""
    for positions in _records(found):
        yield from _turns(list(_days(positions)))


def _records(found: Iterable[Position]) -> Iterator[list[Position]]:
    """The record of each holder on each issue; on a directed one, toward each side."""
    groups: defaultdict[tuple[str, str], list[Position]] = defaultdict(list)
    for position in found:
        groups[position.holder.key, position.issue].append(position)
    for (_, issue), record in groups.items():
        yield from _directed(record) if issues()[issue].directed else [record]


def _directed(record: list[Position]) -> Iterator[list[Position]]:
    """Records toward each side; where only one is named, what names none is toward it too."""
    named = {p.toward[0] for p in record if p.toward}
    if len(named) < 2:
        yield record
        return
    for side in sorted(named):
        yield [p for p in record if p.toward[:1] == (side,)]


def _days(positions: list[Position]) -> Iterator[Day]:
    for _, held in groupby(sorted(positions, key=lambda p: p.day), key=lambda p: p.day):
        today = _once_a_text(list(held))
        net = sum(p.polarity * p.strength for p in today)
        best = max(today, key=lambda p: (p.polarity * net > 0, p.strength, p.deed))
        yield Day(net, best)


def _once_a_text(held: list[Position]) -> list[Position]:
    """Copies of one sentence speak once."""
    return list({(p.evidence.sentence, p.polarity): p for p in held}.values())


def _turns(days: list[Day]) -> Iterator[Shift]:
    rule = settings().shifts
    standing: Day | None = None
    for day in days:
        if abs(day.net) < rule.margin:
            continue
        if standing is not None and day.net * standing.net < 0:
            apart = (day.best.day - standing.best.day).days
            if rule.rest <= apart <= rule.memory:
                yield _shift(standing.best, day.best)
            elif apart < rule.rest:
                continue
        standing = day


def _shift(earlier: Position, later: Position) -> Shift:
    return Shift(
        holder=later.holder, issue=later.issue, kind="record",
        direction="for" if later.polarity > 0 else "against", day=later.day,
        earlier=earlier.evidence, earlier_day=earlier.day, later=later.evidence,
        strength=round((earlier.strength + later.strength) / 2, 2), toward=later.toward,
        asserted_by=(),
    )  # fmt: skip
