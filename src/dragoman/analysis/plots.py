"""Plots of series and dyads as SVG or PNG; needs matplotlib, of the `analysis` extra."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

from dragoman.analysis.dyads import Matrix
from dragoman.analysis.extras import needed
from dragoman.analysis.model import Point
from dragoman.errors import DragomanError

ENDINGS: Final = (".svg", ".png")
INCHES: Final = (10, 4.5)


def plot_series(points: Sequence[Point], path: Path, measure: str = "events") -> None:
    """Draw a series: stacked bars of counts by group, or a line for each group.

    Raises:
        DragomanError: E603 for a file that ends in neither .svg nor .png, E602 without matplotlib.
    """
    figure, axes = _figure(path)
    groups: defaultdict[str, dict[Any, float]] = defaultdict(dict)
    for point in points:
        groups[point.group][point.start] = float(getattr(point, measure) or 0.0)
    starts = sorted({p.start for p in points})
    width = min(((b - a).days for a, b in pairwise(starts)), default=1)
    below = dict.fromkeys(starts, 0.0)
    for group, told in groups.items():
        heights = [told.get(start, 0.0) for start in starts]
        if measure == "events":
            axes.bar(starts, heights, width * 0.9, [below[s] for s in starts], label=group)
            below = {s: below[s] + h for s, h in zip(starts, heights, strict=True)}
        else:
            axes.plot(starts, heights, label=group)
    axes.set_ylabel(measure)
    if len(groups) > 1:
        axes.legend(frameon=False, fontsize="small")
    _save(figure, path)


def plot_matrix(found: Matrix, path: Path) -> None:
    """Draw a dyad matrix: actors in rows, recipients in columns.

    Raises:
        DragomanError: as `plot_series`.
    """
    figure, axes = _figure(path)
    if found.sides:
        axes.imshow(found.cells, cmap="viridis")
    axes.set_xticks(range(len(found.sides)), found.sides, rotation=90)
    axes.set_yticks(range(len(found.sides)), found.sides)
    axes.set_xlabel("recipient")
    axes.set_ylabel("actor")
    _save(figure, path)


def _figure(path: Path) -> tuple[Any, Any]:
    if path.suffix not in ENDINGS:
        raise DragomanError("E603", place=path, known=", ".join(ENDINGS))
    needed("matplotlib", "drawing")
    from matplotlib.figure import Figure

    figure = Figure(figsize=INCHES, layout="constrained")
    return figure, figure.add_subplot()


def _save(figure: Any, path: Path) -> None:
    """The same plot gives the same bytes: no date is written."""
    import matplotlib

    with matplotlib.rc_context({"svg.hashsalt": "dragoman"}):
        figure.savefig(path, metadata={"Date": None} if path.suffix == ".svg" else None)
