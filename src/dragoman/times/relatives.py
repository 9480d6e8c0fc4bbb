"""Readings of points that count from an anchor: last week, next Friday, the following day."""

from __future__ import annotations

import datetime as dt
from typing import Final

from dragoman.times.calendar import DAY, SEASONS, SIZE, Period, Unit
from dragoman.times.dates import (
    first_point,
    number,
    ordinal,
    point,
    year_before_christ,
    year_of,
    years_near,
)
from dragoman.times.grammar import Match
from dragoman.times.holidays import MONTH_LONG, feast, lunar_month
from dragoman.times.scene import Reading, Scene
from dragoman.times.settings import settings

PARTS_OF_YEAR: Final = ("season", "quarter", "half")


def weekday(match: Match, scene: Scene) -> Reading | None:
    """A bare weekday: back to the last one, publication day included, or ahead to the next."""
    name = number(match.value("weekday"))
    if name is None:
        return None
    if scene.narrative and scene.reached is not None and scene.reached.unit == "day":
        start = scene.reached.start
        return point(Period(start + (name - start.weekday()) % 7 * DAY, "day"))
    if (weeks := int(match.rule.set.get("weeks", 0))) != 0:
        return point(_weeks_from(scene.day, name, weeks))
    back = (scene.day.weekday() - name) % 7
    if scene.direction > 0:
        return point(Period(scene.day + (7 - back) % 7 * DAY, "day"))
    return point(Period(scene.day - back * DAY, "day"))


def _weeks_from(today: dt.date, name: int, weeks: int) -> Period:
    """ "A week from Friday": so many weeks on from the next one, or back from the last one."""
    ahead, back = (name - today.weekday()) % 7, (today.weekday() - name - 1) % 7 + 1
    step = ahead if weeks > 0 else -back
    return Period(today + (step + 7 * weeks) * DAY, "day")


def weekday_and_day(match: Match, scene: Scene) -> Reading | None:
    """ "Tuesday, the 16th": the nearest month in which the two agree."""
    name, dom = number(match.value("weekday")), number(match.value("dom"))
    month = scene.now.inside("month")
    months = (month.step(step).start for step in (0, -1, 1, -2, 2))
    days = (_day_in(start, dom or 0) for start in months)
    return first_point(d for d in days if d is not None and d.start.weekday() == name)


def _day_in(month: dt.date, dom: int) -> Period | None:
    try:
        return Period(month.replace(day=dom), "day")
    except ValueError:
        return None


def relative(match: Match, scene: Scene) -> Reading | None:
    """A period so many boxes from the anchor: yesterday, last week, the following month."""
    unit = _unit(match)
    if unit is None:
        return None
    step = int(match.rule.set.get("step", 0))
    anaphoric = match.rule.set.get("anchor") == "reached"
    if anaphoric and unit == "year" and scene.before_christ is not None:
        return year_before_christ(scene.before_christ - step)
    anchor = scene.anchor(unit) if anaphoric else scene.now
    if unit == "weekend":
        return point(_weekend(anchor, step, scene))
    if anchor is scene.now and scene.narrative and unit == "day" and not step:
        return Reading("DATE", "PRESENT_REF")
    if SIZE[unit] < SIZE[anchor.unit]:
        return somewhere_in(anchor, unit)
    reading = point(anchor.inside(unit).step(step), match.mod)
    reading.moves = anchor is not scene.now or not scene.narrative
    return reading


def somewhere_in(anchor: Period, unit: Unit) -> Reading:
    """A day or week of a month or year that the text does not place more exactly."""
    blank = {"day": "-XX-XX", "week": "-WXX", "month": "-XX"}.get(unit, "")
    if anchor.unit == "month":
        blank = "-XX"
    elif anchor.unit in ("week", "weekend"):
        blank = "-X"
    box = anchor.inside("year") if anchor.unit in PARTS_OF_YEAR else anchor
    whole = anchor.inside("week") if anchor.unit == "weekend" else box
    digits = whole.value.ljust(4, "X") if SIZE[whole.unit] > SIZE["year"] else whole.value
    return Reading("DATE", digits + blank, None, anchor.days, open_anchor=True, moves=False)


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
    step = int(match.rule.set.get("step", 0))
    anaphoric = match.rule.set.get("anchor") == "reached" and scene.reached is not None
    candidates = _namesakes(match, scene, anaphoric=anaphoric)
    if not candidates:
        return None
    if anaphoric and scene.reached is not None:
        return _from_reached(candidates, scene.reached, step)
    today = scene.day
    if step < 0:
        return first_point([c for c in reversed(candidates) if c.last < today])
    if step > 0:
        return first_point([c for c in candidates if c.first > today])
    if match.rule.set.get("anchor") == "bare":
        return point(scene.year_for(candidates))
    return point(_nearest_of_name(candidates, scene))


def _nearest_of_name(candidates: list[Period], scene: Scene) -> Period:
    """ "This Friday", "this winter": the one that we are in, else the nearest the tense allows.

    The present year's is preferred to a nearer one of another year, but for what lies across the
    turn of the year.
    """
    today = scene.day
    holding = [c for c in candidates if c.first <= today <= c.last]
    return holding[0] if holding else scene.nearest(candidates)


def _from_reached(candidates: list[Period], reached: Period, step: int) -> Reading | None:
    """ "The following spring", "that August": a namesake after, before or in the year reached."""
    if step > 0:
        return first_point([c for c in candidates if c.first > reached.last])
    if step < 0:
        return first_point([c for c in reversed(candidates) if c.last < reached.first])
    if candidates[0].unit == "day":
        week = reached.inside("week")
        return first_point([c for c in candidates if week.first <= c.first <= week.last])
    year = reached.start.year
    begun = [c for c in candidates if c.first <= reached.first and reached.last <= c.last]
    return first_point([*begun, *(c for c in candidates if c.start.year == year)])


def _namesakes(match: Match, scene: Scene, *, anaphoric: bool = False) -> list[Period]:
    """The periods of that name near the anchor, in order of time."""
    base = scene.reached.start if anaphoric and scene.reached is not None else scene.day
    years = range(base.year - 2, base.year + 3)
    if scene.narrative and scene.reached is not None and match.rule.set.get("anchor") == "bare":
        years = range(scene.reached.start.year, scene.reached.start.year + 1)
    if (day := match.value("weekday")) is not None:
        start = base - base.weekday() * DAY + day * DAY
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
    name, known = match.value("holiday"), year_of(match, scene)
    years = [known] if known is not None else years_near(scene)
    found = [p for y in years if (p := feast(name, y))]
    if not found:
        return None
    day = scene.year_for(found)
    if name.endswith(MONTH_LONG):
        return Reading("DURATION", "P1M", None, lunar_month(day.start))
    return point(day)


def last_quarter(match: Match, scene: Scene) -> Reading | None:
    """ "The quarter" of a business report: the one it spoke of, else the last one that is over."""
    if scene.quarter is not None:
        return point(scene.quarter)
    return point(scene.now.inside("quarter").step(-1))


def same_quarter(match: Match, scene: Scene) -> Reading | None:
    """ "The 1988 period": the quarter the report speaks of, in another year."""
    found = year_of(match, scene)
    if found is None:
        return None
    quarter = scene.quarter if scene.quarter_at >= 0 else None
    if quarter is None and match.rule.set.get("unit") == "quarter":
        quarter = scene.now.inside("quarter").step(-1)
    year = Period(dt.date(found, 1, 1), "year")
    reading = point(quarter.moved(found - quarter.start.year, "year") if quarter else year)
    reading.moves = False
    return reading


def the_unit(match: Match, scene: Scene) -> Reading | None:
    """ "For the week": the period that the last date spoken of lies in, else the present one."""
    unit = match.value("unit")
    near = scene.reached is not None and _apart(scene) <= settings().sentences.unit
    anchor = scene.reached if near and scene.reached is not None else scene.now
    if unit not in SIZE or SIZE[anchor.unit] > SIZE[unit]:
        anchor = scene.now
    return point(anchor.inside(unit)) if unit in SIZE else None


def _apart(scene: Scene) -> int:
    """How many sentences ago the narrative came to its date."""
    return scene.sentence.index - scene.reached_at


def turn_of_century(match: Match, scene: Scene) -> Reading | None:
    """The year in which one century gives way to the next, about."""
    count = ordinal(match)
    base = scene.reached if scene.narrative and scene.reached else scene.now
    turn = (count - 1) * 100 if count else round(base.start.year / 100) * 100
    return point(Period(dt.date(turn, 1, 1), "year"), "APPROX") if turn > 0 else None
