"""Readings of points: full and partial dates, and periods counted from an anchor."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any, Final

from dragoman.times.calendar import DAY, MONTHS, SEASONS, Days, Period, nth_weekday
from dragoman.times.grammar import Match
from dragoman.times.scene import Reading, Scene
from dragoman.times.settings import settings

NEAR_YEARS: Final = (-1, 0, 1)
MODIFYING: Final = ("compound", "amod", "nmod")


def point(period: Period, mod: str | None = None) -> Reading:
    """A reading of one box of the calendar."""
    return Reading("DATE", period.value, mod, period.days, period)


def number(value: Any) -> int | None:
    """An integer from a shape's groups or a list's value."""
    if value is None:
        return None
    return int(value[0] if isinstance(value, tuple) else value)


def year_of(match: Match, scene: Scene) -> int | None:
    """The year that the words name; two digits lie within the century up to a few years on."""
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
    year, weekday = year_of(match, scene), number(match.value("weekday"))
    if year is None:
        year = _year_within(match, scene)
    if year is not None:
        return first_point([_day(year, month, dom)])
    days = _days_near(scene, month, dom, weekday)
    return point(scene.year_for(days)) if days else None


def _year_within(match: Match, scene: Scene) -> int | None:
    """The year of the period that the date is said to be in: "12 May of that year"."""
    inner = match.inner("span")
    outer = scene.read(inner) if inner else None
    return outer.period.start.year if outer and outer.period else None


def day_of_month(match: Match, scene: Scene) -> Reading | None:
    """ "On the 7th": a day of the month that is named, or that the narrative has reached."""
    dom, inner = number(match.value("dom")), match.inner("span")
    outer = scene.read(inner) if inner else None
    base = outer.period if outer else scene.anchor("month") if inner is None else None
    if dom is None or base is None or base.unit not in ("day", "week", "month"):
        return None
    return first_point([_day(base.start.year, base.start.month, dom)])


def first_point(periods: Iterable[Period | None]) -> Reading | None:
    """A reading of the first period that there is."""
    return next((point(p) for p in periods if p is not None), None)


def _day(year: int, month: int, dom: int) -> Period | None:
    try:
        return Period(dt.date(year, month, dom), "day")
    except ValueError:
        return None


def years_near(scene: Scene, month: int | None = None) -> list[int]:
    """The years that an unspoken one may be: those about publication, or that of the narrative.

    A narrative that stands at the end of a year has gone on into the next one by January.
    """
    reached = scene.reached
    if reached is not None and (scene.narrative or _goes_on(scene, reached, month)):
        within = reached.unit in ("day", "week", "month", "season")
        ends = within and reached.start.month >= settings().years.end
        begins = month is not None and month <= settings().years.begin
        return [reached.start.year + (ends and begins)]
    return [scene.day.year + step for step in NEAR_YEARS]


def _goes_on(scene: Scene, reached: Period, month: int | None) -> bool:
    """Whether a month without its year comes after the date that was told just before."""
    if month is None or not scene.follows_past:
        return False
    return reached.unit == "year" or month >= reached.start.month


def _days_near(scene: Scene, month: int, dom: int, weekday: int | None) -> list[Period]:
    """That day in the years near the anchor; where a weekday is named, years that it fits."""
    near = [p for y in years_near(scene, month) if (p := _day(y, month, dom))]
    if weekday is None:
        return near
    around = range(scene.day.year - settings().years.weekday, scene.day.year + 2)
    fitting = [p for y in around if (p := _day(y, month, dom)) and p.start.weekday() == weekday]
    recent = [p for p in fitting if p in near]
    return recent or ([] if near else fitting) or near


def month(match: Match, scene: Scene) -> Reading | None:
    """A month, with or without its year."""
    name, year = number(match.value("month")), year_of(match, scene)
    if name is None:
        return None
    if year is None:
        year = _year_within(match, scene)
    years = years_near(scene, name) if year is None else [year]
    months = [Period(dt.date(y, name, 1), "month") for y in years]
    return point(scene.year_for(months) if year is None else months[0])


def year(match: Match, scene: Scene) -> Reading | None:
    """A year by its number; "pre-" and "post-" have the days before or after it."""
    found = year_of(match, scene)
    if found is None:
        return None
    reading = point(Period(dt.date(found, 1, 1), "year"), match.mod)
    first, last = reading.days
    if match.mod == "BEFORE" and first is not None:
        reading.days = Days(None, first - DAY)
    elif match.mod == "AFTER" and last is not None:
        reading.days = Days(last + DAY, None)
    elif match.mod == "ON_OR_AFTER":
        reading.days = Days(first, None)
    return reading


def year_span(match: Match, scene: Scene) -> Reading | None:
    """ "2005/06": a year that runs over two of the calendar, known by the first."""
    first, last = match.value("yearspan")
    start = Period(dt.date(int(first), 1, 1), "year")
    until = int(last) if len(last) == len(first) else int(first) // 100 * 100 + int(last)
    if until != int(first) + 1:
        return None
    return Reading("DATE", start.value, None, Days(start.first, start.step(1).last), start)


def figures(match: Match, scene: Scene) -> Reading | None:
    """A date in figures: ISO order, or day and month in the order that fits, or lies nearer."""
    iso = match.value("isodate")
    if iso:
        return first_point([_day(*(int(x) for x in iso))])
    a, b, last = match.value("slashdate") or match.value("dotdate")
    full = int(last) if len(last) == 4 else scene.day.year // 100 * 100 + int(last)
    if len(last) == 2 and full > scene.day.year + 10:
        full -= 100
    orders = [(int(a), int(b)), (int(b), int(a))]
    if match.value("dotdate"):
        orders = orders[1:]
    days = [p for m, d in orders if (p := _day(full, m, d))]
    return point(min(days, key=lambda p: abs((p.start - scene.day).days))) if days else None


def season(match: Match, scene: Scene) -> Reading | None:
    """A season of a year that is named."""
    found, name = year_of(match, scene), match.value("season")
    if found is None:
        found = _year_within(match, scene)
    if found is None or name not in SEASONS:
        return None
    return point(Period(dt.date(found, SEASONS.index(name) * 3 + 3, 1), "season"))


def before_christ(match: Match, scene: Scene) -> Reading | None:
    """A year before our era; the calendar of this program begins with year 1, so no days."""
    found = number(match.value("year") or match.value("figure"))
    return year_before_christ(found) if found and _is_year(found) else None


def year_before_christ(year: int) -> Reading:
    """A reading of a year before our era."""
    return Reading("DATE", f"BC{year:04d}", moves=False, before_christ=year)


def _is_year(number: int) -> bool:
    return number < settings().years.beyond


def anno_domini(match: Match, scene: Scene) -> Reading | None:
    """A year of our era with its AD, of any number of digits."""
    found = number(match.value("year"))
    return point(Period(dt.date(found, 1, 1), "year")) if found and _is_year(found) else None


def decade(match: Match, scene: Scene) -> Reading | None:
    """The 1980s, the '80s, the eighties."""
    if years := match.value("decadeyears"):
        start = int(years[0])
    else:
        short = match.value("decadeshort")
        tens = int(short[0]) if short else int(match.value("decadename")) * 10
        start = scene.day.year // 100 * 100 + tens
        start -= 100 if start > scene.day.year else 0
    return point(Period(dt.date(start, 1, 1), "decade"), match.mod)


def century(match: Match, scene: Scene) -> Reading | None:
    """The 19th century, from 1800 as TIMEX3 has it."""
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
    known = year_of(match, scene)
    years = [known] if known is not None else [scene.day.year + s for s in NEAR_YEARS]
    found = [Period(dt.date(y, 1, 1), "year").child(unit, count) for y in years]
    if known is None and _names_figures(scene):
        return point(min(found, key=lambda p: abs((scene.day - p.last).days)))
    return point(found[0] if known is not None else scene.year_for(found))


def _names_figures(scene: Scene) -> bool:
    """Whether a quarter modifies what is told, which its teller's tense does not date."""
    verb = scene.token.head.head
    return scene.token.dep in MODIFYING and verb.lemma in scene.tenses.tellers


def weekday_of(match: Match, scene: Scene) -> Reading | None:
    """ "The second Monday in May"."""
    inner, count = match.inner("span"), ordinal(match)
    outer = scene.read(inner) if inner else None
    if outer is None or outer.period is None or count is None:
        return None
    return point(nth_weekday(outer.period, int(match.value("weekday")), count))
