"""Fitting the ranker's two sets of weights, in a fixed order and so to the same result.

Both are linear over hashed features and fitted by AdaGrad over mini-batches: one tells what is
an attribution from what is none, the other the best reading of a cue from its other readings.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from dragoman.statements.ranker import BITS

EPOCHS: Final = 4
RATE: Final = 0.05
BATCH: Final = 256
CUES: Final = 32
SEED: Final = 20
Floats = NDArray[np.float64]
Readings = tuple[list[list[int]], Floats]


def fit(rows: list[list[int]], targets: Floats) -> Floats:
    """Weights of logistic regression: `targets` are 1 for right rows, 0 for wrong ones."""
    order = np.random.default_rng(SEED)
    weights, squares = np.zeros(1 << BITS), np.full(1 << BITS, 1e-3)
    for _ in range(EPOCHS):
        places = order.permutation(len(rows))
        for first in range(0, len(rows), BATCH):
            batch = places[first : first + BATCH]
            _step(weights, squares, [rows[i] for i in batch], targets[batch])
    return weights


def _step(weights: Floats, squares: Floats, rows: list[list[int]], targets: Floats) -> None:
    lengths = np.array([len(r) for r in rows])
    flat = np.concatenate([np.array(r) for r in rows])
    starts = np.concatenate([[0], np.cumsum(lengths)[:-1]])
    chances = 1 / (1 + np.exp(-np.add.reduceat(weights[flat], starts)))
    touched, back = np.unique(flat, return_inverse=True)
    slope = np.bincount(back, weights=np.repeat(chances - targets, lengths))
    squares[touched] += slope**2
    weights[touched] -= RATE * slope / np.sqrt(squares[touched])


def fit_choice(cues: list[Readings]) -> Floats:
    """Weights by which the best of a cue's readings stands out (softmax over its readings).

    Args:
        cues: for each cue its readings' features, and how the choice is shared by the best.
    """
    order = np.random.default_rng(SEED)
    weights, squares = np.zeros(1 << BITS), np.full(1 << BITS, 1e-3)
    for _ in range(EPOCHS):
        places = order.permutation(len(cues))
        for first in range(0, len(cues), CUES):
            _choose(weights, squares, [cues[i] for i in places[first : first + CUES]])
    return weights


def _choose(weights: Floats, squares: Floats, cues: list[Readings]) -> None:
    flat: list[int] = []
    slopes: list[float] = []
    for rows, targets in cues:
        scores = np.array([weights[row].sum() for row in rows])
        chances = np.exp(scores - scores.max())
        for row, slope in zip(rows, chances / chances.sum() - targets, strict=True):
            flat += row
            slopes += [slope] * len(row)
    touched, back = np.unique(np.array(flat), return_inverse=True)
    slope_of = np.bincount(back, weights=np.array(slopes))
    squares[touched] += slope_of**2
    weights[touched] -= RATE * slope_of / np.sqrt(squares[touched])
