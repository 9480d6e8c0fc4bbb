"""Series and dyads: read event by event where that is soon done, else from the ledger's counts.

A ledger keeps how many events of a type and status it has a day, and between two countries a
month. What asks for more than those can tell, over more events than may be read, is refused.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from typing import Any, Final

import msgspec

from dragoman.analysis.dyads import dyads as dyads_of
from dragoman.analysis.gathering import first_day
from dragoman.analysis.series import period
from dragoman.analysis.series import series as series_of
from dragoman.errors import DragomanError
from dragoman.events import scale
from dragoman.ledger.days import calendar, number
from dragoman.ledger.grammar import Filter, Term, parse
from dragoman.ledger.ledger import Ledger
from dragoman.ledger.selection import Selection
from dragoman.web.api import answers, asked
from dragoman.web.settings import limits

KEPT: Final = ("type", "status", "since", "until", "on")
COUNTS: Final = "Counted by the ledger as it files events; intensities need a narrower filter."


def series(ledger: Ledger, told: asked.SeriesAsked) -> answers.Series:
    """How many events, how hostile, period by period.

    Raises:
        DragomanError: E729 where too many events would have to be read.
    """
    line = _actual(told.filter)
    selection = Selection(ledger.connection, "events", parse(line))
    if not _many(selection):
        found = series_of(
            ledger, line, by=told.by, split=told.split, once=told.once, window=told.window
        )
        periods = [answers.Period(**msgspec.structs.asdict(point)) for point in found]
        return answers.Series(notes=selection.notes, records=periods)
    if told.once or told.window > 1 or told.split not in ("none", "type", "quad"):
        raise _too_many()
    return answers.Series(notes=(*selection.notes, COUNTS), records=_kept_series(
        ledger, _kept(parse(line)), told
    ))  # fmt: skip


def dyads(ledger: Ledger, told: asked.DyadsAsked) -> answers.Dyads:
    """What each side did to each other.

    Raises:
        DragomanError: E729 where too many events would have to be read.
    """
    line = _actual(told.filter)
    selection = Selection(ledger.connection, "events", parse(line))
    if not _many(selection):
        found = dyads_of(ledger, line, once=told.once)[: told.limit]
        return answers.Dyads(
            notes=selection.notes, records=[answers.DyadCount.of(dyad) for dyad in found]
        )
    if told.once:
        raise _too_many()
    return answers.Dyads(notes=(*selection.notes, COUNTS), records=_kept_dyads(
        ledger, _kept(parse(line)), told.limit
    ))  # fmt: skip


def _actual(line: str) -> str:
    asks = any(term.field == "status" for term in parse(line).terms)
    return line if asks else f"{line} status:actual".strip()


def _many(selection: Selection) -> bool:
    most = limits().counted_events
    return selection.count(most + 1) > most


def _too_many() -> DragomanError:
    return DragomanError("E729", most=limits().counted_events)


class Kept(msgspec.Struct, frozen=True):
    """A filter that kept counts can answer: closed bounds of days, and a condition in SQL."""

    first: dt.date
    last: dt.date
    where: str
    values: tuple[str, ...]


def _kept(told: Filter) -> Kept:
    """The filter in terms of kept counts.

    Raises:
        DragomanError: E729 where they do not tell enough for it.
    """
    first, last = dt.date.min, dt.date.max
    parts, values = ["1"], list[str]()
    for term in told.terms:
        if term.field not in KEPT or (term.negated and term.field not in ("type", "status")):
            raise _too_many()
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


def _kept_series(ledger: Ledger, kept: Kept, told: asked.SeriesAsked) -> list[answers.Period]:
    rows = ledger.connection.execute(
        "SELECT day, type, sum(events) FROM day_count WHERE day BETWEEN ? AND ? "
        f"AND {kept.where} GROUP BY day, type",
        (number(kept.first), number(kept.last), *kept.values),
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


def _kept_dyads(ledger: Ledger, kept: Kept, limit: int) -> list[answers.DyadCount]:
    rows = ledger.connection.execute(
        "SELECT actor, recipient, type, sum(events) AS events, min(month) AS first, "
        "max(month) AS last FROM dyad_count WHERE month BETWEEN ? AND ? "
        f"AND {kept.where} GROUP BY actor, recipient, type",
        (kept.first.isoformat()[:7], kept.last.isoformat()[:7], *kept.values),
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
