"""How surely two tellings are of one happening: a logistic sum of what speaks for and against.

The weights stand in `weights.toml`; STORIES_MODEL.md says what they were fitted on, `train.py` fits
them again.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final, NamedTuple

from dragoman.stories import words
from dragoman.stories.settings import settings
from dragoman.stories.sides import OTHERS, common_sign, in_common, names, parties, persons
from dragoman.stories.telling import Counts, Telling, Told
from dragoman.weights import read_weights

WEIGHTS: Final = Path(__file__).with_name("weights.toml")
TWO: Final = 2


class Signs(NamedTuple):
    """What speaks for (up to 1) and against (down to -1) one happening; 0 for the unknown.

    Attributes:
        modes, actors, recipients: how well these agree; what is said has modes that differ little.
        unnamed: how many do not say who uses force.
        persons: on how many sides the same man or woman stands.
        partners: 1 where two of those who meet are the same.
        days: 1 for the same day, less the farther apart.
        dated: 1 where both give a day.
        close: likeness of the words right beside the triggers; 0 for meetings, as is `shared`.
        force: likeness of more words around them where force is used, of which a war has much that
            differs in little else.
        shared: telling words among these that are no party's name, up to `settings.enough`.
        trigger: 1 where the triggers are forms of one word.
        names: proper names in both sentences that are no party's, up to `settings.enough_names`.
        numbers: 1 for a number of the same thing in both, -1 for numbers far apart.
        inquiry: 1 where both are inquiries.
        known: how many name a deed that readers know of; what is said is said again and again, but
            an inquiry is one for months.
        headlines: how many stand in a title.
        openings: 1 where both open their reports, which may be the news of two days.
        linked: how many are tied to something else that happened.
        standing: 1 where the same words come again on another day.
        reports: likeness of the two whole reports.
    """

    modes: float
    actors: float
    recipients: float
    unnamed: float
    persons: float
    partners: float
    days: float
    dated: float
    close: float
    force: float
    shared: float
    trigger: float
    names: float
    numbers: float
    inquiry: float
    known: float
    headlines: float
    openings: float
    linked: float
    standing: float
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
    meeting = {one.type, other.type} <= settings().meeting
    said = _said(one, other)
    return Signs(
        modes=0.0 if said else common_sign(a.modes, b.modes),
        actors=actors,
        recipients=recipients,
        unnamed=float(not a.actors.keys) + float(not b.actors.keys) if force else 0.0,
        persons=float(persons(a, b)),
        partners=float(meeting and in_common(a, b) >= TWO),
        days=_days(one, other),
        dated=float({a.basis, b.basis} <= settings().dated),
        close=0.0 if meeting else words.likeness(a.close, b.close),
        force=words.likeness(a.near, b.near) if force else 0.0,
        shared=0.0 if meeting else _shared(a, b),
        trigger=float(words.akin(a.trigger, b.trigger)),
        names=_names(a, b),
        numbers=_numbers(a, b),
        inquiry=float(_inquiry(one) and _inquiry(other)),
        known=0.0 if said else float(a.known + b.known),
        headlines=float(a.headline + b.headline),
        openings=float(a.opening and b.opening),
        linked=float(a.linked + b.linked),
        standing=_standing(one, other),
        reports=reports,
    )


def _said(one: Telling, other: Telling) -> bool:
    """Whether two acts are of words, and not both of them inquiries."""
    inquiries = _inquiry(one) and _inquiry(other)
    return {one.type, other.type} <= settings().verbal and not inquiries


def _inquiry(telling: Telling) -> bool:
    return not telling.told.modes.isdisjoint(settings().inquiry)


def _standing(one: Telling, other: Telling) -> float:
    """1 where the words about two triggers are the same and their days are not."""
    rule = settings().standing
    if max(one.first, other.first) - min(one.last, other.last) < rule.days:
        return 0.0
    return float(words.likeness(one.told.near, other.told.near) >= rule.alike)


def _shared(one: Told, other: Told) -> float:
    """The share of enough telling words that are near both triggers and name no party."""
    both = one.near.keys() & other.near.keys()
    telling = sum(words.tells(s) for s in both - names(one, other))
    return min(telling, settings().enough) / settings().enough


def _names(one: Told, other: Told) -> float:
    """The share of enough names that are in both sentences and are no party's."""
    both = (one.named & other.named) - names(one, other)
    return min(len(both), settings().enough_names) / settings().enough_names


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
