""" "At the time" and its kin: the days of what the report told just before."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from dragoman.draft import Draft

Days = tuple[dt.date | None, dt.date | None]


def settled_times(draft: Draft) -> dict[int, Days]:
    """Time index -> the days of the event that an open anchor refers to."""
    found: dict[int, Days] = {}
    for index, time in enumerate(draft.times.expressions):
        if time.open_anchor:
            days = _told_before(draft, time.span.sentence)
            if days is not None:
                found[index] = days
    return found


def _told_before(draft: Draft, sentence: int) -> Days | None:
    """The days of the first dated event, or else expression, of the nearest sentence before."""
    for before in range(sentence - 1, -1, -1):
        dated = [
            (e.first, e.last)
            for e in draft.events.events
            if e.sentence == before and e.basis != "document" and e.first
        ]
        dated += [
            (t.first, t.last)
            for t in draft.times.expressions
            if t.span.sentence == before and t.first and t.last and t.type in ("DATE", "TIME")
        ]
        if dated:
            return dated[0]
    return None


def statement_times(draft: Draft, times: Mapping[int, Days]) -> dict[int, Days]:
    """Statement index -> days, for statements whose cue stands with a settled expression."""
    return {
        index: days
        for index, statement in enumerate(draft.statements.statements)
        for place in statement.cue[:1]
        for days in [_beside(draft, times, place.sentence, place.start)]
        if days is not None
    }


def event_times(
    draft: Draft, times: Mapping[int, Days]
) -> dict[int, tuple[dt.date | None, dt.date | None, str]]:
    """Event index -> (first, last, basis), for events that stand with a settled expression."""
    found = {}
    for index, event in enumerate(draft.events.events):
        days = _beside(draft, times, event.sentence, event.trigger[0].start)
        if days is not None:
            found[index] = (*days, "clause")
    return found


def _beside(draft: Draft, times: Mapping[int, Days], sentence: int, token: int) -> Days | None:
    """The days of a settled expression in the same clause as the token."""
    parsed = draft.parsed.sentences[sentence]
    clause = parsed.clause_of(parsed.tokens[token])
    for index, days in times.items():
        span = draft.times.expressions[index].span
        if span.sentence == sentence and clause is parsed.clause_of(parsed.tokens[span.start]):
            return days
    return None
