"""Series and dyads: of few events read one by one, of more from the ledger's own counts.

Where these do not tell what is asked, the latest events are counted, and a note tells from which
day on.
"""

from __future__ import annotations

from typing import Final

import msgspec

from dragoman.analysis.dyads import dyads as dyads_of
from dragoman.analysis.series import series as series_of
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
    line = actual(told.filter)
    selection = Selection(ledger.connection, "events", parse(line))
    plain = not told.once and told.window == 1 and told.split in ("none", "type", "quad")
    if plain and many(selection, limits().counted_events):
        return _plain(ledger, parse(line), told)
    latest, notes = bounded(ledger.connection, parse(line), limits().counted_events)
    found = series_of(
        ledger, str(latest), by=told.by, split=told.split, once=told.once, window=told.window
    )
    periods = [answers.Period(**msgspec.structs.asdict(point)) for point in found]
    return answers.Series(notes=notes, records=periods)


def _plain(ledger: Ledger, line: Filter, told: asked.SeriesAsked) -> answers.Series:
    """A series of many events that asks for nothing but their types."""
    of = kept(line)
    if of is not None:
        return answers.Series(notes=(COUNTS,), records=kept_series(ledger, of, told))
    most = limits().tallied_events
    latest, notes = bounded(ledger.connection, line, most)
    chosen = Selection(ledger.connection, "events", latest)
    records = tallied_series(tallies(ledger, chosen, most), told)
    return answers.Series(notes=notes, records=records)


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
