"""The learned judge of candidates: logistic regression over hashed features."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Final
from zlib import crc32

import numpy as np

BITS: Final = 18
WEIGHTS: Final = Path(__file__).parent / "ranker.npz"


@lru_cache(maxsize=1 << 17)
def bucket(name: str) -> int:
    """Where a feature's weight lies: CRC-32 of its name, folded to `BITS` bits."""
    return crc32(name.encode()) & ((1 << BITS) - 1)


class Ranker:
    """Scores candidates; what `train.py` wrote is read from the package."""

    def __init__(self, path: Path = WEIGHTS) -> None:
        with np.load(path) as stored:
            self.weights = stored["weights"].astype(np.float32)
            self.threshold = float(stored["threshold"])

    def probability(self, names: list[str]) -> float:
        """How likely a candidate with these features is an attribution, 0 to 1."""
        score = float(self.weights[[bucket(n) for n in names]].sum())
        return float(1 / (1 + np.exp(-score)))
