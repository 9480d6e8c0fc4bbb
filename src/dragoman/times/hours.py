"""Readings of times of day: parts of the day, and the clock with its zones."""

from __future__ import annotations

from typing import Final

from dragoman.times.calendar import Days, Period
from dragoman.times.dates import number
from dragoman.times.grammar import Match, Part
from dragoman.times.scene import Reading, Scene
from dragoman.times.settings import settings

HOUR: Final = 60
DAY_LONG: Final = 24 * HOUR
NOON: Final = 12
NIGHT: Final = "NI"
AFTER_NOON: Final = ("AF", "EV", NIGHT)


def _on(match: Match, scene: Scene) -> Period | None:
    """The day that a time of day is on: named, or that of the anchor."""
    inner = match.inner("day")
    if inner is not None:
        reading = scene.read(inner)
        period = reading.period if reading else None
        return period if period is not None and period.unit == "day" else None
    base = scene.now
    if (match.rule.set.get("anchor") == "reached" or scene.narrative) and scene.reached:
        base = scene.reached
    if match.rule.set.get("anchor") == "sentence" and scene.names_day:
        base = scene.reached or base
    if base.unit != "day":
        return None
    return base.step(int(match.rule.set.get("step", 0)))


def day_part(match: Match, scene: Scene) -> Reading | None:
    """ "Monday night", "yesterday morning", "tonight"."""
    day = _on(match, scene)
    part = match.value("daypart") or match.value("daypart_code")
    if day is None or part is None:
        return None
    mod = match.value("part") or match.mod
    return Reading("TIME", f"{day.value}T{part}", str(mod) if mod else None, day.days, day)


def night_before(match: Match, scene: Scene) -> Reading | None:
    """ "The night of 9/10 March": the night that leads into a day, with both its days."""
    day = _on(match, scene)
    if (slash := match.value("dayslash")) is not None:
        part = Part((slash[1],), match.start, match.end)
        bare = Match(match.named, match.start, match.end, {**match.parts, "dom": part})
        reading = scene.readings["date"](bare, scene)
        day = reading.period if reading else None
    if day is None:
        return None
    eve = day.step(-1)
    return Reading("TIME", f"{eve.value}TNI", None, Days(eve.first, day.last), day)


def clock(match: Match, scene: Scene) -> Reading | None:
    """A time by the clock, on the day named or the anchor's."""
    day = _on(match, scene)
    time = _time(match)
    if day is None or time is None:
        return None
    inner = match.inner("at")
    if inner is not None and inner.value("ampm") is None and inner.value("daypart") is None:
        time = _in_part(time, match.value("daypart"))
    offset = match.value("zone") or ""
    if inner is not None:
        offset = offset or inner.value("zone") or ""
    value = f"{day.value}T{time}"
    return Reading("TIME", value + ("Z" if offset == "Z" else ""), None, day.days, day)


def _time(match: Match) -> str | None:
    inner = match.inner("at")
    if inner is not None:
        return _time(inner)
    if (named := match.value("hourname")) is not None:
        return f"{int(named):02d}:00"
    if (clock := match.value("clock") or match.value("hours24")) is not None:
        hour, minute = int(clock[0]), int(clock[1])
    else:
        hour, minute = number(match.value("hour")) or 0, 0
        if match.value("small") is not None:
            hour = int(match.value("small"))
    if (half := match.value("ampm")) is not None:
        hour = hour % 12 + int(half)
    total = hour * HOUR + minute + int(match.rule.set.get("minutes", 0))
    if total > DAY_LONG:
        return None
    return _in_part(f"{total // HOUR:02d}:{total % HOUR:02d}", match.value("daypart"))


def _in_part(time: str, part: str | None) -> str:
    """The hour of twelve as that part of the day has it: "8 in the evening"."""
    hour, minute = int(time[:2]), time[2:]
    small = part == NIGHT and hour < settings().hours.small
    if part in AFTER_NOON and hour < NOON and not small:
        hour += NOON
    return f"{hour:02d}{minute}"
