"""The learned judge of candidates: linear over hashed features."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Final
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

BITS: Final = 18
Weights = NDArray[np.floating]
WEIGHTS: Final = Path(__file__).parent / "ranker.npz"


@lru_cache(maxsize=1 << 17)
def bucket(name: str) -> int:
    """Where a feature's weight lies: CRC-32 of its name, folded to `BITS` bits."""
    return crc32(name.encode()) & ((1 << BITS) - 1)


class Ranker:
    """Scores candidates by two sets of weights, one for each of its questions.

    Attributes:
        keeping: tells what is an attribution from what is none.
        choosing: tells the best reading of a cue from its other readings.
        threshold: the probability from which a candidate is kept.
    """

    def __init__(self, keeping: Weights, choosing: Weights, threshold: float = 0.5) -> None:
        self.keeping = keeping.astype(np.float32)
        self.choosing = (keeping + choosing).astype(np.float32)
        self.threshold = threshold

    @classmethod
    def load(cls, path: Path = WEIGHTS) -> Ranker:
        """The ranker that `write` stored; the shipped one by default."""
        with np.load(path) as stored:
            keeping, choosing = (stored[k].astype(np.float32) for k in ("keeping", "choosing"))
            return cls(keeping, choosing, float(stored["threshold"]))

    def write(self, path: Path) -> None:
        """Store the weights in half precision."""
        np.savez_compressed(
            path, keeping=self.keeping.astype(np.float16),
            choosing=(self.choosing - self.keeping).astype(np.float16), threshold=self.threshold,
        )  # fmt: skip

    def judge(self, places: list[int]) -> tuple[float, float]:
        """How likely a candidate with these features is an attribution (0 to 1), and how well
        it reads its cue beside other readings (any number)."""
        score = float(self.keeping[places].sum())
        return float(1 / (1 + np.exp(-score))), float(self.choosing[places].sum())
