"""Series and dyads: of few events read one by one or tallied, of more from the ledger's own counts.

Where these do not tell what is asked, the latest events are counted, and a note tells from which
day on.
"""

from __future__ import annotations

import datetime as dt
from typing import Final

import msgspec

from dragoman.analysis.dyads import dyads as dyads_of
from dragoman.analysis.series import series as series_of
from dragoman.analysis.series import spanned
from dragoman.ledger.grammar import Filter, parse
from dragoman.ledger.ledger import Ledger
from dragoman.ledger.selection import Selection
from dragoman.web.api import answers, asked
from dragoman.web.api.kept import kept, kept_dyads, kept_series
from dragoman.web.api.latest import bounded
from dragoman.web.api.tallied import tallied_series, tallies
from dragoman.web.settings import limits

COUNTS: Final = "Counted by the ledger as it files events; intensities need a narrower filter."


def series(ledger: Ledger, told: asked.SeriesAsked) -> answers.Series:
    """How many events, how hostile, period by period."""
    line = parse(actual(told.filter))
    if not told.once and told.window == 1 and told.split in ("none", "type", "quad"):
        return _plain(ledger, line, told)
    latest, notes = bounded(ledger.connection, line, limits().counted_events)
    found = series_of(
        ledger, str(latest), by=told.by, split=told.split, once=told.once, window=told.window
    )
    periods = [answers.Period(**msgspec.structs.asdict(point)) for point in found]
    return answers.Series(notes=notes, records=periods)


def _plain(ledger: Ledger, line: Filter, told: asked.SeriesAsked) -> answers.Series:
    """A series that asks for nothing but the types of events."""
    of, most = kept(line), limits().tallied_events
    if of is not None and many(Selection(ledger.connection, "events", line), most):
        records = _filled(kept_series(ledger, of, told), told, None)
        return answers.Series(notes=(COUNTS,), records=records)
    latest, notes = bounded(ledger.connection, line, most)
    chosen = Selection(ledger.connection, "events", latest)
    records = _filled(tallied_series(tallies(ledger, chosen, most), told), told, 0.0)
    return answers.Series(notes=notes, records=records)


def _filled(
    found: list[answers.Period], told: asked.SeriesAsked, none: float | None
) -> list[answers.Period]:
    """The periods with those of no event between the first and the last, of every group.

    Args:
        none: the conflict, and the cooperation, of a period in which nothing happened.
    """
    starts = sorted({p.start for p in found})
    known = {(p.group, p.start): p for p in found}
    every = spanned(starts[0], starts[-1], told.by) if starts else []
    empty = answers.Period(
        start=dt.date.min, group="", events=0, intensity=None, conflict=none, cooperation=none,
        escalation=None,
    )  # fmt: skip
    return [
        known.get((group, start)) or msgspec.structs.replace(empty, start=start, group=group)
        for group in sorted({p.group for p in found}) for start in every or starts
    ]  # fmt: skip


def dyads(ledger: Ledger, told: asked.DyadsAsked) -> answers.Dyads:
    """What each side did to each other."""
    line = parse(actual(told.filter))
    selection = Selection(ledger.connection, "events", line)
    of = kept(line)
    if of is not None and not told.once and many(selection, limits().counted_events):
        notes = (*selection.notes, COUNTS)
        return answers.Dyads(notes=notes, records=kept_dyads(ledger, of, told.limit))
    latest, notes = bounded(ledger.connection, line, limits().counted_events)
    found = dyads_of(ledger, str(latest), once=told.once)[: told.limit]
    return answers.Dyads(notes=notes, records=[answers.DyadCount.of(dyad) for dyad in found])


def actual(line: str) -> str:
    """The filter, for what happened unless it asks for another status."""
    asks = any(term.field == "status" for term in parse(line).terms)
    return line if asks else f"{line} status:actual".strip()


def many(selection: Selection, most: int) -> bool:
    """Whether a selection has more records than `most`."""
    return selection.count(most + 1) > most
