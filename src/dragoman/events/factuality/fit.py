"""Fits the shares of `levels.tsv` to readers' judgements.

    python -m dragoman.events.factuality.fit TRAIN.jsonl

Each level's share is set in turn to the one of a grid that leaves the least error (absolute, with
a part of its square, and a pull towards 1 or the sign that the level has), until a round changes
nothing much; the same data, rules and parser give the same shares. `belief` is fitted on the sets
that ask what the author holds, `occurrence` on those that ask whether it has happened. MODEL.md
says what the shipped ones were fitted on.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from dragoman.coder import Coder
from dragoman.events.factuality.judged import Judged, judged
from dragoman.events.factuality.lexicon import Lexicon
from dragoman.events.factuality.rule import Level
from dragoman.events.factuality.view import FULL, counting

Numbers = NDArray[np.float64]
LIST: Final = Path(__file__).with_name("levels.tsv")
OCCURRENCE: Final = ("UDS_IH2",)
ROUNDS: Final = 4
WEIGHTS: Final = {"MEANTIME": 3.0}
GRID: Final = np.linspace(0.02, 1.0, 50)
SQUARE: Final = 0.15
PULL: Final = 9.0
START: Final = 0.8


class Fitting:
    """Shares of all levels against one scale's judgements."""

    def __init__(self, rows: list[Judged], levels: list[Level], *, unreal: bool) -> None:
        self.levels, self.unreal = levels, unreal
        at = {level.name: i for i, level in enumerate(levels)}
        shape = (len(rows), len(levels))
        self.inner = np.zeros(shape, np.int8)
        self.times = np.zeros(shape, np.int8)
        for i, row in enumerate(rows):
            outer, inner = counting(row.view.steps)
            for level in inner:
                self.inner[i, at[level.name]] += 1
            for level in (*outer, *inner):
                self.times[i, at[level.name]] += 1
        self.weights: Numbers = np.array([WEIGHTS.get(row.set, 1.0) for row in rows])
        self.gold: Numbers = np.array([row.value for row in rows])
        self.negative = np.array([level.negative for level in levels])
        self.denied = self.inner[:, self.negative].sum(1) % 2 == 1

    def shares(self) -> Numbers:
        """The share of each level."""
        start = START * np.where(self.negative, -1.0, 1.0)
        shares: Numbers = start.copy()
        for _ in range(ROUNDS):
            for at in range(len(self.levels)):
                rows = np.flatnonzero(self.times[:, at])
                if len(rows):
                    shares[at] = self._best(at, rows, shares, start[at])
        return shares

    def _best(self, at: int, rows: NDArray[np.intp], shares: Numbers, start: float) -> float:
        without = shares.copy()
        without[at] = 1.0
        rest = FULL * np.prod(np.abs(without) ** self.times[rows], axis=1)
        tried: list[tuple[float, float]] = []
        for sign in self._signs(at):
            without[at] = sign
            signed = rest * self._signs_of(rows, without)
            powers = GRID[:, None] ** self.times[rows, at][None, :]
            errors = powers * signed[None, :] - self.gold[rows][None, :]
            weighed = (np.abs(errors) + SQUARE * errors**2) * self.weights[rows][None, :]
            loss = weighed.sum(1) + PULL * (sign * GRID - start) ** 2
            best = int(np.argmin(loss))
            tried.append((float(loss[best]), float(sign * GRID[best])))
        return min(tried)[1]

    def _signs(self, at: int) -> tuple[float, ...]:
        if self.negative[at]:
            return (-1.0,)
        return (1.0, -1.0) if self.unreal else (1.0,)

    def _signs_of(self, rows: NDArray[np.intp], shares: Numbers) -> Numbers:
        ahead = (shares < 0) & ~self.negative
        unreal = (self.inner[rows][:, ahead] > 0).any(1)
        return np.where(self.denied[rows] | unreal, -1.0, 1.0)


def rewrite(path: Path, belief: dict[str, float], occurrence: dict[str, float]) -> None:
    """Put the shares into the list, all else as it is."""
    lines = []
    for line in path.read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        if cells[0] in belief:
            cells[6], cells[7] = f"{belief[cells[0]]:.2f}", f"{occurrence[cells[0]]:.2f}"
        lines.append("\t".join(cells))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main(path: Path) -> int:
    """Fit both scales on a file of judged sentences and rewrite the list."""
    coder = Coder()
    rows = list(judged(path, coder))
    levels = list(Lexicon(coder.book).levels.values())
    names = [level.name for level in levels]
    found = []
    for unreal in (False, True):
        asked = [row for row in rows if (row.set in OCCURRENCE) == unreal]
        shares = Fitting(asked, levels, unreal=unreal).shares()
        found.append(dict(zip(names, map(float, shares), strict=True)))
        sys.stdout.write(f"{len(asked)} judgements\n")
    rewrite(LIST, *found)
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
