"""The learned judge of relations: multinomial logistic regression over hashed features."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Final
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

BITS: Final = 16
WEIGHTS: Final = Path(__file__).parent / "relations.npz"
Weights = NDArray[np.float32]
Features = dict[str, float]


@lru_cache(maxsize=1 << 17)
def bucket(name: str) -> int:
    """Where a feature's weights lie: CRC-32 of its name, folded to `BITS` bits."""
    return crc32(name.encode()) & ((1 << BITS) - 1)


class RelationRanker:
    """How likely each type is to hold between two spans.

    Attributes:
        types: the types, in the order of the weights' columns.
        weights: one row for each bucket, one column for each type.
        sharpness: what scores are multiplied by so that the probabilities are as often right
            as they say.
    """

    def __init__(self, types: tuple[str, ...], weights: Weights, sharpness: float = 1.0) -> None:
        self.types = types
        self.weights = weights.astype(np.float32)
        self.sharpness = sharpness

    @classmethod
    def load(cls, path: Path = WEIGHTS) -> RelationRanker:
        """The ranker that `write` stored; the shipped one by default."""
        with np.load(path) as stored:
            types = tuple(str(name) for name in stored["types"])
            weights = np.zeros((1 << BITS, len(types)), np.float32)
            weights[stored["rows"]] = stored["weights"]
            return cls(types, weights, float(stored["sharpness"]))

    def write(self, path: Path) -> None:
        """Store the rows of weights that are not empty, in half precision."""
        rows = np.flatnonzero(np.any(self.weights.astype(np.float16) != 0, axis=1))
        np.savez_compressed(
            path, rows=rows.astype(np.uint32), weights=self.weights[rows].astype(np.float16),
            types=np.array(self.types), sharpness=self.sharpness,
        )  # fmt: skip

    def shares(self, features: Features) -> dict[str, float]:
        """The probability of each type; they sum to 1."""
        places = [bucket(name) for name in features]
        values = np.fromiter(features.values(), np.float32, len(features))
        scores = self.sharpness * (values @ self.weights[places]).astype(float)
        chances = np.exp(scores - scores.max())
        return dict(zip(self.types, (chances / chances.sum()).tolist(), strict=True))
