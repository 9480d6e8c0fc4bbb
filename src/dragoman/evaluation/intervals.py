"""Shares with their intervals: Wilson's for one sample, and for strata weighted by their size."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt

import msgspec

from dragoman.evaluation.settings import settings


class Share(msgspec.Struct, frozen=True):
    """A share with its 95 % interval; all three from 0 to 1, None where nothing was judged."""

    value: float | None
    low: float | None
    high: float | None
    right: int
    of: int


NOTHING = Share(None, None, None, 0, 0)


def wilson(right: float, of: float) -> tuple[float, float]:
    """Wilson's score interval of a share (Wilson 1927); `of` must be above 0."""
    z = settings().deviations
    share = right / of
    middle = share + z * z / (2 * of)
    spread = z * sqrt(share * (1 - share) / of + z * z / (4 * of * of))
    whole = 1 + z * z / of
    return max(0.0, (middle - spread) / whole), min(1.0, (middle + spread) / whole)


def share(right: int, of: int) -> Share:
    """The share of right answers among those judged."""
    if not of:
        return NOTHING
    low, high = wilson(right, of)
    return Share(right / of, low, high, right, of)


def weighted(strata: Sequence[tuple[float, int, int]]) -> Share:
    """The share over all strata, each (weight, right, judged), and its interval.

    The interval is Wilson's for the number of independent answers that would have the same
    variance as the strata together; in a stratum's variance one right and one wrong answer are
    added, so that a stratum without an error does not pass for certain.
    """
    judged = [(w, right, of) for w, right, of in strata if of and w > 0]
    total = sum(w for w, _, _ in judged)
    if not total:
        return NOTHING
    value = sum(w / total * right / of for w, right, of in judged)
    variance = sum(_variance(w / total, right, of) for w, right, of in judged)
    rights, answers = sum(r for _, r, _ in judged), sum(of for _, _, of in judged)
    smoothed = sum(w / total * (right + 1) / (of + 2) for w, right, of in judged)
    effective = smoothed * (1 - smoothed) / variance
    low, high = wilson(value * effective, effective)
    return Share(value, low, high, rights, answers)


def _variance(weight: float, right: int, of: int) -> float:
    smoothed = (right + 1) / (of + 2)
    return weight * weight * smoothed * (1 - smoothed) / of
