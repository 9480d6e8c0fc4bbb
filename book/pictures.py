"""Pictures of the book that are drawn from the examples: python -m book.pictures

docs/images/demo.svg is the beginning of examples/demo.txt as a terminal shows it when it is coded;
docs/images/grain.svg the chart that the tutorial draws.
"""

from __future__ import annotations

import io
import os
import re
import tempfile
from pathlib import Path
from typing import Final

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.terminal_theme import MONOKAI

import dragoman
from book.blocks import blocks
from dragoman.records.terminal import STATUS_STYLES, marked

ROOT: Final = Path(__file__).parents[1]
IMAGES: Final = ROOT / "docs" / "images"
PARAGRAPHS: Final = 3
COLUMNS: Final = 104
HEAD: Final = ("who", "act", "to whom", "day", "status", "on whose word")
_FONT_FACES: Final = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)


def demo() -> str:
    """The first paragraphs of the example report with their events, without outside fonts."""
    coded, text = _beginning()
    console = Console(
        record=True, width=COLUMNS, file=io.StringIO(), force_terminal=True,
        color_system="truecolor",
    )  # fmt: skip
    console.print(Padding(marked(coded, text)[coded.sentences[0][0] :], (1, 2, 0, 2)))
    console.print(Padding(_table(coded), (0, 2)))
    drawn = console.export_svg(
        title="dragoman code examples/demo.txt", theme=MONOKAI, unique_id="demo"
    )
    return _FONT_FACES.sub("", drawn)


def _beginning() -> tuple[dragoman.Coded, str]:
    whole = (ROOT / "examples" / "demo.txt").read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        part = Path(folder) / "demo.txt"
        part.write_text("\n\n".join(whole.split("\n\n")[:PARAGRAPHS]) + "\n", encoding="utf-8")
        (document,) = dragoman.read(part)
    (coded,) = dragoman.Coder().code_many([document])
    return coded, document.text


def _table(coded: dragoman.Coded) -> Table:
    table = Table(box=None, header_style="dim", pad_edge=False)
    for name in HEAD:
        table.add_column(name, overflow="fold", no_wrap=name in ("act", "day", "status"))
    for event in coded.events:
        speakers = () if event.statement is None else coded.statements[event.statement].actors
        cells = (
            _names(coded, event.actors), "/".join((event.type, *event.modes[:1])),
            _names(coded, event.recipients), str(event.last), event.status,
            _names(coded, speakers),
        )  # fmt: skip
        table.add_row(*cells, style=STATUS_STYLES[event.status])
    return table


def _names(coded: dragoman.Coded, indexes: tuple[int, ...]) -> str:
    return ", ".join(coded.actors[index].name for index in indexes)


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
