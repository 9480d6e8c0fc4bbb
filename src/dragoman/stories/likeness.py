"""How surely two tellings are of one happening: a logistic sum of what speaks for and against."""

from __future__ import annotations

import math
from typing import Final, NamedTuple

from msgspec.structs import astuple as fields

from dragoman.stories import words
from dragoman.stories.settings import settings
from dragoman.stories.telling import Side, Telling, Told

EARTH: Final = 6371.0
UNDATED: Final = "document"


class Signs(NamedTuple):
    """What speaks for (up to 1) and against (down to -1) one happening; 0 for the unknown.

    `verbal` is 1 for what is said, which people say again and again; `vague` where one report gives
    a month and the other no day.
    """

    same_type: float
    same_code: float
    modes: float
    actors: float
    recipients: float
    place: float
    days: float
    words: float
    near: float
    trigger: float
    reports: float
    numbers: float
    verbal: float
    vague: float


def may_be_one(one: Telling, other: Telling) -> bool:
    """Whether two tellings can be of one happening at all, by type and days."""
    kin = settings().kin.get(one.type, frozenset())
    return (one.type == other.type or other.type in kin) and _gap(one, other) <= 0


def likeness(one: Telling, other: Telling, reports: float) -> float:
    """How surely two tellings are of one happening, 0 to 1, whichever is named first.

    Args:
        reports: the likeness of the two whole reports, 0 to 1.
    """
    weights = settings().weights
    found = signs(one, other, reports)
    known = max(found.actors, found.recipients)
    if found.verbal and known <= 0:
        return 0.0
    agreed = max(known, found.place) > 0
    least = settings().common if agreed else settings().common_alone
    if found.words + found.near + found.reports < least:
        return 0.0
    total = sum(
        getattr(weights, name) * value for name, value in zip(found._fields, found, strict=True)
    )
    return round(1 / (1 + math.exp(-(weights.bias + total))), 4)


def signs(one: Telling, other: Telling, reports: float) -> Signs:
    """Everything that is compared."""
    a, b = one.told, other.told
    actors, recipients = _parties(one, other)
    return Signs(
        same_type=float(one.type == other.type),
        same_code=float(bool(a.code) and a.code[:3] == b.code[:3]),
        modes=_shared(a.modes, b.modes),
        actors=actors,
        recipients=recipients,
        place=_place(a, b),
        days=_days(one, other),
        words=words.likeness(a.words, b.words),
        near=words.likeness(a.near, b.near),
        trigger=float(words.akin(a.trigger, b.trigger)),
        reports=reports,
        numbers=_numbers(a, b),
        verbal=float({one.type, other.type} <= settings().verbal),
        vague=float(_vague(one, other)),
    )


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    """1 for something in common, -1 for nothing, 0 where one side has nothing to compare."""
    if not one or not other:
        return 0.0
    return -1.0 if one.isdisjoint(other) else 1.0


def _parties(one: Telling, other: Telling) -> tuple[float, float]:
    """How well actors and recipients agree; those of mutual acts may stand on either side."""
    a, b = one.told, other.told
    straight = (_side(a.actors, b.actors), _side(a.recipients, b.recipients))
    mutual = settings().mutual["types"]
    if one.type not in mutual or other.type not in mutual or min(straight) > 0:
        return straight
    whole = _side(_both(a), _both(b))
    return (whole, 0.0) if whole > sum(straight) else straight


def _both(told: Told) -> Side:
    """Everybody who takes part."""
    return Side(*(a | r for a, r in zip(fields(told.actors), fields(told.recipients), strict=True)))


def _side(one: Side, other: Side) -> float:
    """1 for an actor in common, less for a country, -1 for none; 0 where one side is unknown."""
    if not one.keys or not other.keys:
        return 0.0
    if not one.keys.isdisjoint(other.keys):
        return 1.0
    common = one.countries & other.countries
    if not one.countries or not other.countries:
        named = max(0.0, _shared(one.names, other.names))
        return (named or min(0.0, _shared(one.sectors, other.sectors))) / 2
    if not common:
        return -1.0
    if not one.names.isdisjoint(other.names):
        return 1.0
    alike = _shared(one.sectors, other.sectors) >= 0
    return (0.7 if common & (one.states | other.states) else 0.4) if alike else 0.2


def _place(one: Told, other: Told) -> float:
    if not one.place or not other.place:
        return 0.0
    if one.place == other.place:
        return 1.0
    if one.country and other.country and one.country != other.country:
        return -1.0
    far = _distance(one, other)
    if far is None or one.place == one.country or other.place == other.country:
        return 0.0
    return 0.7 if far <= settings().places.near else -0.4


def _distance(one: Told, other: Told) -> float | None:
    """Kilometres on a sphere; None where a place has no coordinates."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    a, b = math.radians(one.lat), math.radians(other.lat)
    turn = math.radians(one.lon - other.lon)
    cosine = math.sin(a) * math.sin(b) + math.cos(a) * math.cos(b) * math.cos(turn)
    return EARTH * math.acos(max(-1.0, min(1.0, cosine)))


def _gap(one: Telling, other: Telling) -> int:
    """Days between two intervals with their slack; 0 or less where they meet."""
    spans = []
    for telling in (one, other):
        before, after = settings().slack[telling.told.basis]
        spans.append((telling.first - before, telling.last + after))
    (a, b), (c, d) = spans
    return max(a, c) - min(b, d)


def _days(one: Telling, other: Telling) -> float:
    """1 for the same day, less the longer the intervals and the farther apart."""
    apart = max(one.first, other.first) - min(one.last, other.last)
    longer = max(one.last - one.first, other.last - other.first)
    return 1 / (1 + 0.5 * max(0, apart) + 0.1 * longer)


def _vague(one: Telling, other: Telling) -> bool:
    """Whether one report gives a long interval, and the other no day of its own."""
    for long, undated in ((one, other), (other, one)):
        if long.last - long.first >= settings().vague and undated.told.basis == UNDATED:
            return True
    return False


def _numbers(one: Told, other: Told) -> float:
    """1 for a number of the same thing in common, -1 for other numbers only."""
    common = one.numbers.keys() & other.numbers.keys()
    if not common:
        return 0.0
    agree = any((set(one.numbers[w]) & set(other.numbers[w])) - {None} for w in common)
    return 1.0 if agree else -0.3
