"""Ridge logistic regression by Newton's steps: the same rows and answers give the same weights."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

RIDGE: Final = 1.0
STEPS: Final = 25


def fit(
    rows: Sequence[Sequence[float]],
    answers: Sequence[bool],
    counts: Sequence[float] | None = None,
) -> NDArray[np.float64]:
    """Bias and weights by which a logistic sum of a row comes nearest to its answer.

    Args:
        rows: of equal length, one for each answer. The bias is not drawn to 0, the weights are.
        counts: how much each row counts; None for 1 each.
    """
    matrix = np.column_stack([np.ones(len(rows)), np.array(rows)])
    target = np.array(answers, float)
    count = np.ones(len(rows)) if counts is None else np.array(counts, float)
    weights = np.zeros(matrix.shape[1])
    ridge = RIDGE * np.diag([0.0, *np.ones(matrix.shape[1] - 1)])
    for _ in range(STEPS):
        share = 1 / (1 + np.exp(-matrix @ weights))
        slope = matrix.T @ (count * (target - share)) - ridge @ weights
        bend = (matrix * (count * share * (1 - share))[:, None]).T @ matrix + ridge
        weights = weights + np.linalg.solve(bend, slope)
    return weights
