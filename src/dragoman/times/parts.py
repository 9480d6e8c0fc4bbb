"""Readings of parts and runs: early May, the end of 2020, since Monday, from 3 to 5 March."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from typing import Final

from dragoman.times.calendar import DAY, MONTHS, SIZE, Days, Period
from dragoman.times.dates import number, ordinal, point, year_before_christ
from dragoman.times.grammar import Match, Part
from dragoman.times.lengths import LETTERS, until_days
from dragoman.times.scene import Reading, Scene
from dragoman.times.settings import settings

WEEK: Final = 7
LONGEST_YEAR: Final = 366
NEVER: Final = -99
EARLY: Final = "START"
MID: Final = "MID"
LATE: Final = "END"
PORTIONS: Final = (EARLY, MID, LATE)


def portion_days(period: Period, mod: str) -> Days:
    """The days of an early, middle or late part, by the codebook's section 3."""
    start = period.start
    match period.unit:
        case "day":
            return period.days
        case "month":
            low, high = settings().month[mod]
            first, last = start.replace(day=low), start + (high - 1) * DAY
            return Days(first, min(last, period.last))
        case "year":
            low, high = settings().year[mod]
            return Days(start.replace(month=low), Period(start.replace(month=high), "month").last)
        case "decade":
            low, high = settings().decade[mod]
            last = Period(dt.date(start.year + high, 1, 1), "year").last
            return Days(dt.date(start.year + low, 1, 1), last)
    return _third(period, mod)


def _third(period: Period, mod: str) -> Days:
    """The early, middle or late third of a period that has no parts of its own."""
    third = (period.last - period.first).days // 3
    if mod == EARLY:
        return Days(period.first, period.first + third * DAY)
    if mod == LATE:
        return Days(period.last - third * DAY, period.last)
    return Days(period.first + third * DAY, period.last - third * DAY)


def _inner(match: Match, scene: Scene) -> Reading | None:
    for slot in ("point", "span", "day", "length"):
        if (inner := match.inner(slot)) is not None:
            return scene.read(inner)
    return None


def portion(match: Match, scene: Scene) -> Reading | None:
    """A point with the part of it that is meant."""
    reading = _inner(match, scene)
    mod = match.value("part") or match.value("mod")
    if reading is None or mod is None:
        return None
    reading.mod = str(mod)
    if reading.period is not None and mod in PORTIONS:
        reading.days = portion_days(reading.period, reading.mod)
        if (begun := match.value("from")) is not None:
            first = portion_days(reading.period, str(begun)).first
            reading.days = until_days(first, reading.days.last)
    return reading


def modified(match: Match, scene: Scene) -> Reading | None:
    """A point or length with a mod that leaves its days alone: about, more than, nearly."""
    reading = _inner(match, scene)
    if reading is not None:
        reading.mod = match.mod or reading.mod
    return reading


def portion_of_anchor(match: Match, scene: Scene) -> Reading | None:
    """ "Year-end", "the end of the month": part of the period that holds the anchor."""
    unit = match.value("unit")
    if unit not in SIZE:
        return None
    anchor = scene.reached if scene.narrative and scene.reached else scene.now
    if unit == "day" and scene.goes_on_from_day and scene.reached is not None:
        anchor = scene.reached
    step = int(match.rule.set.get("step", 0))
    period = Period.holding(anchor.start, unit).step(step)
    reading = point(period, str(match.value("mod")))
    reading.days = portion_days(period, str(match.value("mod")))
    return reading


def within(match: Match, scene: Scene) -> Reading | None:
    """ "The first week of May": a smaller box within a larger one."""
    outer, unit, count = _inner(match, scene), match.value("unit"), ordinal(match)
    if outer is None or outer.period is None or unit not in SIZE or count is None:
        return None
    if SIZE[unit] >= SIZE[outer.period.unit] or (unit == "weekend" and count < 0):
        return None
    return point(outer.period.child(unit, count))


def halves(match: Match, scene: Scene) -> Reading | None:
    """ "The first half of": H1 and H2 of a year, the days of any other period."""
    outer, count = _inner(match, scene), ordinal(match)
    if outer is None or outer.period is None or count not in (1, 2, -1):
        return None
    period = outer.period
    if period.unit == "year":
        return point(period.child("half", 2 if count == -1 else count))
    middle = period.first + (period.last - period.first) // 2
    mod = EARLY if count == 1 else LATE
    days = Days(period.first, middle) if count == 1 else Days(middle + DAY, period.last)
    return Reading("DATE", period.value, mod, days, period)


def first_units(match: Match, scene: Scene) -> Reading | None:
    """ "The first nine months of 1990": a length, with its days where the whole is known."""
    unit, count = match.value("units"), match.value("n")
    if unit not in SIZE or count is None:
        return None
    outer = _inner(match, scene)
    scene.quarter_at = NEVER
    reading = Reading("DURATION", f"P{int(count)}{LETTERS[unit]}", count=count, unit=unit)
    if outer is not None and outer.period is not None and unit in MONTHS:
        end = outer.period.child(unit, int(count))
        begin = outer.period.child(unit, 1)
        reading.days = until_days(begin.first, min(end.last, outer.period.last))
        if ordinal(match) == -1:
            begin = outer.period.child(unit, -int(count))
            reading.days = until_days(begin.first, outer.period.last)
    return reading


def holding(match: Match, scene: Scene) -> Reading | None:
    """ "The week of 6 March": the larger box that holds a point."""
    inner, unit = _inner(match, scene), match.value("unit")
    if inner is None or inner.period is None or unit not in SIZE:
        return None
    return point(inner.period.inside(unit)) if SIZE[unit] >= SIZE[inner.period.unit] else None


def since(match: Match, scene: Scene) -> Reading | None:
    """From the first day of a point up to publication."""
    reading = _inner(match, scene)
    if reading is None:
        return None
    if reading.days.first is not None:
        reading.days = until_days(reading.days.first, scene.day)
    return reading


def until(match: Match, scene: Scene) -> Reading | None:
    """Up to a point, from no one knows when."""
    reading = _inner(match, scene)
    if reading is not None:
        reading.days = Days(None, reading.days.last)
    return reading


Placed = tuple[int, int, Reading]
"""Atoms from, atoms to, and what they say."""


def pair(match: Match, scene: Scene) -> list[Placed]:
    """The ends of a range, each with its own value and the days of the whole range."""
    a, b = match.parts["a"], match.parts["b"]
    left, right = _end(a, match, scene), _end(b, match, scene)
    if left is None or right is None:
        return []
    if not _share_year(left, right, match):
        _put_in_order(left, right, match, scene)
    if match.rule.set.get("days", "run") == "run":
        first, last = left.days.first, right.days.last
        if first is not None and last is not None and first <= last:
            left.days = right.days = Days(first, last)
    return [(_from(a, match), a.end, left), (b.start, _upto(b, match), right)]


def _put_in_order(left: Reading, right: Reading, match: Match, scene: Scene) -> None:
    """Ends that were read apart, "from Friday to Monday", "April to June", in one run of time.

    A weekday moves by a week, a date without its year by a year; dates with a year stay.
    """
    a, b = left.period, right.period
    if a is None or b is None or a.unit != b.unit or a.start <= b.start:
        return
    gap = (a.start - b.start).days
    behind = scene.direction < 0 and not scene.narrative
    if a.unit == "day" and gap <= WEEK:
        moved = a.step(-WEEK) if behind else b.step(WEEK)
    elif gap <= LONGEST_YEAR and not any(_has_year(match.inner(slot)) for slot in ("a", "b")):
        moved = a.moved(-1, "year") if behind else b.moved(1, "year")
    else:
        return
    ours = left if behind else right
    ours.period, ours.value, ours.days = moved, moved.value, moved.days


def _share_year(left: Reading, right: Reading, match: Match) -> bool:
    """ "From 25 June to 1 July 1862": one year for both ends, where only the last names it."""
    a, b = left.period, right.period
    first, last = match.inner("a"), match.inner("b")
    if a is None or b is None or first is None or last is None:
        return False
    if not _lacks_year(first) or not _names_year(last):
        return False
    moved = a.moved(b.start.year - a.start.year, "year")
    moved = moved.moved(-1, "year") if moved.start > b.last else moved
    left.period, left.value, left.days = moved, moved.value, moved.days
    return True


def _lacks_year(match: Match) -> bool:
    """Whether it is a month, or a day of a month, whose year goes unsaid."""
    return match.value("month") is not None and not _names_year(match) and not match.inner("span")


def _names_year(match: Match) -> bool:
    return any(match.value(slot) is not None for slot in ("year", "shortyear"))


def _has_year(match: Match | None) -> bool:
    return match is None or match.value("year") is not None


def years_before_christ(match: Match, scene: Scene) -> list[Placed]:
    """ "264 to 241 BC": both ends before our era."""
    a, b = match.parts["a"], match.parts["b"]
    left, right = number(a.value), scene.read(b.value)
    if left is None or right is None or not right.before_christ or left <= right.before_christ:
        return []
    return [(a.start, a.end, year_before_christ(left)), (b.start, b.end, right)]


def listed(match: Match, scene: Scene) -> list[Placed]:
    """ "21, 22 and 23 June": days of one month, each with a value of its own."""
    month = match.parts["month"]
    found: list[Placed] = []
    slots = [slot for slot in "abcd" if slot in match.parts]
    end = match.end - match.rule.outside_after
    for slot in slots:
        part = match.parts[slot]
        reading = _end(part, match, scene)
        if reading is None:
            return []
        start = match.start if slot == "a" and month.start < part.start else part.start
        last = slot == slots[-1]
        found.append((start, end if last else part.end, reading))
    days = [reading.days.first for _, _, reading in found]
    rising = all(a is not None and b is not None and a < b for a, b in pairwise(days))
    return found if rising else []


def unit_ending(match: Match, scene: Scene) -> list[Placed]:
    """ "The year ended 31 March": the period by its end, and the end itself."""
    b, unit = match.parts["b"], match.value("unit")
    end = _end(b, match, scene)
    if end is None or end.period is None or unit not in SIZE or "unit" not in match.parts:
        return []
    whole = point(end.period.inside(unit))
    return [(match.start, match.parts["unit"].end, whole), (b.start, b.end, end)]


def _from(part: Part, match: Match) -> int:
    return part.start if isinstance(part.value, Match) else match.start + match.rule.outside


def _upto(part: Part, match: Match) -> int:
    return part.end if isinstance(part.value, Match) else match.end


def _end(part: Part, match: Match, scene: Scene) -> Reading | None:
    """One end: an expression of its own, or the day, month or year that the pattern leaves."""
    if isinstance(part.value, Match):
        return scene.read(part.value)
    bare = Match(match.named, match.start, match.end, {**match.parts, "dom": part})
    if match.value("month") is not None:
        return scene.readings["date"](bare, scene)
    first = number(match.parts["a"].value)
    year = number(part.value)
    if first is None or year is None:
        return None
    if year < 100:
        year += first // 100 * 100
    return point(Period(dt.date(year, 1, 1), "year")) if year >= first else None
