"""Fitting the ranker of relations: multinomial logistic regression with a ridge, by L-BFGS.

Nothing is drawn at random, so the same rows give the same weights.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from dragoman.events.relation_ranker import BITS, Features, bucket

RIDGE: Final = 0.05
STEPS: Final = 60
MEMORY: Final = 8
ENOUGH: Final = 1e-4
Floats = NDArray[np.float64]
Objective = Callable[[Floats], tuple[float, Floats]]


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence to learn from.

    Attributes:
        answer: the share of each type in what is right; one type has all of it, as a rule.
        weight: how much the row counts.
    """

    features: Features
    answer: dict[str, float]
    weight: float = 1.0


class Table:
    """Rows as columns of numbers, in order of the rows and in order of the buckets."""

    def __init__(self, rows: list[Row], types: tuple[str, ...]) -> None:
        lengths = np.array([len(r.features) for r in rows])
        flat = np.array([bucket(n) for r in rows for n in r.features])
        self.values = np.array([v for r in rows for v in r.features.values()])
        self.buckets, self.columns = np.unique(flat, return_inverse=True)
        self.rows = np.repeat(np.arange(len(rows)), lengths)
        self.starts = np.concatenate([[0], np.cumsum(lengths)[:-1]])
        self.order = np.argsort(self.columns, kind="stable")
        self.column_starts = np.searchsorted(self.columns[self.order], np.arange(len(self.buckets)))
        self.answers = np.array([[r.answer.get(t, 0.0) for t in types] for r in rows])
        self.weights = np.array([r.weight for r in rows])

    def scores(self, weights: Floats) -> Floats:
        """Each row's score of each type."""
        return np.add.reduceat(weights[self.columns] * self.values[:, None], self.starts)

    def back(self, slopes: Floats) -> Floats:
        """What the rows' slopes come to for each bucket."""
        spread = slopes[self.rows[self.order]] * self.values[self.order][:, None]
        return np.add.reduceat(spread, self.column_starts)

    def loss(self, flat: Floats) -> tuple[float, Floats]:
        """The loss at some weights, and its slope there."""
        weights = flat.reshape(len(self.buckets), -1)
        scores = self.scores(weights)
        scores -= scores.max(axis=1, keepdims=True)
        logs = scores - np.log(np.exp(scores).sum(axis=1, keepdims=True))
        missed = -(self.answers * logs).sum(axis=1) @ self.weights
        slopes = (np.exp(logs) - self.answers) * self.weights[:, None]
        ridge = RIDGE * float(flat @ flat) / 2
        return float(missed) + ridge, self.back(slopes).ravel() + RIDGE * flat


def fit(rows: list[Row], types: tuple[str, ...]) -> NDArray[np.float32]:
    """The weights, a row for each bucket and a column for each type."""
    table = Table(rows, types)
    found = minimum(table.loss, np.zeros(len(table.buckets) * len(types)))
    weights = np.zeros((1 << BITS, len(types)), np.float32)
    weights[table.buckets] = found.reshape(-1, len(types))
    return weights


def minimum(objective: Objective, start: Floats) -> Floats:
    """Where the objective is least, to within `ENOUGH` of it or after `STEPS` steps."""
    at, (value, slope) = start, objective(start)
    past: deque[tuple[Floats, Floats, float]] = deque(maxlen=MEMORY)
    for _ in range(STEPS):
        way = -_newton(slope, past)
        length = 1.0 if past else 1.0 / max(1.0, float(np.sqrt(slope @ slope)))
        there, new, bent = at, value, slope
        for _ in range(20):
            there = at + length * way
            new, bent = objective(there)
            if new <= value + 1e-4 * length * float(slope @ way):
                break
            length /= 2
        moved, turned = there - at, bent - slope
        if float(moved @ turned) > 0:
            past.append((moved, turned, 1.0 / float(moved @ turned)))
        done = value - new < ENOUGH * max(1.0, abs(value))
        at, value, slope = there, new, bent
        if done:
            break
    return at


def _newton(slope: Floats, past: deque[tuple[Floats, Floats, float]]) -> Floats:
    """The slope seen through the curvature of the last steps (two-loop recursion)."""
    way, shares = slope.copy(), []
    for moved, turned, share in reversed(past):
        shares.append(share * float(moved @ way))
        way -= shares[-1] * turned
    if past:
        moved, turned, _ = past[-1]
        way *= float(moved @ turned) / float(turned @ turned)
    for (moved, turned, share), part in zip(past, reversed(shares), strict=True):
        way += (part - share * float(turned @ way)) * moved
    return way
