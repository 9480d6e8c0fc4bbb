"""Fitting the ranker's weights, in a fixed order and so to the same result.

Both sets are linear over hashed features and fitted by AdaGrad over mini-batches: one of what a
cue shows at a glance (logistic regression), one of its readings (a softmax over the readings of a
cue and its being none). Features are left out at random, so that none is leaned on alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from dragoman.statements.ranker import BITS

EPOCHS: Final = 4
RATE: Final = 0.05
CUES: Final = 64
LEFT_OUT: Final = 0.3
SEED: Final = 20
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue's readings, as places of their features, and what share of being right each has.

    The shares sum to 1 where the cue is one, to 0 where it is none.
    """

    readings: tuple[NDArray[np.int64], ...]
    shares: tuple[float, ...]


def fit(cues: list[Cue], epochs: int = EPOCHS) -> Floats:
    """Weights by which the right reading of a cue, or its being none, stands out."""
    order = np.random.default_rng(SEED)
    weights, squares = np.zeros(1 << BITS), np.full(1 << BITS, 1e-3)
    for epoch in range(epochs):
        places = order.permutation(len(cues))
        rate = RATE * (1 - epoch / epochs)
        for first in range(0, len(cues), CUES):
            batch = [cues[i] for i in places[first : first + CUES]]
            _step(weights, squares, batch, rate, order)
    return weights


def _step(
    weights: Floats, squares: Floats, cues: list[Cue], rate: float, order: np.random.Generator
) -> None:
    readings = [reading for cue in cues for reading in cue.readings]
    rows = np.repeat(np.arange(len(readings)), [len(r) for r in readings])
    flat = np.concatenate(readings)
    kept = order.random(len(flat)) >= LEFT_OUT
    rows, flat = rows[kept], flat[kept]
    scores = np.bincount(rows, weights=weights[flat], minlength=len(readings))
    slopes = _chances(scores, [len(c.readings) for c in cues])
    slopes -= np.array([share for cue in cues for share in cue.shares])
    touched, back = np.unique(flat, return_inverse=True)
    slope = np.bincount(back, weights=slopes[rows])
    squares[touched] += slope**2
    weights[touched] -= rate * slope / np.sqrt(squares[touched])


def _chances(scores: Floats, sizes: list[int]) -> Floats:
    """Softmax over each cue's readings and its being none, whose score is 0."""
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    tops = np.maximum(np.maximum.reduceat(scores, starts), 0)
    raised = np.exp(scores - np.repeat(tops, sizes))
    sums = np.add.reduceat(raised, starts) + np.exp(-tops)
    return np.asarray(raised / np.repeat(sums, sizes))
