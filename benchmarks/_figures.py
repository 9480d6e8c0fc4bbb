"""Figures that a benchmark comes to, kept for whoever runs it.

A benchmark calls `keep("times.tbaq.strict", 88.7)` beside printing the figure. Where the variable
DRAGOMAN_FIGURES names a file, a line with name and figure is added to it; else nothing happens.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Final

PLACE: Final = "DRAGOMAN_FIGURES"


def keep(name: str, figure: float) -> float:
    """Keep a figure under its name, which begins with the benchmark's; gives the figure back."""
    if place := os.environ.get(PLACE):
        with Path(place).open("a", encoding="utf-8") as lines:
            lines.write(json.dumps({"name": name, "figure": round(float(figure), 4)}) + "\n")
    return figure


def kept(place: Path) -> dict[str, float]:
    """The figures of a file by their names; of a name that comes twice, the later one."""
    if not place.exists():
        return {}
    with place.open(encoding="utf-8") as lines:
        return {one["name"]: one["figure"] for one in map(json.loads, lines)}
