"""Positions, shifts and disputes of the latest records that a filter asks for.

They are found by reading records, so that only so many are looked at; a note tells from which day
on. `until:` asks for earlier ones.
"""

from __future__ import annotations

from dragoman.analysis.disputes import disputes_of
from dragoman.analysis.gathering import Records, Scope
from dragoman.analysis.model import Dispute
from dragoman.analysis.positions import known, positions_of
from dragoman.analysis.shifts import shifts_of
from dragoman.errors import DragomanError
from dragoman.ledger.grammar import Filter, parse
from dragoman.ledger.ledger import Ledger
from dragoman.ledger.selection import Selection
from dragoman.web.api import answers, asked
from dragoman.web.api.latest import floor, since
from dragoman.web.settings import limits


def positions(ledger: Ledger, told: asked.Analysed) -> answers.Positions:
    """Who is for and against what, as said and as done."""
    known(told.issue)
    scope = Scope(told.filter)
    records, notes = _latest(ledger, parse(told.filter))
    holders = [t for t in scope.parties if t.field == "actor"]
    return answers.Positions(notes=notes, records=[
        p for p in positions_of(records)
        if told.issue in (None, p.issue) and all(scope.names(t, p.holder) for t in holders)
    ])  # fmt: skip


def shifts(ledger: Ledger, told: asked.Analysed) -> answers.Shifts:
    """When positions changed; the record before `since:` is taken into account."""
    known(told.issue)
    scope = Scope(told.filter)
    records, notes = _latest(ledger, scope.wide)
    return answers.Shifts(notes=notes, records=[
        s for s in shifts_of(records)
        if told.issue in (None, s.issue) and scope.has(s.holder) and scope.begins(s.day)
    ])  # fmt: skip


def disputes(ledger: Ledger, told: asked.Disputed) -> answers.Disputes:
    """Acts that one side asserts and another denies, and numbers that do not agree."""
    scope = Scope(told.filter)
    records, notes = _latest(ledger, scope.wide)
    return answers.Disputes(notes=notes, records=[
        d for d in disputes_of(records) if scope.begins(d.day) and _about(scope, d)
    ])  # fmt: skip


def _about(scope: Scope, dispute: Dispute) -> bool:
    sides = [dispute.about, *(a.holder for a in (*dispute.asserts, *dispute.denies))]
    return not scope.parties or any(scope.has(one) for one in sides)


def _latest(ledger: Ledger, told: Filter) -> tuple[Records, tuple[str, ...]]:
    """The records of a filter from the day on that leaves so many, and a note of that day."""
    selections = [Selection(ledger.connection, "events", told)]
    try:
        selections.append(Selection(ledger.connection, "statements", told))
    except DragomanError as error:  # a field that does not filter statements leaves none of them
        if error.code != "E514":
            raise
    most, latest = limits().analysed_records, limits().latest_records
    bounded, said = since(told, [floor(one, most, latest) for one in selections])
    notes = tuple(dict.fromkeys(n for s in selections for n in s.notes))
    return Records(ledger, bounded), (*notes, *said)
