"""The figures on the README, taken from the benchmarks' page so that they stand in one place."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from book import markdown

ROOT: Final = Path(__file__).parents[1]
SHOWN: Final = (
    "relations, rules alone",
    "relations, with the ranker",
    "statements, as shipped",
    "times",
    "roles",
    "actor phrases",
    "actor mentions",
    "events, type and parties",
    "happenings found",
    "stories",
    "shifts, disputes",
)
_BLOCK: Final = re.compile(r"(<!-- figures: .*?-->\n).*?(<!-- end of figures -->)", re.DOTALL)


def front_page() -> str:
    """The README with the figures that benchmarks/README.md has now."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    return _BLOCK.sub(lambda found: f"{found[1]}\n{_figures()}\n\n{found[2]}", readme)


def _figures() -> str:
    """A table of the rows of `SHOWN`, the first where two are called alike.

    Raises:
        ValueError: where the benchmarks' page has none of them.
    """
    rows: dict[str, list[str]] = {}
    for line in (ROOT / "benchmarks" / "README.md").read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("| ").split(" | ")]
        if line.startswith("| ") and cells[0] in SHOWN:
            rows.setdefault(cells[0], cells[:3])
    if not rows:
        raise ValueError("benchmarks/README.md has none of the figures that the README shows")
    return markdown.table(("what", "set", "figure"), rows.values())
