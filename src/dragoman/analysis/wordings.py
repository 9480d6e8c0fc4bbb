"""How like the words of two accounts are: the words that tell anything, weighed by rarity."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from dragoman.analysis.settings import settings
from dragoman.stories.words import stem, tells, words, worth


@lru_cache(maxsize=16384)
def telling(sentence: str) -> frozenset[str]:
    """The stems of a sentence that tell anything."""
    return frozenset(s for word in words(sentence) if tells(s := stem(word)))


def alike(one: str, other: str, names: Iterable[str] = ()) -> float:
    """Shared worth of two sentences over the worth of the shorter one, 0 to 1.

    Args:
        names: of those concerned, which both sides name whatever they speak of.
    """
    mine, theirs = without(one, names), without(other, names)
    least = min(_weight(mine), _weight(theirs))
    return _weight(mine & theirs) / least if least else 0.0


def shared(one: str, other: str, names: Iterable[str] = ()) -> int:
    """How many telling words two sentences share, but for some names."""
    return len(without(one, names) & without(other, names))


def akin(one: str, other: str, names: Iterable[str] = ()) -> int:
    """How many telling words of two sentences begin alike, as a verb and its noun do."""
    root = settings().disputes.root
    mine, theirs = ({s[:root] for s in without(w, names)} for w in (one, other))
    return len(mine & theirs)


def without(sentence: str, names: Iterable[str]) -> frozenset[str]:
    """The telling stems of a sentence without those of some names ("Russia", "Russian")."""
    letters = settings().disputes.letters
    starts = {word[:letters] for name in names for word in words(name)}
    return frozenset(s for s in telling(sentence) if s[:letters] not in starts)


def _weight(stems: frozenset[str]) -> float:
    return sum(worth(s) for s in stems)
