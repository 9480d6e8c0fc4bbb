"""How surely two tellings are of one happening: a logistic sum of what speaks for and against.

The weights stand in `weights.toml`; STORIES_MODEL.md says what they were fitted on, `train.py` fits
them again.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final, NamedTuple

from dragoman.stories import words
from dragoman.stories.settings import settings
from dragoman.stories.sides import OTHERS, common_sign, names, parties, persons
from dragoman.stories.telling import Counts, Telling, Told
from dragoman.weights import read_weights

WEIGHTS: Final = Path(__file__).with_name("weights.toml")


class Signs(NamedTuple):
    """What speaks for (up to 1) and against (down to -1) one happening; 0 for the unknown.

    Attributes:
        modes, acts, actors, recipients: how well these agree.
        unnamed: how many do not say who acts.
        persons: on how many sides the same man or woman stands.
        days: 1 for the same day, less the farther apart.
        dated, undated: 1 where both, or none, give a day.
        close: likeness of the words right beside the triggers.
        force: likeness of more words around them where force is used, of which a war has much that
            differs in little else.
        shared: telling words among these that are no party's name, up to `settings.enough`.
        trigger: 1 where the triggers are forms of one word.
        names: proper names in both sentences that are no party's, up to `settings.enough_names`.
        numbers: 1 for a number of the same thing in both, -1 for numbers far apart.
        known: how many name a deed that readers know of; what is said is said again and again.
        headlines: how many stand in a title.
        reports: likeness of the two whole reports.
    """

    modes: float
    acts: float
    actors: float
    recipients: float
    unnamed: float
    persons: float
    days: float
    dated: float
    undated: float
    close: float
    force: float
    shared: float
    trigger: float
    names: float
    numbers: float
    known: float
    headlines: float
    reports: float


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


def apart(one: Telling, other: Telling) -> bool:
    """Whether days or parties alone forbid that two tellings are of one happening."""
    return forbidden(one, other) or strangers(one, other)


def likeness(one: Telling, other: Telling, reports: float) -> float:
    """How surely two tellings that may be one are of one happening, whichever is named first.

    Args:
        reports: the likeness of the two whole reports, 0 to 1.
    """
    return round(read_weights(WEIGHTS, Signs._fields).share(signs(one, other, reports)), 4)


def signs(one: Telling, other: Telling, reports: float) -> Signs:
    """Everything that is compared."""
    a, b = one.told, other.told
    actors, recipients = parties(one, other)
    force = not settings().force.isdisjoint((one.type, other.type))
    return Signs(
        modes=common_sign(a.modes, b.modes),
        acts=_overlap(a.acts, b.acts),
        actors=actors,
        recipients=recipients,
        unnamed=float(not a.actors.keys) + float(not b.actors.keys),
        persons=float(persons(a, b)),
        days=_days(one, other),
        dated=float({a.basis, b.basis} <= settings().dated),
        undated=float(not one.dated and not other.dated),
        close=words.likeness(a.close, b.close),
        force=words.likeness(a.near, b.near) if force else 0.0,
        shared=_shared(a, b),
        trigger=float(words.akin(a.trigger, b.trigger)),
        names=_names(a, b),
        numbers=_numbers(a, b),
        known=0.0 if {one.type, other.type} <= settings().verbal else float(a.known + b.known),
        headlines=float(a.headline + b.headline),
        reports=reports,
    )


def _shared(one: Told, other: Told) -> float:
    """The share of enough telling words that are near both triggers and name no party."""
    both = one.near.keys() & other.near.keys()
    telling = sum(words.tells(s) for s in both - names(one, other))
    return min(telling, settings().enough) / settings().enough


def _names(one: Told, other: Told) -> float:
    """The share of enough names that are in both sentences and are no party's."""
    both = (one.named & other.named) - names(one, other)
    return min(len(both), settings().enough_names) / settings().enough_names


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """From 1 for the same to -1 for nothing in common; 0 where one side has nothing to compare."""
    return 2 * len(one & other) / len(one | other) - 1 if one and other else 0.0


def _gap(one: Telling, other: Telling) -> int:
    """Days between two intervals with their slack; 0 or less where they meet."""
    (a, b), (c, d) = one.days, other.days
    return max(a, c) - min(b, d)


def _days(one: Telling, other: Telling) -> float:
    """1 for the same day, less the longer the intervals and the farther apart."""
    apart = max(one.first, other.first) - min(one.last, other.last)
    longer = max(one.last - one.first, other.last - other.first)
    rule = settings().day
    return 1 / (1 + rule.off * max(0, apart) + rule.long * longer)


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
