"""Which of several places of one name is meant."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from math import log10

from dragoman.places.gazetteer import Entry


@dataclass(frozen=True, slots=True)
class Weights:
    """What speaks for a reading, in powers of ten of population."""

    country: float = 3.0
    beside: float = 6.0
    kind: float = 4.0
    state: float = 3.0
    alternate: float = -1.5


@dataclass(frozen=True, slots=True)
class Context:
    """What the report tells about where it plays.

    Attributes:
        countries: how often each country is named or acts.
        beside: names of places that stand beside the candidate ("Paris, Texas").
        kind: which kind of place its noun calls for ("the Donetsk region"), or "".
    """

    countries: Counter[str]
    beside: frozenset[str] = frozenset()
    kind: str = ""


def resolve(entries: list[Entry], context: Context, weights: Weights) -> Entry | None:
    """The likeliest entry, or None where there is none."""
    return max(entries, key=lambda e: score(e, context, weights), default=None)


def score(entry: Entry, context: Context, weights: Weights) -> float:
    """What speaks for an entry in its context."""
    total = log10(entry.population + 10)
    if entry.country and context.countries:
        named = context.countries[entry.country]
        total += weights.country * named / max(context.countries.values())
    if context.beside & {entry.admin1, entry.country}:
        total += weights.beside
    if context.kind:
        total += weights.kind * (entry.kind == context.kind)
    if entry.kind == "country":
        total += weights.state
    if not entry.main:
        total += weights.alternate
    return total
