"""Pictures of the book that are drawn from the examples: python -m book.pictures

docs/images/demo.svg is the beginning of examples/demo.txt as a terminal shows it when it is coded;
docs/images/grain.svg the chart that the tutorial draws.
"""

from __future__ import annotations

import datetime as dt
import io
import os
import re
import tempfile
from pathlib import Path
from typing import Final

from rich.console import Console
from rich.terminal_theme import MONOKAI

import dragoman
from book.blocks import blocks
from dragoman.records.terminal import show

ROOT: Final = Path(__file__).parents[1]
IMAGES: Final = ROOT / "docs" / "images"
PARAGRAPHS: Final = 3
COLUMNS: Final = 124
_FONT_FACES: Final = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)


def demo() -> str:
    """The first paragraphs of the example report, coded, as an SVG without outside fonts."""
    whole = (ROOT / "examples" / "demo.txt").read_text(encoding="utf-8")
    text = "\n\n".join(whole.split("\n\n")[:PARAGRAPHS]) + "\n"
    document = dragoman.Document(id="demo", date=_day(text), text=text)
    (coded,) = dragoman.Coder().code_many([document])
    console = Console(
        record=True,
        width=COLUMNS,
        file=io.StringIO(),
        force_terminal=True,
        color_system="truecolor",
    )
    show(console, coded, text)
    drawn = console.export_svg(
        title="dragoman code examples/demo.txt", theme=MONOKAI, unique_id="demo"
    )
    return _FONT_FACES.sub("", drawn)


def _day(text: str) -> dt.date:

    return dt.date.fromisoformat(text.split()[1])


def grain() -> str:
    """The chart of the tutorial's third part, by the code that stands there."""
    page = (ROOT / "docs" / "tutorial" / "positions.md").read_text(encoding="utf-8")
    (drawing,) = [block.body for block in blocks(page) if block.language == "python"]
    before = Path.cwd()
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        try:
            with dragoman.Ledger(Path("news.db")) as ledger:
                documents = list(dragoman.read(ROOT / "examples" / "corpus"))
                coded = dragoman.Coder().code_many(documents)
                ledger.add_many(zip(documents, coded, strict=True))
            exec(drawing, {"__name__": "tutorial"})
            return Path("grain.svg").read_text(encoding="utf-8")
        finally:
            os.chdir(before)


if __name__ == "__main__":
    (IMAGES / "demo.svg").write_text(demo(), encoding="utf-8")
    (IMAGES / "grain.svg").write_text(grain(), encoding="utf-8")
