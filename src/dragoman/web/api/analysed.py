"""Positions, shifts and disputes of the latest records that a filter asks for.

They are found by reading records with the texts around them, so that only so many records, of so
many documents, are looked at; a note tells from which day on. `until:` asks for earlier ones.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Final

from dragoman.analysis.disputes import disputes_of
from dragoman.analysis.gathering import Records, Scope
from dragoman.analysis.model import Dispute
from dragoman.analysis.positions import known, positions_of
from dragoman.analysis.shifts import shifts_of
from dragoman.ledger.days import calendar
from dragoman.ledger.fields import RecordKind, fields
from dragoman.ledger.grammar import Filter, Term, Value, parse
from dragoman.ledger.ledger import Ledger
from dragoman.ledger.selection import SINGULAR, At, Selection
from dragoman.web.api import answers, asked
from dragoman.web.settings import limits

LATEST: Final = "Only the latest were looked at: {begins}; until: asks for earlier ones."


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
    """The records of a filter, or the latest of each kind, and a note of where these begin."""
    kinds: list[RecordKind] = ["events"]
    if all(t.field is None or "statements" in fields()[t.field].on for t in told.terms):
        kinds.append("statements")
    selections = [Selection(ledger.connection, kind, told) for kind in kinds]
    notes = tuple(dict.fromkeys(n for s in selections for n in s.notes))
    if not any(_many(ledger, *one) for one in zip(kinds, selections, strict=True)):
        return Records(ledger, told), notes
    told = _until_now(ledger, told)
    newest = {kind: _newest(ledger, kind, told) for kind in kinds}
    begins = ", ".join(f"{k} since {calendar(f[-1].day)}" for k, f in newest.items() if f)
    rows = {kind: [at.row for at in reversed(found)] for kind, found in newest.items()}
    return Records(ledger, told, only=rows), (*notes, LATEST.format(begins=begins or "none"))


def _many(ledger: Ledger, kind: RecordKind, selection: Selection) -> bool:
    """Whether these are more records, or of more documents, than are looked at."""
    most = limits()
    found = selection.page(most.analysed_records + 1)
    if len(found) > most.analysed_records:
        return True
    return len(set(_documents(ledger, kind, found))) > most.analysed_documents


def _until_now(ledger: Ledger, told: Filter) -> Filter:
    """The filter up to the newest report, since what is told of years to come is not the latest."""
    day = ledger.connection.execute("SELECT max(day) FROM document").fetchone()[0]
    now = Term("until", ":", (Value(calendar(day).isoformat()),))
    bounded = any(t.field in ("until", "on", "since") for t in told.terms)
    return told if bounded else replace(told, terms=(*told.terms, now))


def _newest(ledger: Ledger, kind: RecordKind, told: Filter) -> list[At]:
    """The newest records of so many documents."""
    most = limits()
    found = Selection(ledger.connection, kind, told).page(most.latest_records)
    seen: set[int] = set()
    for place, document in enumerate(_documents(ledger, kind, found)):
        seen.add(document)
        if len(seen) > most.latest_documents:
            return found[:place]
    return found


def _documents(ledger: Ledger, kind: RecordKind, found: list[At]) -> list[int]:
    """The documents of records, as each is of one."""
    sql = (
        f"SELECT own.document FROM json_each(?) AS chosen CROSS JOIN {SINGULAR[kind]} AS own "
        "ON own.id = chosen.value ORDER BY chosen.key"
    )
    rows = ledger.connection.execute(sql, (json.dumps([at.row for at in found]),))
    return [row[0] for row in rows]
