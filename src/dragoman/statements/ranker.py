"""The learned judge of candidates: linear over hashed features."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

BITS: Final = 21
Weights = NDArray[np.floating]
WEIGHTS: Final = Path(__file__).parent / "ranker.npz"


def bucket(name: str) -> int:
    """Where a feature's weight lies: CRC-32 of its name, folded to `BITS` bits."""
    return crc32(name.encode()) & ((1 << BITS) - 1)


class Ranker:
    """Weighs the readings of one cue against each other and against its being no cue.

    Attributes:
        reading: weights of a reading's features.
        glance: weights of what is seen of a cue at a glance, before its readings are.
        least: the probability from which a cue is looked at.
        threshold: the probability from which a cue's best reading is kept.
    """

    def __init__(
        self, reading: Weights, glance: Weights, least: float = 0.0, threshold: float = 0.5
    ) -> None:
        self.reading = reading.astype(np.float32)
        self.glance = glance.astype(np.float32)
        self.least = least
        self.threshold = threshold

    @classmethod
    def load(cls, path: Path = WEIGHTS) -> Ranker:
        """The ranker that `write` stored; the shipped one by default."""
        with np.load(path) as stored:
            return cls(
                _spread(stored["reading"], stored["reading_at"]),
                _spread(stored["glance"], stored["glance_at"]),
                float(stored["least"]), float(stored["threshold"]),
            )  # fmt: skip

    def write(self, path: Path) -> None:
        """Store the weights that are not zero, in half precision, each with its distance from
        the one before."""
        stored: dict[str, NDArray[np.generic]] = {}
        for name, weights in (("reading", self.reading), ("glance", self.glance)):
            places = np.flatnonzero(weights.astype(np.float16))
            stored[name] = weights[places].astype(np.float16)
            stored[f"{name}_at"] = np.diff(places, prepend=0).astype(np.uint32)
        np.savez_compressed(path, least=self.least, threshold=self.threshold, **stored)  # type: ignore[arg-type]

    def is_hopeless(self, places: list[int]) -> bool:
        """Whether a cue of which this is seen at a glance need not be looked at."""
        score = float(self.glance[places].sum())
        return float(1 / (1 + np.exp(-score))) < self.least

    def judge(self, readings: Sequence[list[int]]) -> list[tuple[float, float]]:
        """For each reading of one cue: how likely the cue is one (0 to 1, the same for all), and
        how well this reading stands beside the others (any number)."""
        lengths = [len(r) for r in readings]
        starts = np.concatenate([[0], np.cumsum(lengths)[:-1]])
        flat = np.concatenate([np.array(r) for r in readings])
        scores = np.add.reduceat(self.reading[flat], starts)
        top = max(0.0, float(scores.max()))
        none = float(np.exp(-top))
        chance = 1 - none / (none + float(np.exp(scores - top).sum()))
        return [(chance, float(score)) for score in scores]


def _spread(values: NDArray[np.generic], steps: NDArray[np.generic]) -> Weights:
    weights = np.zeros(1 << BITS, np.float32)
    weights[np.cumsum(steps)] = values
    return weights
