"""How like the words of two accounts are: the words that tell anything, weighed by rarity."""

from __future__ import annotations

from functools import lru_cache

from dragoman.stories.words import stem, tells, words, worth


@lru_cache(maxsize=16384)
def telling(sentence: str) -> frozenset[str]:
    """The stems of a sentence that tell anything."""
    return frozenset(s for word in words(sentence) if tells(s := stem(word)))


def alike(one: str, other: str) -> float:
    """Shared worth of two sentences over the worth of the shorter one, 0 to 1."""
    mine, theirs = telling(one), telling(other)
    least = min(_weight(mine), _weight(theirs))
    return _weight(mine & theirs) / least if least else 0.0


def shared(one: str, other: str) -> int:
    """How many telling words two sentences share."""
    return len(telling(one) & telling(other))


def _weight(stems: frozenset[str]) -> float:
    return sum(worth(s) for s in stems)
