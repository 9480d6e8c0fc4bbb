"""Counts that a ledger keeps as it files events: of a type and status a day, and between two
countries a month. They answer for any number of events, but only for filters of these fields.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from typing import Any, Final

import msgspec

from dragoman.analysis.gathering import first_day
from dragoman.analysis.series import period
from dragoman.events import scale
from dragoman.ledger.days import calendar, number
from dragoman.ledger.grammar import Filter, Term
from dragoman.ledger.ledger import Ledger
from dragoman.web.api import answers, asked

FIELDS: Final = ("type", "status", "since", "until", "on")


class Kept(msgspec.Struct, frozen=True):
    """A filter that kept counts can answer: closed bounds of days, and a condition in SQL."""

    first: dt.date
    last: dt.date
    where: str
    values: tuple[str, ...]


def kept(told: Filter) -> Kept | None:
    """The filter in terms of kept counts; None where they do not tell enough for it."""
    first, last = dt.date.min, dt.date.max
    parts, values = ["1"], list[str]()
    for term in told.terms:
        if term.field not in FIELDS or (term.negated and term.field not in ("type", "status")):
            return None
        if term.field in ("type", "status"):
            parts.append(f"{term.field} {'NOT ' * term.negated}IN ({_marks(term)})")
            values += [_cased(term.field, v.text) for v in term.values]
            continue
        low, high = _bounds(term)
        first, last = max(first, low), min(last, high)
    return Kept(first, last, " AND ".join(parts), tuple(values))


def _marks(term: Term) -> str:
    return ",".join("?" * len(term.values))


def _cased(field: str, value: str) -> str:
    return value.upper() if field == "type" else value.lower()


def _bounds(term: Term) -> tuple[dt.date, dt.date]:
    day = term.values[0].text
    low, high = first_day(day), _last_day(day)
    if term.field == "since":
        return low, dt.date.max
    return (dt.date.min if term.field == "until" else low), high


def _last_day(value: str) -> dt.date:
    first = first_day(value)
    if len(value) == 4:
        return first.replace(month=12, day=31)
    if len(value) == 7:
        following = (first + dt.timedelta(days=31)).replace(day=1)
        return following - dt.timedelta(days=1)
    return first


def kept_series(ledger: Ledger, of: Kept, told: asked.SeriesAsked) -> list[answers.Period]:
    """Events by period and group (none, type or quad)."""
    rows = ledger.connection.execute(
        "SELECT day, type, sum(events) FROM day_count WHERE day BETWEEN ? AND ? "
        f"AND {of.where} GROUP BY day, type",
        (number(of.first), number(of.last), *of.values),
    )
    cells: Counter[tuple[str, dt.date]] = Counter()
    for day, kind, events in rows:
        cells[_group(told.split, kind), period(calendar(day), told.by)] += events
    return [
        answers.Period(
            start=start, group=group, events=events, intensity=None, conflict=None,
            cooperation=None, escalation=None,
        )
        for (group, start), events in sorted(cells.items()) if events
    ]  # fmt: skip


def _group(split: str, kind: str) -> str:
    if split == "quad":
        return str(scale.quad(kind)) if kind in scale.types() else "0"
    return kind if split == "type" else ""


def kept_dyads(ledger: Ledger, of: Kept, limit: int) -> list[answers.DyadCount]:
    """Pairs of countries, the most eventful first; days are those of whole months."""
    rows = ledger.connection.execute(
        "SELECT actor, recipient, type, sum(events) AS events, min(month) AS first, "
        "max(month) AS last FROM dyad_count WHERE month BETWEEN ? AND ? "
        f"AND {of.where} GROUP BY actor, recipient, type",
        (of.first.isoformat()[:7], of.last.isoformat()[:7], *of.values),
    )
    found: defaultdict[tuple[str, str], list[Any]] = defaultdict(list)
    for row in rows:
        found[row["actor"], row["recipient"]].append(row)
    busiest = sorted(found, key=lambda pair: (-sum(r["events"] for r in found[pair]), pair))
    return [_kept_dyad(pair, found[pair]) for pair in busiest[:limit]]


def _kept_dyad(pair: tuple[str, str], rows: list[Any]) -> answers.DyadCount:
    types = {r["type"]: r["events"] for r in sorted(rows, key=lambda r: (-r["events"], r["type"]))}
    quads = Counter[str]()
    for kind, events in types.items():
        quads[_group("quad", kind)] += events
    return answers.DyadCount(
        actor=pair[0], recipient=pair[1], events=sum(types.values()), intensity=None,
        quads=(quads["1"], quads["2"], quads["3"], quads["4"]), types=types,
        first=first_day(min(r["first"] for r in rows)),
        last=_last_day(max(r["last"] for r in rows)),
    )  # fmt: skip
