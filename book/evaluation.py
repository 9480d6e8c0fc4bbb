"""The page of figures: from the benchmarks' page, their floors, their sets, others' figures."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any, Final

from benchmarks._gate import bound, cheap, floors

from book import markdown

ROOT: Final = Path(__file__).parents[1]
BENCHMARKS: Final = ROOT / "benchmarks"
TEMPLATE: Final = Path(__file__).with_name("evaluation.md")
_TABLE: Final = re.compile(r"(?:^\|.*\n)+", re.MULTILINE)


def evaluation_page() -> str:
    """The table of `benchmarks/README.md` with the paragraph before it, and what belongs to them.

    Raises:
        ValueError: where that page has no table.
    """
    told = (BENCHMARKS / "README.md").read_text(encoding="utf-8")
    figures = _TABLE.search(told)
    if figures is None:
        raise ValueError("benchmarks/README.md has no table of figures")
    taken = told[: figures.start()].rstrip().rpartition("\n\n")[2]
    text = TEMPLATE.read_text(encoding="utf-8").format(
        taken=taken, figures=figures[0].rstrip(), floors=_floors(), sets=_sets(),
        others=_others(), cheap=", ".join(f"`{name}`" for name in cheap()),
    )  # fmt: skip
    return markdown.page("Evaluation", "benchmarks/", text)


def _floors() -> str:
    rows = [
        (f"`{name}`", f"{'at least' if 'floor' in told else 'at most'} {bound(told)}",
         told.get("why", ""))
        for name, told in floors().items()
    ]  # fmt: skip
    return markdown.table(("figure", "must be", "why it was lowered"), rows)


def _sets() -> str:
    rows = [
        (name, told["is"], told["size"], told["for"], told["terms"])
        for name, told in _toml("sets").items()
    ]
    return markdown.table(("set", "is", "size", "used by", "terms"), rows)


def _others() -> str:
    parts = []
    for figures in _toml("others")["figures"]:
        shown = markdown.table(("program", figures["unit"], "how it is known"), figures["rows"])
        parts.append(f"**{figures['of'].capitalize()}**\n\n{shown}")
    return "\n\n".join(parts)


def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads((BENCHMARKS / f"{name}.toml").read_text(encoding="utf-8"))
