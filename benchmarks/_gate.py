"""The gate: no figure may fall below its floor.

    python -m benchmarks --data DIR gate [--all] [NAME ...]

`gate.toml` has a floor for each figure, named as its benchmark keeps it (`_figures.py`), and says
which benchmarks are cheap. Those run by default, all with --all, and named ones by themselves.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any, Final, NamedTuple

from benchmarks._figures import PLACE, kept

FLOORS: Final = Path(__file__).with_name("gate.toml")


class Fall(NamedTuple):
    """A figure below its floor, or one that its benchmark no longer gives (None)."""

    name: str
    floor: float
    figure: float | None


def floors() -> dict[str, dict[str, Any]]:
    """Figure -> its floor, or its ceiling where smaller is better."""
    told: dict[str, dict[str, Any]] = tomllib.loads(FLOORS.read_text(encoding="utf-8"))["floors"]
    return told


def cheap() -> list[str]:
    """Benchmarks that run by default."""
    found: list[str] = tomllib.loads(FLOORS.read_text(encoding="utf-8"))["cheap"]
    return found


def benchmark(name: str) -> str:
    """The benchmark that a figure belongs to."""
    return name.partition(".")[0]


def fallen(figures: dict[str, float], ran: Collection[str]) -> Iterator[Fall]:
    """What is below its floor of the benchmarks that ran; what is gone counts as fallen."""
    for name, told in floors().items():
        if benchmark(name) not in ran:
            continue
        figure = figures.get(name)
        if figure is None or beyond(told, figure):
            yield Fall(name, bound(told), figure)


def bound(told: dict[str, Any]) -> float:
    """The floor, or the ceiling of what is better the smaller it is."""
    found: float = told["floor"] if "floor" in told else told["ceiling"]
    return found


def beyond(told: dict[str, Any], figure: float) -> bool:
    """Whether a figure is worse than it may be."""
    return figure < bound(told) if "floor" in told else figure > bound(told)


def hold(data: Path, wanted: list[str], *, everything: bool) -> int:
    """Run benchmarks and hold their figures to the floors; gives the exit status."""
    known = sorted({benchmark(name) for name in floors()})
    names = wanted or (known if everything else cheap())
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "figures.jsonl"
        for name in names:
            print(f"\n== {name}", flush=True)
            subprocess.run(
                [sys.executable, "-m", f"benchmarks.{name}", str(data)],
                check=False, cwd=FLOORS.parents[1], env={**os.environ, PLACE: str(place)},
            )  # fmt: skip
        figures = kept(place)
    return _told(figures, names)


def _told(figures: dict[str, float], names: list[str]) -> int:
    print("\n== gate")
    fell = {fall.name: fall for fall in fallen(figures, names)}
    for name, told in floors().items():
        if benchmark(name) in names:
            mark = "BELOW" if name in fell else "holds"
            word = "floor" if "floor" in told else "ceiling"
            print(f"{mark}  {name:45} {figures.get(name, '-'):>8}  {word} {bound(told)}")
    return 1 if fell else 0
