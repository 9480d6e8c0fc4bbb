"""The day of a feast in a year: fixed, by weekday, by Easter, or by another calendar.

The `when` of `lists/holidays.tsv` is one of: `fixed 12-25`, `nth 11 3 4` (month, weekday from
Monday 0, which one, -1 the last), `nthplus 11 0 1 1` (the same, so many days on), `easter 1`,
`orthodox 0` (days from Easter), `hebrew 9` (days from the Hebrew new year that falls in the
year), `passover 0`, `hanukkah 0`, `islamic 10 1` (month, day),
`islamic 9 1 month` (the whole month), `table NAME` (a feast of
`lists/movable.tsv`, which also overrides what other terms give: `fixed 3-21 nowruz` has a name of
its own for that).
Calendar arithmetic after Reingold and Dershowitz, Calendrical Calculations.
"""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from typing import Final

from dragoman.rules import BUILT_IN, read_rows
from dragoman.times.calendar import DAY, Days, Period, easter, nth_weekday

HEBREW_EPOCH: Final = -1373427
ISLAMIC_EPOCH: Final = 227013
MOVABLE: Final = "times/lists/movable.tsv"
MONTH_LONG: Final = " month"
FAST_ENDS: Final = "islamic 10 1"
LUNAR_MONTH: Final = 30


@lru_cache(maxsize=1)
def _movable() -> dict[tuple[str, int], dt.date]:
    rows = read_rows(MOVABLE, BUILT_IN / MOVABLE)
    dates = [(row["feast"], dt.date.fromisoformat(row["date"])) for row in rows]
    return {(feast, day.year): day for feast, day in reversed(dates)}


@lru_cache(maxsize=4096)
def feast(when: str, year: int) -> Period | None:
    """The day, or None where no calendar says."""
    kind, *terms = when.split(" ", 1) if when.startswith("table") else when.split()
    day = _movable().get((when, year)) or _day(kind, terms, year)
    return Period(day, "day") if day else None


def lunar_month(start: dt.date) -> Days:
    """The days of Ramadan that begins on a day, up to the eve of the feast that ends it."""
    for year in (start.year, start.year + 1):
        end = feast(FAST_ENDS, year)
        if end is not None and 0 < (end.start - start).days <= LUNAR_MONTH:
            return Days(start, end.start - DAY)
    return Days(start, start + (LUNAR_MONTH - 1) * DAY)


def _day(kind: str, terms: list[str], year: int) -> dt.date | None:
    if kind == "fixed":
        return dt.date(year, *(int(number) for number in terms[0].split("-")))
    if kind in ("nth", "nthplus"):
        month, weekday, which, *more = (int(t) for t in terms)
        start = nth_weekday(Period(dt.date(year, month, 1), "month"), weekday, which).start
        return start + sum(more) * DAY
    if kind in ("easter", "orthodox"):
        return easter(year, orthodox=kind == "orthodox") + int(terms[0]) * DAY
    if kind in ("hebrew", "passover", "hanukkah"):
        return dt.date.fromordinal(_hebrew(kind, year)) + int(terms[0]) * DAY
    if kind == "islamic":
        return _islamic(year, int(terms[0]), int(terms[1]))
    return None


def _hebrew(kind: str, year: int) -> int:
    """Day number of the Hebrew new year, Passover or Hanukkah of a Gregorian year."""
    new_year = _hebrew_new_year(year + 3761)
    if kind == "hebrew":
        return new_year
    if kind == "passover":
        return new_year - 163
    length = _hebrew_new_year(year + 3762) - new_year
    return new_year + 30 + (30 if length % 10 == 5 else 29) + 24


def _hebrew_new_year(year: int) -> int:
    before, this, after = (_hebrew_days(y) for y in (year - 1, year, year + 1))
    late = 2 if after - this == 356 else 1 if this - before == 382 else 0
    return HEBREW_EPOCH + this + late


def _hebrew_days(year: int) -> int:
    months = (235 * year - 234) // 19
    day = 29 * months + (12084 + 13753 * months) // 25920
    return day + 1 if 3 * (day + 1) % 7 < 3 else day


def _islamic(year: int, month: int, day: int) -> dt.date | None:
    """First time in the year by the tabular calendar, which is a day off at times."""
    guess = (year - 622) * 33 // 32
    for lunar in (guess - 1, guess, guess + 1, guess + 2):
        number = (
            ISLAMIC_EPOCH + day + 29 * (month - 1) + month // 2
            + (lunar - 1) * 354 + (3 + 11 * lunar) // 30
        )  # fmt: skip
        if number > 0 and dt.date.fromordinal(number).year == year:
            return dt.date.fromordinal(number)
    return None
