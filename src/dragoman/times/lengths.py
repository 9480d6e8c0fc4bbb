"""Readings of lengths: durations, sets, and points so many units away."""

from __future__ import annotations

import datetime as dt
import math
from itertools import pairwise
from typing import Final

from dragoman.times.calendar import DAY, NO_DAYS, SIZE, Days, Period, Unit
from dragoman.times.dates import number, ordinal, point, year_before_christ
from dragoman.times.grammar import Match
from dragoman.times.relatives import somewhere_in
from dragoman.times.scene import Reading, Scene
from dragoman.times.settings import settings

LETTERS: Final = {
    "day": "D", "week": "W", "month": "M", "quarter": "Q", "year": "Y", "decade": "E",
    "century": "C", "weekend": "WE", "half": "H", "millennium": "L", "hour": "H", "minute": "M",
    "second": "S", "season": "S", "fortnight": "W", "time": "X",
}  # fmt: skip
CLOCK_UNITS: Final = ("hour", "minute", "second")
SMALLER: Final = {
    "year": ("month", 12), "hour": ("minute", 60), "minute": ("second", 60), "day": ("hour", 24),
}  # fmt: skip
HOURS: Final = 24
SECOND: Final = 2
YEARS: Final = {"decade": 10, "century": 100, "millennium": 1000}


def length_value(count: float | str, unit: str) -> str:
    """The TIMEX3 value of a length; a part of a unit is told in the next smaller one."""
    if unit == "fortnight" and not isinstance(count, str):
        count = count * 2
    if unit in YEARS and not isinstance(count, str) and count != 1:
        count, unit = count * YEARS[unit], "year"
    letter, time = LETTERS[unit], "T" if unit in CLOCK_UNITS else ""
    if isinstance(count, str) or count == int(count):
        return f"P{time}{count if isinstance(count, str) else int(count)}{letter}"
    if unit in SMALLER:
        smaller, size = SMALLER[unit]
        rest = (count - int(count)) * size
        if rest == int(rest):
            whole = f"{int(count)}{letter}" if count >= 1 else ""
            between = "T" if smaller in CLOCK_UNITS and (not time or not whole) else ""
            lead = f"P{time}{whole}" if whole else "P"
            return f"{lead}{between}{int(rest)}{LETTERS[smaller]}"
    return f"P{time}{count:g}{letter}"


def _count(match: Match) -> tuple[float | str, str | None]:
    """How many ("X" where the text does not say) and the mod that the number itself carries."""
    inner = match.inner("count")
    if inner is not None:
        value = inner.value("n")
        return (value if value is not None else "X"), inner.mod
    value = match.value("n")
    if value is None:
        value = match.rule.set.get("count", 1)
    return (value if value == "X" else float(value)), None


def _unit(match: Match) -> str:
    for slot in ("unit", "units", "clockunit", "clockunits"):
        if (value := match.value(slot)) is not None:
            return str(value)
    return "day"


def duration(match: Match, scene: Scene) -> Reading:
    """A length of time; "past" and "coming" lengths have their days beside publication."""
    count, mod = _count(match)
    unit = _unit(match)
    mod = mod or match.mod
    days = _stretch(count, unit, match, scene)
    plain = None if isinstance(count, str) else count
    return Reading("DURATION", length_value(count, unit), mod, days, count=plain, unit=unit)


def sum_of_lengths(match: Match, scene: Scene) -> Reading | None:
    """ "Four years and three months": lengths added up, the larger unit first."""
    inner = [found for slot in "abc" if (found := match.inner(slot)) is not None]
    read = [reading for one in inner if (reading := scene.read(one)) is not None]
    codes = [reading.value.removeprefix("P") for reading in read]
    if len(read) < len(inner) or any("T" in code or "X" in code for code in codes):
        return None
    sizes = [list(LETTERS).index(reading.unit) for reading in read]
    falling = all(a > b for a, b in pairwise(sizes))
    return Reading("DURATION", "P" + "".join(codes)) if falling else None


def _stretch(count: float | str, unit: str, match: Match, scene: Scene) -> Days:
    """The days up to or from publication that "the past six months" means."""
    side = match.rule.set.get("side")
    vague = match.rule.set.get("recent")
    if unit == "hour" and side is not None and not isinstance(count, str):
        count, unit = float(math.ceil(count / HOURS)), "day"
    if side is None or unit in CLOCK_UNITS:
        return NO_DAYS
    here = scene.here
    if isinstance(count, str):
        span = settings().recent.get(unit) if vague else None
        first = here.last - (span - 1) * DAY if span else None
        return Days(first, here.last) if side == "past" else Days(here.first, None)
    other = _away(here, count, unit, -1 if side == "past" else 1)
    if other is None:
        return NO_DAYS
    return Days(other.first, here.last) if side == "past" else Days(here.first, other.last)


def _away(anchor: Period, count: float, unit: str, sign: int) -> Period | None:
    """The anchor moved by so many units; None where it leaves the calendar."""
    step = int(count * (2 if unit == "fortnight" else 1))
    size: Unit = "week" if unit == "fortnight" else unit  # type: ignore[assignment]
    whole = anchor.moved(sign * step, size)
    half = count - int(count)
    if half and unit == "year":
        return whole.moved(sign * round(half * 12), "month")
    return whole


def ago(match: Match, scene: Scene) -> Reading | None:
    """So many units before or after publication, or before or after the date reached."""
    count, mod = _count(match)
    unit, sign = _unit(match), int(match.rule.set.get("sign", -1))
    mod = mod or match.mod
    anaphoric = match.rule.set.get("anchor") == "reached"
    if isinstance(count, str):
        return _vaguely(sign, mod, anaphoric)
    if unit in CLOCK_UNITS:
        return _hours_away(count, unit, sign, mod, scene.reached if anaphoric else scene.now)
    if unit in YEARS:
        count, unit = count * YEARS[unit], "year"
    if anaphoric and scene.before_christ is not None:
        return _before_christ(scene.before_christ - sign * int(count), unit)
    anchor = _counted_from(scene, unit, anaphoric=anaphoric)
    if anaphoric and unit in SIZE and SIZE[anchor.unit] > SIZE[unit]:
        return somewhere_in(anchor, unit)
    found = _away(anchor, count, unit, sign)
    if found is None:
        return None
    exact: Unit | None = match.rule.set.get("grain")  # type: ignore[assignment]
    grain = exact or _grain(anchor, unit, count, sign if anaphoric else 0)
    reading = point(found if anchor.unit == "quarter" else found.inside(grain), mod)
    reading.moves = sign > 0
    reading.open_anchor = anaphoric and scene.reached is None
    return reading


def _counted_from(scene: Scene, unit: str, *, anaphoric: bool) -> Period:
    """Publication, or the date reached; of years the quarter that figures are compared with."""
    quarter = _quarter(scene) if unit == "year" else None
    counted: Unit = unit if unit in SIZE else "day"
    return quarter or (scene.anchor(counted) if anaphoric else scene.now)


def _before_christ(year: int, unit: str) -> Reading | None:
    """So many years on or back from a year before our era."""
    return year_before_christ(year) if unit == "year" and year > 0 else None


def _vaguely(sign: int, mod: str | None, anaphoric: bool) -> Reading:
    value = "PAST_REF" if sign < 0 else "FUTURE_REF"
    return Reading("DATE", value, mod, open_anchor=anaphoric)


def _hours_away(
    count: float, unit: str, sign: int, mod: str | None, anchor: Period | None
) -> Reading | None:
    """Hours are counted to the day that they fall in, for the clock of the anchor is unknown."""
    if anchor is None or anchor.unit != "day":
        return None
    if unit == "hour" and count >= HOURS:
        return point(anchor.step(sign * int(count // HOURS)), mod)
    return Reading("TIME", f"{anchor.value}TXX:XX", mod, anchor.days)


def _grain(anchor: Period, unit: str, count: float, sign: int) -> Unit:
    """How exact the answer is: by the unit counted, or by the anchor where that is exact."""
    if unit == "fortnight":
        return "week"
    if unit in YEARS:
        return "year"
    if unit == "year":
        return "year" if count == int(count) and not _keeps_month(anchor, sign) else "month"
    if unit == "month":
        return "month"
    if sign and SIZE[anchor.unit] < SIZE[unit]:  # type: ignore[index]
        return anchor.unit
    return unit  # type: ignore[return-value]


def _keeps_month(anchor: Period, sign: int) -> bool:
    """A year after a month is that month again; a year before it is a comparison by years."""
    return anchor.unit == "month" and sign > 0


def _quarter(scene: Scene) -> Period | None:
    """The quarter that figures of a business report are compared with a year on."""
    near = scene.sentence.index - scene.quarter_at <= settings().sentences.quarter
    return scene.quarter if near and scene.quarter is not None else None


def year_ago_quarter(match: Match, scene: Scene) -> Reading | None:
    """ "The year-ago period": that of the quarter the report speaks of, or of its year."""
    quarter = scene.quarter if scene.quarter_at >= 0 else None
    if quarter is None and match.rule.set.get("unit") == "quarter":
        quarter = scene.now.inside("quarter").step(-1)
    reading = point((quarter or scene.now.inside("year")).moved(-1, "year"))
    reading.moves = False
    return reading


def from_point(match: Match, scene: Scene) -> Reading | None:
    """ "Two days before Christmas": so many units from a point that is named."""
    inner = match.inner("point") or match.inner("day")
    base = scene.read(inner) if inner else None
    count, mod = _count(match)
    if base is None or base.period is None or isinstance(count, str):
        return None
    unit = _unit(match)
    if unit in CLOCK_UNITS:
        return None
    found = _away(base.period, count, unit, int(match.rule.set.get("sign", -1)))
    return point(found, mod) if found else None


def every(match: Match, scene: Scene) -> Reading | None:
    """A set: every Tuesday, daily, each July, every two years."""
    if (day := number(match.value("weekday") if match.value("weekday") is not None
                      else match.value("weekdays"))) is not None:  # fmt: skip
        part = match.value("daypart") or match.value("dayparts")
        return Reading("SET", f"XXXX-WXX-{day + 1}" + (f"T{part}" if part else ""))
    if (month := number(match.value("month"))) is not None:
        dom = number(match.value("dom"))
        return Reading("SET", f"XXXX-{month:02d}" + (f"-{dom:02d}" if dom else ""))
    if (season := match.value("season") or match.value("seasons")) is not None:
        return Reading("SET", f"XXXX-{season}")
    if (part := match.value("daypart") or match.value("dayparts")) is not None:
        return Reading("SET", f"XXXX-XX-XXT{part}")
    if "value" in match.rule.set:
        return Reading("SET", str(match.rule.set["value"]))
    count, _ = _count(match)
    return Reading("SET", length_value(count, _unit(match)))


def reference(match: Match, scene: Scene) -> Reading:
    """A vague reference: PRESENT_REF, PAST_REF, FUTURE_REF."""
    value = str(match.rule.set["value"])
    return Reading("DATE", value, open_anchor=match.rule.set.get("anchor") == "open")


def numbered_day(match: Match, scene: Scene) -> Reading | None:
    """ "The ninth day of protests": today in the present tense, else a day the text leaves open."""
    count = ordinal(match)
    if count is None or count < SECOND:
        return None
    clause = scene.sentence.clause_of(scene.token)
    if clause is not None and clause.tense == "present" and not clause.modal:
        return point(scene.now)
    return Reading("DATE", "XXXX-XX-XX", open_anchor=True, moves=False)


def reached(match: Match, scene: Scene) -> Reading:
    """ "At the time", "then": the date that the narrative has reached, for linking to settle."""
    if scene.reached is not None and scene.sentence.index - scene.reached_at <= 1:
        reading = point(scene.reached)
    else:
        reading = Reading("DATE", str(match.rule.set.get("value", "PAST_REF")))
    if match.rule.set.get("value"):
        reading.value = str(match.rule.set["value"])
    reading.open_anchor = True
    return reading


def until_days(first: dt.date | None, last: dt.date | None) -> Days:
    """Days in order, or none where they would run backwards."""
    return Days(first, last) if first is None or last is None or first <= last else Days(None, None)
