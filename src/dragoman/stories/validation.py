"""What weights of stories are worth: asked about happenings that they were not fitted on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from dragoman.logistic import fit
from dragoman.stories.groups import connected
from dragoman.stories.signs import Signs

FOLDS: Final = 8
SPLITS: Final = 4
PRECISION: Final = 0.9
RECALL: Final = 0.7
Floats = NDArray[np.float64]


class Compared(NamedTuple):
    """A judged pair that may be of one happening.

    Attributes:
        part: of the judgements.
        reports: ids of the two.
        same: whether it is of one happening.
        counts: how much it counts where weights are fitted.
    """

    part: str
    reports: tuple[str, str]
    signs: Signs
    same: bool
    counts: float


class Worth(NamedTuple):
    """What is found at the asked precision, and what is right at the asked recall, 0 to 1."""

    recall: float
    precision: float


def cross_validated(pairs: Sequence[Compared], part: str, true: int) -> Worth:
    """How well pairs of a part are told by weights that know nothing of their happenings.

    Reports that tell of one happening go together; a pair is asked of weights that were fitted
    without either of its reports. The mean of several splits.

    Args:
        true: judged pairs of the part that are of one happening, those never compared, too.
    """
    own = np.array([pair.part == part for pair in pairs])
    same = np.array([pair.same for pair in pairs])[own]
    found = []
    for split in range(SPLITS):
        found.append(_worth(_shares(pairs, split)[own], same, true))
    return Worth(*np.mean(found, axis=0).tolist())


def _shares(pairs: Sequence[Compared], split: int) -> Floats:
    """How surely each pair is of one happening, by weights that were fitted without it."""
    groups = _groups(pairs)
    folds = np.array([[_fold(groups[report], split) for report in pair.reports] for pair in pairs])
    rows = np.array([pair.signs for pair in pairs])
    same = np.array([pair.same for pair in pairs])
    counts = np.array([pair.counts for pair in pairs])
    shares = np.zeros(len(pairs))
    for number in range(FOLDS):
        known, asked = (folds != number).all(axis=1), folds[:, 0] == number
        if known.any() and asked.any():
            weights = fit(rows[known], same[known], counts[known])
            shares[asked] = 1 / (1 + np.exp(-weights[0] - rows[asked] @ weights[1:]))
    return shares


def _groups(pairs: Iterable[Compared]) -> dict[str, str]:
    """Report -> the first of those that tell of one happening with it, directly or through others.

    Reports of no such pair stand alone.
    """
    pairs = list(pairs)
    alone = {report: report for pair in pairs for report in pair.reports}
    together = connected(pair.reports for pair in pairs if pair.same)
    return alone | {report: min(reports) for reports in together for report in reports}


def _fold(group: str, split: int) -> int:
    return int(sha256(f"{split} {group}".encode()).hexdigest(), 16) % FOLDS


def _worth(shares: Floats, same: NDArray[np.bool_], true: int) -> Worth:
    order = np.argsort(-shares, kind="stable")
    right = np.cumsum(same[order])
    precision = right / np.arange(1, len(order) + 1)
    recall = right / max(1, true)
    return Worth(
        float(recall[precision >= PRECISION].max(initial=0.0)),
        float(precision[recall >= RECALL].max(initial=0.0)),
    )
