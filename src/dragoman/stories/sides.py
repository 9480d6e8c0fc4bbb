"""How well the sides of two tellings agree: who acts in both, and on whom."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from msgspec.structs import astuple as fields

from dragoman.stories.settings import settings
from dragoman.stories.telling import Side, Telling, Told

OTHERS: Final = -1.0
KEPT: Final = 20_000


def common_sign(one: frozenset[str], other: frozenset[str]) -> float:
    """1 for something in common, -1 for nothing, 0 where one side has nothing to compare."""
    if not one or not other:
        return 0.0
    return -1.0 if one.isdisjoint(other) else 1.0


def parties(one: Telling, other: Telling) -> tuple[float, float]:
    """How well actors and recipients agree; those of mutual acts may stand on either side.

    1 for the same, -1 for others, 0 where one report does not tell.
    """
    a, b = one.told, other.told
    straight = (_side(a.actors, b.actors), _side(a.recipients, b.recipients))
    mutual = settings().mutual["types"]
    if one.type not in mutual or other.type not in mutual or min(straight) > 0:
        return straight
    if sum(straight) >= 1:
        return straight
    whole = _side(_both(a.actors, a.recipients), _both(b.actors, b.recipients))
    return (whole, 0.0) if whole > sum(straight) else straight


def persons(one: Told, other: Told) -> int:
    """On how many sides the same man or woman stands in both."""
    pairs = ((one.actors, other.actors), (one.recipients, other.recipients))
    return sum(bool(shown(a, b)) for a, b in pairs)


def names(one: Told, other: Told) -> frozenset[str]:
    """The stems of all names of the parties in either."""
    sides = (one.actors, one.recipients, other.actors, other.recipients)
    return frozenset().union(*(side.names for side in sides))


@lru_cache(KEPT)
def _both(one: Side, other: Side) -> Side:
    """Everybody of two sides."""
    return Side(*(a | b for a, b in zip(fields(one), fields(other), strict=True)))


def _side(one: Side, other: Side) -> float:
    """1 for an actor in common, less for a country, -1 for none; 0 where one side is unknown."""
    if not one.keys or not other.keys:
        return 0.0
    if not one.keys.isdisjoint(other.keys):
        return _present(one, other)
    common = one.countries & other.countries
    known = one.countries and other.countries
    if (common or not known) and shown(one, other):
        return _present(one, other)
    if not known and _all_named(one) and _all_named(other):
        return OTHERS / 2
    if not known:
        named = max(0.0, common_sign(one.names, other.names))
        return (named or min(0.0, common_sign(one.sectors, other.sectors))) / 2
    if not common:
        return OTHERS
    return 1.0 if not one.names.isdisjoint(other.names) else _countrymen(one, other)


def _present(one: Side, other: Side) -> float:
    """The share of the fewer people that are of both sides, where all are named; else 1.

    Who met Macron and Kerry did not meet Macron and Trump.
    """
    if not _all_named(one) or not _all_named(other):
        return 1.0
    return len(shown(one, other)) / min(len(one.people), len(other.people)) or 1.0


def shown(one: Side, other: Side) -> set[str]:
    """The people of one side who may be of the other: by last name, and by first if both tell."""
    return {a for a in one.people if any(_same(a.split(), b.split()) for b in other.people)}


def _same(one: list[str], other: list[str]) -> bool:
    firsts = one[0][0] == other[0][0] or len(one) == 1 or len(other) == 1
    return one[-1] == other[-1] and firsts


def _all_named(side: Side) -> bool:
    """Whether all of a side have proper names."""
    return len(side.people) == len(side.keys)


def _countrymen(one: Side, other: Side) -> float:
    """How well sides agree that have a country and no name in common."""
    rule = settings().countrymen
    if common_sign(one.sectors, other.sectors) < 0:
        return rule.other_sector
    if _all_named(one) and _all_named(other):
        return rule.other_people
    states = one.states | other.states
    return rule.state if one.countries & other.countries & states else rule.country
