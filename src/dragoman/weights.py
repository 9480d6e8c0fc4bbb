"""Weights of a logistic sum: read by name from the TOML file that fitting them wrote."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple


class Weights(NamedTuple):
    """A bias, and a weight for each value of a row in their order."""

    bias: float
    each: tuple[float, ...]

    def share(self, row: Iterable[float]) -> float:
        """From 0 to 1: how often such a row was answered with yes."""
        total = self.bias + sum(w * value for w, value in zip(self.each, row, strict=True))
        return 1 / (1 + math.exp(-total))


@cache
def read_weights(path: Path, names: tuple[str, ...]) -> Weights:
    """The bias and the weights of `names`, all of which the file must give."""
    found = tomllib.loads(path.read_text(encoding="utf-8"))
    return Weights(found["bias"], tuple(found[name] for name in names))


def write_weights(path: Path, names: Iterable[str], fitted: Iterable[float], about: str) -> None:
    """Keep what `logistic.fit` found: the bias first, then a weight for each name.

    Args:
        about: what the weights are of, a line for who opens the file.
    """
    bias, *weights = fitted
    lines = [f"# {about}", "", f"bias = {bias:.3f}"]
    lines += [f"{name} = {weight:.3f}" for name, weight in zip(names, weights, strict=True)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
