"""What speaks for and against one happening of which two reports may tell."""

from __future__ import annotations

import math
from typing import Final, NamedTuple

from dragoman.stories import words
from dragoman.stories.settings import settings
from dragoman.stories.sides import common_sign, names, parties, persons
from dragoman.stories.telling import Counts, Telling, Told

TWO: Final = 2


class Signs(NamedTuple):
    """What speaks for (up to 1) and against (down to -1) one happening; 0 for the unknown.

    Those that count days between grow with the logarithm of these.

    Attributes:
        modes, actors, recipients: how well these agree; what is said has modes that differ little.
        everybody: 1 where those who act are the same, and nobody else.
        unnamed: how many do not say who uses force.
        persons: on how many sides the same man or woman stands.
        victims: the same, where force is used: nobody is killed twice.
        days: 1 for the same day, less the farther apart; 1 for inquiries, which last.
        said: the same, where something is said; else 0.
        dated: 1 where both give a day.
        dated_apart: days between, where both give their day.
        undated_apart: days between, where neither does.
        recalled_apart: days between, where both look back on what readers know of.
        printed: 1 where force is told by reports of one day, which may be of many acts of a war.
        close: likeness of the words right beside the triggers; 0 for meetings, as is `shared`.
        around: likeness of the words of their sentences and of those beside them.
        shared: telling words near both that are no party's name, up to `settings.enough`.
        trigger: 1 where the triggers are forms of one word; 0 for inquiries.
        repeated: 1 where both name acts that come again and again.
        names: proper names in both sentences that are no party's, up to `settings.enough_names`.
        place: 1 for the same place, -1 for others, where readers know of both.
        numbers: 1 for a number of the same thing in both, -1 for numbers far apart.
        known: how many name a deed that readers know of; what is said is said again and again, but
            an inquiry is one for months.
        openings: 1 where both open their reports, which may be the news of two days.
        standing: 1 where the same words come again on another day.
        outlet: 1 where one outlet printed both.
        reports: likeness of the two whole reports.
    """

    modes: float
    actors: float
    recipients: float
    everybody: float
    unnamed: float
    persons: float
    victims: float
    days: float
    said: float
    dated: float
    dated_apart: float
    undated_apart: float
    recalled_apart: float
    printed: float
    close: float
    around: float
    shared: float
    trigger: float
    repeated: float
    names: float
    place: float
    numbers: float
    known: float
    openings: float
    standing: float
    outlet: float
    reports: float


def signs(one: Telling, other: Telling, reports: float) -> Signs:
    """Everything that is compared."""
    return Signs(
        **_who(one, other), **_when(one, other), **_words(one, other), **_how(one, other),
        reports=reports,
    )  # fmt: skip


def _who(one: Telling, other: Telling) -> dict[str, float]:
    """The signs of those who act, and upon whom."""
    a, b = one.told, other.told
    actors, recipients = parties(one, other)
    force, same = _force(one, other), float(persons(a, b))
    return {
        "actors": actors,
        "recipients": recipients,
        "everybody": float(bool(a.actors.keys) and a.actors.keys == b.actors.keys),
        "unnamed": float(not a.actors.keys) + float(not b.actors.keys) if force else 0.0,
        "persons": same,
        "victims": same if force else 0.0,
    }


def _when(one: Telling, other: Telling) -> dict[str, float]:
    """The signs of days."""
    a, b = one.told, other.told
    inquiries = _inquiry(one) and _inquiry(other)
    days = 1.0 if inquiries else _days(one, other)
    apart = 0.0 if inquiries else math.log1p(_apart(one, other))
    dated = one.dated + other.dated
    recalled = (a.known or a.linked) and (b.known or b.linked)
    return {
        "days": days,
        "said": days if _said(one, other) else 0.0,
        "dated": float({a.basis, b.basis} <= settings().dated),
        "dated_apart": apart if dated == TWO else 0.0,
        "undated_apart": apart if dated == 0 else 0.0,
        "recalled_apart": apart if recalled else 0.0,
        "printed": float(_force(one, other) and a.printed == b.printed),
    }


def _words(one: Telling, other: Telling) -> dict[str, float]:
    """The signs of words, names and numbers."""
    a, b = one.told, other.told
    meeting = {one.type, other.type} <= settings().meeting
    inquiries = _inquiry(one) and _inquiry(other)
    return {
        "close": 0.0 if meeting else words.likeness(a.close, b.close),
        "around": words.likeness(a.around, b.around),
        "shared": 0.0 if meeting else _shared(a, b),
        "trigger": float(words.akin(a.trigger, b.trigger) and not inquiries),
        "repeated": float(a.repeated and b.repeated),
        "names": _names(a, b),
        "numbers": _numbers(a, b),
        "standing": _standing(one, other),
    }


def _how(one: Telling, other: Telling) -> dict[str, float]:
    """The signs of what kind of act it is, and how the reports tell it."""
    a, b = one.told, other.told
    said = _said(one, other)
    return {
        "modes": 0.0 if said else common_sign(a.modes, b.modes),
        "place": _place(a, b),
        "known": 0.0 if said else float(a.known + b.known),
        "openings": float(a.opening and b.opening),
        "outlet": float(bool(a.outlet) and a.outlet == b.outlet),
    }


def _force(one: Telling, other: Telling) -> bool:
    return not settings().force.isdisjoint((one.type, other.type))


def _said(one: Telling, other: Telling) -> bool:
    """Whether two acts are of words, and not both of them inquiries."""
    inquiries = _inquiry(one) and _inquiry(other)
    return {one.type, other.type} <= settings().verbal and not inquiries


def _inquiry(telling: Telling) -> bool:
    return not telling.told.modes.isdisjoint(settings().inquiry)


def _standing(one: Telling, other: Telling) -> float:
    """1 where the words about two triggers are the same and their days are not."""
    rule = settings().standing
    if _apart(one, other) < rule.days:
        return 0.0
    return float(words.likeness(one.told.near, other.told.near) >= rule.alike)


def _place(one: Told, other: Told) -> float:
    """1 for the same place, -1 for others, where both deeds are named as known; else 0."""
    if not (one.known and other.known and one.place and other.place):
        return 0.0
    return 1.0 if one.place == other.place else -1.0


def _shared(one: Told, other: Told) -> float:
    """The share of enough telling words that are near both triggers and name no party."""
    both = one.near.keys() & other.near.keys()
    telling = sum(words.tells(s) for s in both - names(one, other))
    return min(telling, settings().enough) / settings().enough


def _names(one: Told, other: Told) -> float:
    """The share of enough names that are in both sentences and are no party's."""
    both = (one.named & other.named) - names(one, other)
    return min(len(both), settings().enough_names) / settings().enough_names


def _apart(one: Telling, other: Telling) -> int:
    """Days between two intervals; 0 where they meet."""
    return max(0, max(one.first, other.first) - min(one.last, other.last))


def _days(one: Telling, other: Telling) -> float:
    """1 for the same day, less the longer the intervals and the farther apart."""
    longer = max(one.last - one.first, other.last - other.first)
    rule = settings().day
    return 1 / (1 + rule.off * _apart(one, other) + rule.long * longer)


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
