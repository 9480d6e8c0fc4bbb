"""Which tellings may be of one happening, and how surely two of them are.

The likeness is a logistic sum of what speaks for and against it. The weights stand in
`weights.toml`; STORIES_MODEL.md says what they were fitted on, `train.py` fits them again.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from dragoman.stories import words
from dragoman.stories.settings import settings
from dragoman.stories.sides import OTHERS, parties, persons
from dragoman.stories.signs import Signs, signs
from dragoman.stories.telling import Telling
from dragoman.weights import read_weights

WEIGHTS: Final = Path(__file__).with_name("weights.toml")


def may_be_one(one: Telling, other: Telling) -> bool:
    """Whether two tellings can be of one happening at all, by type, days, parties and words.

    Reports that give it different types have a word for it in common; those without a telling word
    in common tell of the same people in the same days; a report that looks far back has rare words
    in common with those of the time.
    """
    if one.type != other.type and not _akin(one, other):
        return False
    gap, rule = _gap(one, other), settings().background
    if gap > 0 and (gap > rule.days or forbidden(one, other)):
        return False
    a, b = one.told.near, other.told.near
    if gap > rule.soon and words.told_alike(a, b, rule.rare) < rule.common:
        return False
    if words.told_alike(a, b) < settings().common:
        return _by_people(one, other)
    return not strangers(one, other)


def _by_people(one: Telling, other: Telling) -> bool:
    """Whether two tellings are of like acts of the same people, in days that meet."""
    if one.type != other.type or abs(one.last - other.last) > settings().people_days:
        return False
    same = _gap(one, other) <= 0 and bool(persons(one.told, other.told))
    return same and min(parties(one, other)) >= 0


def _akin(one: Telling, other: Telling) -> bool:
    kin = settings().kin.get(one.type, frozenset())
    return other.type in kin and words.akin(one.told.trigger, other.told.trigger)


def forbidden(one: Telling, other: Telling) -> bool:
    """Whether days alone forbid that two tellings are of one happening.

    They do where the later one gives its day: a report cannot tell of what comes after it, but
    may look back, without a day, on what was before.
    """
    later = other if one.last < other.first else one
    return _gap(one, other) > 0 and later.dated


def strangers(one: Telling, other: Telling) -> bool:
    """Whether those who act, or suffer, are of different countries and nobody is of both."""
    agreement = parties(one, other)
    return min(agreement) == OTHERS and max(agreement) <= 0


def likeness(one: Telling, other: Telling, reports: float) -> float:
    """How surely two tellings that may be one are of one happening, whichever is named first.

    Args:
        reports: the likeness of the two whole reports, 0 to 1.
    """
    return round(read_weights(WEIGHTS, Signs._fields).share(signs(one, other, reports)), 4)


def _gap(one: Telling, other: Telling) -> int:
    """Days between two intervals with their slack; 0 or less where they meet."""
    (a, b), (c, d) = one.days, other.days
    return max(a, c) - min(b, d)
