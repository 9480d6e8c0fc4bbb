"""Readings of points: full and partial dates, and periods counted from an anchor."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any, Final

from dragoman.times.calendar import DAY, MONTHS, SEASONS, SIZE, Period, Unit, nth_weekday
from dragoman.times.grammar import Match
from dragoman.times.holidays import feast
from dragoman.times.scene import Reading, Scene

NEAR_YEARS: Final = (-1, 0, 1)
WEEKDAY_YEARS: Final = 6
BEFORE: Final = 2200
YEAR_END: Final = 11
YEAR_BEGIN: Final = 2


def point(period: Period, mod: str | None = None) -> Reading:
    """A reading of one box of the calendar."""
    return Reading("DATE", period.value, mod, period.days, period)


def number(value: Any) -> int | None:
    """An integer from a shape's groups or a list's value."""
    if value is None:
        return None
    return int(value[0] if isinstance(value, tuple) else value)


def _year(match: Match, scene: Scene) -> int | None:
    short = number(match.value("shortyear"))
    if short is not None:
        century = scene.day.year // 100 * 100
        return century + short if century + short <= scene.day.year + 10 else century - 100 + short
    return number(match.value("year"))


def date(match: Match, scene: Scene) -> Reading | None:
    """A day by month and day, with or without year and weekday."""
    month, dom = number(match.value("month")), number(match.value("dom"))
    if month is None or dom is None:
        return None
    year, weekday = _year(match, scene), number(match.value("weekday"))
    if year is not None:
        return _points([_day(year, month, dom)])
    days = [p for p in _days_near(scene, month, dom, weekday)]
    return point(scene.year_for(days)) if days else None


def _points(periods: Iterable[Period | None]) -> Reading | None:
    return next((point(p) for p in periods if p is not None), None)


def _day(year: int, month: int, dom: int) -> Period | None:
    try:
        return Period(dt.date(year, month, dom), "day")
    except ValueError:
        return None


def _years(scene: Scene, month: int | None = None) -> list[int]:
    """The years that an unspoken one may be: those about publication, or that of the narrative.

    A narrative that stands at the end of a year has gone on into the next one by January.
    """
    if scene.narrative and scene.reached is not None:
        reached = scene.reached
        turned = reached.unit in ("day", "week", "month") and reached.start.month >= YEAR_END
        return [reached.start.year + bool(turned and month and month <= YEAR_BEGIN)]
    return [scene.day.year + step for step in NEAR_YEARS]


def _days_near(scene: Scene, month: int, dom: int, weekday: int | None) -> list[Period]:
    """That day in the years near the anchor; where a weekday is named, years that it fits."""
    near = [p for y in _years(scene, month) if (p := _day(y, month, dom))]
    if weekday is None:
        return near
    around = range(scene.day.year - WEEKDAY_YEARS, scene.day.year + 2)
    fitting = [p for y in around if (p := _day(y, month, dom)) and p.start.weekday() == weekday]
    recent = [p for p in fitting if p in near]
    return recent or ([] if near else fitting) or near


def month(match: Match, scene: Scene) -> Reading | None:
    """A month, with or without its year."""
    name, year = number(match.value("month")), _year(match, scene)
    if name is None:
        return None
    if year is None and (inner := match.inner("span")):
        outer = scene.read(inner)
        year = outer.period.start.year if outer and outer.period else None
    years = _years(scene, name) if year is None else [year]
    months = [Period(dt.date(y, name, 1), "month") for y in years]
    return point(scene.year_for(months) if year is None else months[0])


def year(match: Match, scene: Scene) -> Reading | None:
    found = _year(match, scene)
    if found is None:
        return None
    return point(Period(dt.date(found, 1, 1), "year"), match.rule.set.get("mod"))  # type: ignore[arg-type]


def figures(match: Match, scene: Scene) -> Reading | None:
    """A date in figures: ISO order, or day and month in the order that fits, or lies nearer."""
    iso = match.value("isodate")
    if iso:
        return _points([_day(*(int(x) for x in iso))])
    a, b, last = match.value("slashdate") or match.value("dotdate")
    full = int(last) if len(last) == 4 else scene.day.year // 100 * 100 + int(last)
    if len(last) == 2 and full > scene.day.year + 10:
        full -= 100
    orders = [(int(a), int(b)), (int(b), int(a))]
    if match.value("dotdate"):
        orders = orders[1:]
    days = [p for m, d in orders if (p := _day(full, m, d))]
    return point(min(days, key=lambda p: abs((p.start - scene.day).days))) if days else None


def weekday(match: Match, scene: Scene) -> Reading | None:
    """A bare weekday: back to the last one, publication day included, or ahead to the next."""
    name = number(match.value("weekday"))
    if name is None:
        return None
    if scene.narrative and scene.reached is not None and scene.reached.unit == "day":
        start = scene.reached.start
        return point(Period(start + (name - start.weekday()) % 7 * DAY, "day"))
    back = (scene.day.weekday() - name) % 7
    if scene.direction > 0:
        return point(Period(scene.day + (7 - back) % 7 * DAY, "day"))
    return point(Period(scene.day - back * DAY, "day"))


def relative(match: Match, scene: Scene) -> Reading | None:
    """A period so many boxes from the anchor: yesterday, last week, the following month."""
    unit = _unit(match)
    if unit is None:
        return None
    step = int(match.rule.set.get("step", 0))
    anchor = scene.anchor(unit) if match.rule.set.get("anchor") == "reached" else scene.now
    if unit == "weekend":
        return point(_weekend(anchor, step, scene))
    if SIZE[unit] < SIZE[anchor.unit]:
        return somewhere_in(anchor, unit)
    reading = point(anchor.inside(unit).step(step), match.rule.set.get("mod"))  # type: ignore[arg-type]
    reading.moves = anchor is not scene.now or not scene.narrative
    return reading


def somewhere_in(anchor: Period, unit: Unit) -> Reading:
    """A day or week of a month or year that the text does not place more exactly."""
    blank = {"day": "-XX-XX", "week": "-WXX", "month": "-XX"}.get(unit, "")
    if anchor.unit == "month":
        blank = "-XX"
    return Reading("DATE", anchor.value + blank, None, anchor.days, open_anchor=True, moves=False)


def _unit(match: Match) -> Unit | None:
    unit = match.value("unit") or match.value("units")
    return unit if unit in SIZE else None


def _weekend(anchor: Period, step: int, scene: Scene) -> Period:
    """The weekend nearest by tense; "last" is the one that is over, "next" the one after this."""
    own = anchor.inside("weekend")
    over = own.last < anchor.start
    if step < 0:
        return own if over else own.step(-1)
    if step > 0:
        return own.step(1) if anchor.start.weekday() >= 5 else own
    if anchor.start.weekday() < 4 and scene.direction < 0:
        return own.step(-1)
    return own


def named(match: Match, scene: Scene) -> Reading | None:
    """ "Last April", "next Friday", "this summer": a named period before, after or around now."""
    candidates = _namesakes(match, scene)
    step = int(match.rule.set.get("step", 0))
    if not candidates:
        return None
    today = scene.day
    if step < 0:
        return _points([c for c in reversed(candidates) if c.last < today])
    if step > 0:
        return _points([c for c in candidates if c.first > today])
    if match.rule.set.get("anchor") == "bare":
        return point(scene.year_for(candidates))
    if candidates[0].unit == "day" and match.value("weekday") is not None:
        week = Period.holding(today, "week")
        return _points([c for c in candidates if week.first <= c.first <= week.last])
    return _points([c for c in candidates if c.start.year == today.year])


def _namesakes(match: Match, scene: Scene) -> list[Period]:
    """The periods of that name near the anchor, in order of time."""
    years = range(scene.day.year - 2, scene.day.year + 3)
    if scene.narrative and scene.reached is not None and match.rule.set.get("anchor") == "bare":
        years = range(scene.reached.start.year, scene.reached.start.year + 1)
    if (day := match.value("weekday")) is not None:
        start = scene.day - scene.day.weekday() * DAY + day * DAY
        return [Period(start + 7 * week * DAY, "day") for week in (-1, 0, 1)]
    if (name := match.value("month")) is not None:
        return [Period(dt.date(y, name, 1), "month") for y in years]
    if (season := match.value("season")) is not None:
        return [Period(dt.date(y, SEASONS.index(season) * 3 + 3, 1), "season") for y in years]
    if (holiday := match.value("holiday")) is not None:
        return [p for y in years if (p := feast(holiday, y))]
    return []


def holiday(match: Match, scene: Scene) -> Reading | None:
    """A feast, in the year that is named or in the one the tense points to."""
    name, known = match.value("holiday"), _year(match, scene)
    if known is not None:
        return _points([feast(name, known)])
    found = [p for y in _years(scene) if (p := feast(name, y))]
    return point(scene.year_for(found)) if found else None


def season(match: Match, scene: Scene) -> Reading | None:
    """A season of a year that is named."""
    found, name = _year(match, scene), match.value("season")
    if found is None or name not in SEASONS:
        return None
    return point(Period(dt.date(found, SEASONS.index(name) * 3 + 3, 1), "season"))


def before_christ(match: Match, scene: Scene) -> Reading | None:
    """A year before our era; the calendar of this program begins with year 1, so no days."""
    found = number(match.value("year") or match.value("figure"))
    return Reading("DATE", f"BC{found:04d}", moves=False) if found and found < BEFORE else None


def anno_domini(match: Match, scene: Scene) -> Reading | None:
    """A year of our era with its AD, of any number of digits."""
    found = number(match.value("year"))
    return point(Period(dt.date(found, 1, 1), "year")) if found and found < BEFORE else None


def turn_of_century(match: Match, scene: Scene) -> Reading | None:
    """The year in which one century gives way to the next, about."""
    count = ordinal(match)
    base = scene.reached if scene.narrative and scene.reached else scene.now
    turn = (count - 1) * 100 if count else round(base.start.year / 100) * 100
    return point(Period(dt.date(turn, 1, 1), "year"), "APPROX") if turn > 0 else None


def decade(match: Match, scene: Scene) -> Reading | None:
    """The 1980s, the '80s, the eighties."""
    if years := match.value("decadeyears"):
        start = int(years[0])
    else:
        short = match.value("decadeshort")
        tens = int(short[0]) if short else int(match.value("decadename")) * 10
        start = scene.day.year // 100 * 100 + tens
        start -= 100 if start > scene.day.year else 0
    return point(Period(dt.date(start, 1, 1), "decade"), match.rule.set.get("mod"))  # type: ignore[arg-type]


def century(match: Match, scene: Scene) -> Reading | None:
    count = ordinal(match)
    if count is None or not 1 < count < 99:
        return None
    return point(Period(dt.date((count - 1) * 100, 1, 1), "century"))


def ordinal(match: Match) -> int | None:
    """The place that an ordinal names; -1 is the last."""
    for slot in ("ordinal", "nth", "lastly", "number"):
        if (value := match.value(slot)) is not None:
            return number(value)
    return None


def part_of_year(match: Match, scene: Scene) -> Reading | None:
    """A quarter or half by its number, with or without its year."""
    unit, count = match.value("part_unit"), ordinal(match)
    if unit not in ("quarter", "half") or count is None:
        return None
    count = 12 // MONTHS[unit] if count == -1 else count
    if not 1 <= count <= 12 // MONTHS[unit]:
        return None
    known = _year(match, scene)
    years = [known] if known is not None else [scene.day.year + s for s in NEAR_YEARS]
    found = [Period(dt.date(y, 1, 1), "year").child(unit, count) for y in years]
    return point(found[0] if known is not None else scene.year_for(found))


def weekday_of(match: Match, scene: Scene) -> Reading | None:
    """ "The second Monday in May"."""
    inner, count = match.inner("span"), ordinal(match)
    outer = scene.read(inner) if inner else None
    if outer is None or outer.period is None or count is None:
        return None
    return point(nth_weekday(outer.period, int(match.value("weekday")), count))


def last_quarter(match: Match, scene: Scene) -> Reading | None:
    """ "The quarter" of a business report: the one it spoke of, else the last one that is over."""
    if scene.quarter is not None:
        return point(scene.quarter)
    return point(scene.now.inside("quarter").step(-1))


def same_quarter(match: Match, scene: Scene) -> Reading | None:
    """ "The 1988 period": the quarter the report speaks of, in another year."""
    found = _year(match, scene)
    if found is None:
        return None
    if scene.quarter is None:
        return point(Period(dt.date(found, 1, 1), "year"))
    return point(scene.quarter.moved(found - scene.quarter.start.year, "year"))


def the_unit(match: Match, scene: Scene) -> Reading | None:
    """ "For the week": the period that the last date spoken of lies in, else the present one."""
    unit = match.value("unit")
    near = scene.reached is not None and scene.sentence.index - scene.reached_at <= 2
    anchor = scene.reached if near and scene.reached is not None else scene.now
    if unit not in SIZE or SIZE[anchor.unit] > SIZE[unit]:
        anchor = scene.now
    return point(anchor.inside(unit)) if unit in SIZE else None
