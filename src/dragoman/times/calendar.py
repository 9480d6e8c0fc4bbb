"""Calendar periods: days, weeks, months, quarters, seasons, years, decades, centuries.

A `Period` is one box of the calendar, such as May 2024 or the week of 13 May 2024. Its `value`
is TIMEX3's, its `first` and `last` are closed days. Partial dates stay partial: a month is a
period of its own, never its first day.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple, get_args

Unit = Literal[
    "day", "weekend", "week", "month", "season", "quarter", "half", "year", "decade", "century",
    "millennium",
]  # fmt: skip
UNITS: Final[tuple[Unit, ...]] = get_args(Unit)
SIZE: Final = {unit: size for size, unit in enumerate(UNITS)}
MONTHS: Final[dict[str, int]] = {
    "month": 1, "season": 3, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200,
    "millennium": 12000,
}  # fmt: skip
SEASONS: Final = ("SP", "SU", "FA", "WI")
DAY: Final = dt.timedelta(days=1)


class Days(NamedTuple):
    """A closed run of days; None is an end that the text leaves open."""

    first: dt.date | None
    last: dt.date | None


NO_DAYS: Final = Days(None, None)


def month_start(months: int) -> dt.date:
    """First day of a month that is counted from January of year 0.

    Raises:
        ValueError: outside the years 1 to 9999.
    """
    return dt.date(months // 12, months % 12 + 1, 1)


def month_count(day: dt.date) -> int:
    """The month of a day, counted from January of year 0."""
    return day.year * 12 + day.month - 1


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """One box of the calendar, known by its unit and its first day."""

    start: dt.date
    unit: Unit

    @classmethod
    def holding(cls, day: dt.date, unit: Unit) -> Period:
        """The period of that unit which `day` lies in."""
        if unit == "day":
            return cls(day, unit)
        if unit in ("week", "weekend"):
            monday = day - day.weekday() * DAY
            return cls(monday if unit == "week" else monday + 5 * DAY, unit)
        months, size = month_count(day), MONTHS[unit]
        offset = 2 if unit == "season" else 0
        return cls(month_start(max(12, (months - offset) // size * size + offset)), unit)

    @property
    def first(self) -> dt.date:
        return self.start

    @property
    def last(self) -> dt.date:
        if self.unit in ("day", "weekend", "week"):
            return self.start + {"day": 0, "weekend": 1, "week": 6}[self.unit] * DAY
        size = MONTHS[self.unit]
        begun = month_count(self.start) // size * size if size > 12 else month_count(self.start)
        return min_end(begun + size)

    @property
    def days(self) -> Days:
        return Days(self.first, self.last)

    @property
    def value(self) -> str:
        """The TIMEX3 value."""
        day, year = self.start, f"{self.start.year:04d}"
        match self.unit:
            case "day":
                return day.isoformat()
            case "week" | "weekend":
                iso = day.isocalendar()
                return f"{iso.year:04d}-W{iso.week:02d}" + ("-WE" if self.unit == "weekend" else "")
            case "month":
                return year + f"-{day.month:02d}"
            case "quarter":
                return year + f"-Q{(day.month + 2) // 3}"
            case "half":
                return year + f"-H{(day.month + 5) // 6}"
            case "season":
                return year + f"-{SEASONS[day.month // 3 - 1]}"
        return year[: {"decade": 3, "century": 2, "millennium": 1}.get(self.unit, 4)]

    def inside(self, unit: Unit) -> Period:
        """The period of `unit` that holds this one's first day."""
        return self if unit == self.unit else Period.holding(self.start, unit)

    def step(self, count: int) -> Period:
        """The period `count` boxes later (earlier where negative)."""
        if self.unit in ("day", "week", "weekend"):
            return Period(self.start + count * (1 if self.unit == "day" else 7) * DAY, self.unit)
        return Period(month_start(month_count(self.start) + count * MONTHS[self.unit]), self.unit)

    def moved(self, count: int, unit: Unit) -> Period:
        """The period of the same unit, `count` of `unit` away: a day a month later is a day."""
        if unit in ("day", "week", "weekend"):
            days = count * (1 if unit == "day" else 7) * DAY
            return Period.holding(self.start + days, self.unit)
        return Period.holding(add_months(self.start, count * MONTHS[unit]), self.unit)

    def child(self, unit: Unit, number: int) -> Period:
        """The `number`-th `unit` within this period, from 1, or from the end, from -1."""
        if number < 0:
            return Period.holding(self.last, unit).step(number + 1)
        first = Period.holding(self.first, unit)
        if unit == "season" and first.start < self.first:
            first = first.step(1)
        return first.step(number - 1)


def min_end(months: int) -> dt.date:
    """The day before a month begins; the last day there is, beyond year 9999."""
    return month_start(months) - DAY if months < 120000 else dt.date.max


def add_months(day: dt.date, months: int) -> dt.date:
    """The same day some months on, or the month's last day where it is shorter."""
    start = month_start(month_count(day) + months)
    return start.replace(day=min(day.day, Period(start, "month").last.day))


LENGTH: Final = re.compile(r"P(\d+)([DWMYE])")
"""A TIMEX3 length of one calendar unit."""


def before(day: dt.date, length: str) -> dt.date | None:
    """The day so long before a day, by a TIMEX3 length; None where it says no number."""
    return shifted(day, length, -1)


def shifted(day: dt.date, length: str, sign: int) -> dt.date | None:
    """The day so long after a day (sign 1) or before it (-1); None where no number is said."""
    found = LENGTH.fullmatch(length)
    if found is None:
        return None
    count, unit = sign * int(found[1]), found[2]
    try:
        if unit in "DW":
            return day + count * (7 if unit == "W" else 1) * DAY
        return add_months(day, count * {"M": 1, "Y": 12, "E": 120}[unit])
    except (OverflowError, ValueError):
        return None


def nth_weekday(period: Period, weekday: int, number: int) -> Period:
    """The `number`-th Monday (0) to Sunday (6) in a period, from the end where negative."""
    if number < 0:
        back = (period.last.weekday() - weekday) % 7
        return Period(period.last - (back + 7 * (-number - 1)) * DAY, "day")
    ahead = (weekday - period.first.weekday()) % 7
    return Period(period.first + (ahead + 7 * (number - 1)) * DAY, "day")


def easter(year: int, *, orthodox: bool = False) -> dt.date:
    """Easter Sunday by the Gregorian or, for the Orthodox, the Julian reckoning.

    Both follow Jean Meeus, Astronomical Algorithms, chapter 8.
    """
    if orthodox:
        d = (19 * (year % 19) + 15) % 30
        e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
        julian = dt.date(year, (d + e + 114) // 31, (d + e + 114) % 31 + 1)
        return julian + (year // 100 - year // 400 - 2) * DAY
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return dt.date(year, f // 31, f % 31 + 1)
