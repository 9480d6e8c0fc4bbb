"""Shifts: when an actor's position on an issue changes, by its own record or by what texts say.

The record of a holder on an issue is a sequence of days. A day counts for a side when a position on
that side is at least as strong as `margin` and no position on the other side is; the side of the
last day that counted stands until a day counts for the other side (hysteresis: a weaker or a
divided day changes nothing), or until it is older than `memory`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby

from dragoman.analysis.admissions import admissions, belied
from dragoman.analysis.asserted import asserted
from dragoman.analysis.families import issues
from dragoman.analysis.gathering import Records, Scope
from dragoman.analysis.holders import holder
from dragoman.analysis.model import Evidence, Holder, Position, Shift
from dragoman.analysis.positions import known, positions_of
from dragoman.analysis.settings import settings
from dragoman.analysis.wordings import shared
from dragoman.ledger.ledger import Ledger


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
    told = [*asserted(records, found), *admissions(records)]
    record = [s for s in recorded(found) if _one_matter(records, s)]
    shifted = [*record, *belied(found), *told]
    return sorted(shifted, key=lambda s: (s.day, s.later.document, s.later.start, s.holder.key))


def _one_matter(records: Records, found: Shift) -> bool:
    """Whether both sides of a turn speak of one matter: of somebody else who is named in both, in
    reports that speak most of one other state, or by telling words that the reports' first
    sentences and those of the turn share."""
    assert found.earlier is not None
    if found.earlier.document == found.later.document:
        return True
    first, second = (_others(records, e, found.holder) for e in (found.earlier, found.later))
    if first & second:
        return True
    theirs = {_counterpart(records, e.document, found.holder) for e in (found.earlier, found.later)}
    if len(theirs) == 1 and None not in theirs:
        return True
    names = (found.holder.name, found.holder.country or "")
    gists = [f"{records.lead(e.document)} {e.sentence}" for e in (found.earlier, found.later)]
    return shared(gists[0], gists[1], names) >= settings().shifts.matter


def _counterpart(records: Records, document: str, one: Holder) -> str | None:
    """The other state of which a report speaks most, if it does often enough, or of no third."""
    times = Counter(
        m.party.country
        for m in records.mentions.get(document, ())
        if m.party.country not in (None, one.country)
    )
    least = settings().shifts.counterpart if len(times) > 1 else 1
    often = [c for c, most in times.most_common(1) if most >= least]
    return often[0] if often else None


def _others(records: Records, evidence: Evidence, one: Holder) -> set[str]:
    """Keys of the other sides that are named in a sentence."""
    sentence = records.sentence_at(evidence.document, evidence.part, evidence.start)
    if sentence is None:
        return set()
    named = (m for m in records.mentions.get(evidence.document, ()) if m.part == evidence.part)
    inside = (m for m in named if sentence.start <= m.start < sentence.end)
    return {holder(m.party).key for m in inside} - {one.key}


def recorded(found: Iterable[Position]) -> Iterator[Shift]:
    """Shifts that positions show."""
    for positions in _records(found):
        yield from _turns(list(_days(positions)))


def _records(found: Iterable[Position]) -> Iterator[list[Position]]:
    """The record of each holder on each issue; on a directed one, toward each side.

    To charge others and to deny a charge oneself are no two sides of one question.
    """
    groups: defaultdict[tuple[str, str], list[Position]] = defaultdict(list)
    for position in found:
        groups[position.holder.key, position.issue].append(position)
    for (_, issue), record in groups.items():
        if not issues()[issue].charge:
            yield from _directed(record) if issues()[issue].directed else [record]


def _directed(record: list[Position]) -> Iterator[list[Position]]:
    """Records toward each side that is named; what names none is toward nobody in particular."""
    for side in sorted({p.toward[0] for p in record if p.toward}):
        yield [p for p in record if p.toward[:1] == (side,)]


def _days(positions: list[Position]) -> Iterator[Position]:
    """Of each day that counts for a side, the position that shows it best."""
    margin = settings().shifts.margin
    for _, held in groupby(sorted(positions, key=lambda p: p.day), key=lambda p: p.day):
        firm = [p for p in held if p.strength >= margin]
        if len({p.polarity for p in firm}) == 1:
            yield max(firm, key=lambda p: (p.strength, p.deed, p.evidence.part != "title"))


def _turns(days: list[Position]) -> Iterator[Shift]:
    rule = settings().shifts
    standing: Position | None = None
    for day in days:
        if standing is not None and day.polarity != standing.polarity:
            apart = (day.day - standing.day).days
            if apart < rule.rest:
                continue
            firm = standing.strength + day.strength >= rule.both
            if firm and apart <= rule.memory and _one_question(standing, day):
                yield Shift.between(standing, day, "record")
        standing = day


def _one_question(earlier: Position, later: Position) -> bool:
    """Whether two positions on an issue may concern the same side: not if each names another.

    On a directed issue, what is asked of others and what is done oneself are two questions.
    """
    asked = settings().positions.asked
    if issues()[later.issue].directed and (earlier.basis in asked) != (later.basis in asked):
        return False
    named = set(earlier.toward), set(later.toward)
    return not all(named) or not named[0].isdisjoint(named[1])
