"""How surely two tellings are of one happening: a logistic sum of what speaks for and against."""

from __future__ import annotations

import math
from typing import Final, NamedTuple

from msgspec.structs import astuple as fields

from dragoman.stories import words
from dragoman.stories.settings import settings
from dragoman.stories.telling import Counts, Side, Telling, Told

EARTH: Final = 6371.0
UNDATED: Final = "document"


class Signs(NamedTuple):
    """What speaks for (up to 1) and against (down to -1) one happening; 0 for the unknown.

    `shared` counts the telling words near both triggers that are no party's name, up to
    `settings.enough`; `conflict` the sides on which the parties are known and differ. `verbal` is 1
    for what is said, which people say again and again; `undated` where neither report gives a day.
    """

    modes: float
    acts: float
    actors: float
    recipients: float
    conflict: float
    place: float
    days: float
    near: float
    shared: float
    trigger: float
    reports: float
    numbers: float
    verbal: float
    undated: float


def may_be_one(one: Telling, other: Telling) -> bool:
    """Whether two tellings can be of one happening at all, by type and days.

    Reports that give it different types have a word for it in common.
    """
    if one.type != other.type and not _akin(one, other):
        return False
    gap = _gap(one, other)
    return gap <= 0 or (gap <= settings().late and not forbidden(one, other))


def _akin(one: Telling, other: Telling) -> bool:
    kin = settings().kin.get(one.type, frozenset())
    return other.type in kin and words.akin(one.told.trigger, other.told.trigger)


def forbidden(one: Telling, other: Telling) -> bool:
    """Whether days alone forbid that two tellings are of one happening.

    They do where the later one gives its day: a report cannot tell of what comes after it, but
    may look back, without a day, on what was before.
    """
    later = other if one.last < other.first else one
    return _gap(one, other) > 0 and later.told.basis != UNDATED


def likeness(one: Telling, other: Telling, reports: float) -> float:
    """How surely two tellings that may be one are of one happening, whichever is named first.

    Args:
        reports: the likeness of the two whole reports, 0 to 1.
    """
    weights = settings().weights
    found = signs(one, other, reports)
    if found.near + found.reports < settings().common:
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
        modes=_shared(a.modes, b.modes),
        acts=_overlap(a.acts, b.acts),
        actors=actors,
        recipients=recipients,
        conflict=float(actors < 0) + float(recipients < 0),
        place=_place(a, b),
        days=_days(one, other),
        near=words.likeness(a.near, b.near),
        shared=_common(a, b),
        trigger=float(words.akin(a.trigger, b.trigger)),
        reports=reports,
        numbers=_numbers(a, b),
        verbal=float({one.type, other.type} <= settings().verbal),
        undated=float(a.basis == b.basis == UNDATED),
    )


def _common(one: Told, other: Told) -> float:
    """The share of enough telling words that are near both triggers and name no party."""
    names = [side.names for told in (one, other) for side in (told.actors, told.recipients)]
    both = one.near.keys() & other.near.keys()
    telling = sum(words.tells(s) for s in both.difference(*names))
    return min(telling, settings().enough) / settings().enough


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    """1 for something in common, -1 for nothing, 0 where one side has nothing to compare."""
    if not one or not other:
        return 0.0
    return -1.0 if one.isdisjoint(other) else 1.0


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """From 1 for the same to -1 for nothing in common; 0 where one side has nothing to compare."""
    return 2 * len(one & other) / len(one | other) - 1 if one and other else 0.0


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
        return _present(one, other)
    common = one.countries & other.countries
    known = one.countries and other.countries
    if (common or not known) and _shown(one, other):
        return _present(one, other)
    if not known:
        named = max(0.0, _shared(one.names, other.names))
        return (named or min(0.0, _shared(one.sectors, other.sectors))) / 2
    if not common:
        return -1.0
    return 1.0 if not one.names.isdisjoint(other.names) else _countrymen(one, other)


def _present(one: Side, other: Side) -> float:
    """The share of the fewer people that are of both sides, where all are named; else 1.

    Who met Macron and Kerry did not meet Macron and Trump.
    """
    if not _named(one) or not _named(other):
        return 1.0
    return len(_shown(one, other)) / min(len(one.people), len(other.people)) or 1.0


def _shown(one: Side, other: Side) -> set[str]:
    """The people of one side who may be of the other: by last name, and by first if both tell."""
    return {a for a in one.people if any(_same(a.split(), b.split()) for b in other.people)}


def _same(one: list[str], other: list[str]) -> bool:
    firsts = one[0][0] == other[0][0] or len(one) == 1 or len(other) == 1
    return one[-1] == other[-1] and firsts


def _named(side: Side) -> bool:
    """Whether all of a side have proper names."""
    return len(side.people) == len(side.keys)


def _countrymen(one: Side, other: Side) -> float:
    """How well sides agree that have a country and no name in common."""
    if _shared(one.sectors, other.sectors) < 0:
        return 0.2
    if _named(one) and _named(other):
        return 0.2
    return 0.7 if one.countries & other.countries & (one.states | other.states) else 0.4


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


def _numbers(one: Told, other: Told) -> float:
    """1 for a number of the same thing in common, -1 for numbers far apart, less for near ones."""
    common = sorted(one.numbers.keys() & other.numbers.keys())
    return max((_number(one.numbers[w], other.numbers[w]) for w in common), default=0.0)


def _number(one: Counts, other: Counts) -> float:
    a, b = set(one) - {None}, set(other) - {None}
    if a & b:
        return 1.0
    low, high = sorted((_least(a), _least(b)))
    return -1.0 if high > low * settings().far else -0.2


def _least(numbers: set[int | None]) -> int:
    return min((n for n in numbers if n is not None), default=0)
