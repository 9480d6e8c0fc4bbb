"""The readings that rules may name in `means`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from dragoman.times import dates, hours, lengths, parts, relatives
from dragoman.times.grammar import NOTHING, Match
from dragoman.times.scene import Reading, Scene

READINGS: Final[dict[str, Callable[[Match, Scene], Reading | None]]] = {
    "ago": lengths.ago,
    "anno domini": dates.anno_domini,
    "before christ": dates.before_christ,
    "century": dates.century,
    "clock": hours.clock,
    "date": dates.date,
    "day part": hours.day_part,
    "day of month": dates.day_of_month,
    "decade": dates.decade,
    "duration": lengths.duration,
    "every": lengths.every,
    "figures": dates.figures,
    "first units": parts.first_units,
    "from point": lengths.from_point,
    "half": parts.halves,
    "holding": parts.holding,
    "last quarter": relatives.last_quarter,
    "same quarter": relatives.same_quarter,
    "the unit": relatives.the_unit,
    "holiday": relatives.holiday,
    "modified": parts.modified,
    "month": dates.month,
    "named": relatives.named,
    "numbered day": lengths.numbered_day,
    "night before": hours.night_before,
    "part of year": dates.part_of_year,
    "portion": parts.portion,
    "portion of anchor": parts.portion_of_anchor,
    "reached": lengths.reached,
    "reference": lengths.reference,
    "relative": relatives.relative,
    "season": dates.season,
    "since": parts.since,
    "until": parts.until,
    "sum of lengths": lengths.sum_of_lengths,
    "turn of century": relatives.turn_of_century,
    "weekday": relatives.weekday,
    "weekday and day": relatives.weekday_and_day,
    "weekday of": dates.weekday_of,
    "within": parts.within,
    "year": dates.year,
    "year span": dates.year_span,
    "year-ago quarter": lengths.year_ago_quarter,
}
PLACED: Final = {
    "listed": parts.listed,
    "years before christ": parts.years_before_christ,
    "pair": parts.pair,
    "unit ending": parts.unit_ending,
}
"""Readings that make several expressions of one match."""
COUNT: Final = "count"
MEANINGS: Final = frozenset(READINGS) | frozenset(PLACED) | {NOTHING, COUNT}
