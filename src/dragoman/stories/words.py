"""Words of news and what each is worth: rare ones tell one happening from another.

The weights are fixed by `words.tsv` and never by what a ledger holds, so that the likeness of two
reports does not change as others come in.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from dragoman.rules import read_rows
from dragoman.stories.settings import settings

Weighed = dict[str, float]


def words(text: str) -> list[str]:
    """The words of a text in order, in lower case."""
    return _pattern().findall(text.lower())


@cache
def stem(word: str) -> str:
    """A word in lower case without its ending."""
    rule = settings().words
    for ending in rule.endings:
        if word.endswith(ending) and len(word) - len(ending) >= rule.letters:
            left = word[: -len(ending)]
            return left[:-1] if left[-2:] in rule.doubled else left
    return word


@cache
def worth(stemmed: str) -> float:
    """How much a stem tells: the logarithm of how few reports of all have it."""
    reports, whole = _seen()
    return math.log(whole / reports.get(stemmed, 1.0))


def weighed(text: str, most: int | None = None) -> Weighed:
    """The stems of a text with weights whose squares add up to 1, the heaviest only.

    Args:
        most: how many stems; None for all.
    """
    counts = Counter(stem(word) for word in words(text))
    weights = {s: (1 + math.log(n)) * worth(s) for s, n in counts.items()}
    heaviest = sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:most]
    length = math.sqrt(sum(weight * weight for _, weight in heaviest))
    return {s: round(w / length, 4) for s, w in heaviest if w > 0} if length else {}


def telling(text: Weighed, rare: float | None = None) -> Weighed:
    """The words of a weighed text that tell anything by themselves; see `tells`."""
    return {s: weight for s, weight in text.items() if tells(s, rare)}


def akin(one: Iterable[str], other: Iterable[str]) -> bool:
    """Whether two sets of stems share one, or have two that begin alike ("invad", "invasion")."""
    letters = settings().words.letters
    mine = {s[:letters] for s in one if tells(s)}
    return not mine.isdisjoint(s[:letters] for s in other if tells(s))


def named(sentence: str) -> frozenset[str]:
    """The stems of a sentence's words that begin with a capital, but for its first word."""
    found = _pattern().findall(sentence)[1:]
    return frozenset(stem(w.lower()) for w in found if len(w) > 1 and w[0].isupper())


@cache
def tells(stemmed: str, rare: float | None = None) -> bool:
    """Whether a stem is rare enough to tell anything by itself; a lone letter never is.

    Args:
        rare: what it is worth at least; None for `settings.words.telling`.
    """
    least = settings().words.telling if rare is None else rare
    return len(stemmed) > 1 and worth(stemmed) >= least


def likeness(one: Weighed, other: Weighed) -> float:
    """The cosine of two weighed texts, 0 to 1."""
    if len(one) > len(other):
        one, other = other, one
    return sum(weight * other[s] for s, weight in sorted(one.items()) if s in other)


def told_alike(one: Weighed, other: Weighed, rare: float | None = None) -> float:
    """The part of the cosine of two weighed texts that comes from telling words; see `tells`."""
    both = sorted(one.keys() & other.keys())
    return sum(one[s] * other[s] for s in both if tells(s, rare))


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(settings().words.pattern)


@cache
def _seen() -> tuple[dict[str, float], float]:
    """Stem -> share of reports that have it, as counts, and of how many."""
    relative = "stories/words.tsv"
    path = Path(__file__).with_name("words.tsv")
    counts = {row["stem"]: float(row["reports"]) for row in read_rows(relative, path)}
    return counts, counts.pop("*")
