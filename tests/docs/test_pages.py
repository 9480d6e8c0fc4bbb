"""Every command and every Python block of the documentation runs, and gives what the page shows."""

from __future__ import annotations

import csv
import re
import shlex
from pathlib import Path
from typing import Any

import pytest
import typer.main
from book.blocks import Block, blocks
from tests.docs.desk import ROOT, misses, run_block

from dragoman.cli.app import app

DOCS = ROOT / "docs"
ELSEWHERE = {
    "http.md": "tests/web/test_docs.py",
    "own-ontology.md": "tests/codebook/test_codebook.py",
    "reading.md": "tests/test_docs_reading.py",
}
MAKES_THE_LEDGER = ("tutorial/many-reports.md", "analysis.md")
RUN = ("sh", "python")
CALL = re.compile(r"^(?:\w+=\S+ )?dragoman [a-z]")


def written_pages() -> list[str]:
    """Pages that are written by hand and have something to run."""
    names = sorted(path.relative_to(DOCS).as_posix() for path in DOCS.rglob("*.md"))
    return [
        name
        for name in names
        if name not in ELSEWHERE
        and not name.startswith(("reference/", "worked/"))
        and any(b.language in RUN for b in blocks((DOCS / name).read_text(encoding="utf-8")))
    ]


PAGES = written_pages()


def test_the_tutorial_and_the_tasks_have_something_to_run() -> None:
    assert len(PAGES) >= 12


@pytest.mark.parametrize("other", ELSEWHERE.values())
def test_pages_that_are_left_out_here_are_run_elsewhere(other: str) -> None:
    assert "docs" in (ROOT / other).read_text(encoding="utf-8")


@pytest.mark.usefixtures("warm")
@pytest.mark.parametrize("name", PAGES)
def test_a_page_runs_from_top_to_bottom(name: str, desk: Path) -> None:
    page = blocks((DOCS / name).read_text(encoding="utf-8"))
    if name in MAKES_THE_LEDGER:
        (desk / "news.db").unlink()
    names: dict[str, Any] = {"__name__": "page"}
    for block, shown in zip(page, [*page[1:], Block("", "", "")], strict=True):
        if block.title:
            place = desk / block.title
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(block.body, encoding="utf-8")
        if block.language not in RUN:
            continue
        _judge(desk)
        ran = run_block(block, desk, names)
        assert ran.status == 0, f"{block.body}\n{ran.said}"
        if shown.language == "text" and not shown.title:
            assert not misses(shown.body, ran), f"{block.body}\n{ran.output}\n{ran.said}"


def shown_commands() -> list[str]:
    """Commands that pages show and that cannot be run here, such as a server's."""
    lines = [
        line.partition("  #")[0]
        for path in sorted(DOCS.rglob("*.md"))
        for block in blocks(path.read_text(encoding="utf-8"))
        if block.language == "console"
        for line in block.body.splitlines()
    ]
    return [line[line.index("dragoman ") :] for line in lines if CALL.search(line)]


def test_pages_show_commands_that_are_not_run() -> None:
    assert len(shown_commands()) >= 6


@pytest.mark.parametrize("shown", shown_commands())
def test_a_command_that_is_only_shown_has_words_that_are_known(shown: str) -> None:
    command: Any = typer.main.get_command(app)
    words = shlex.split(shown)[1:]
    while below := getattr(command, "commands", None):
        assert words[0] in below
        command = below[words.pop(0)]
    command.make_context("dragoman", words)


def _judge(desk: Path) -> None:
    """Fill a sheet as a reader would who finds every record right."""
    drawn = desk / "sheet.csv"
    if not drawn.exists() or (desk / "judged.csv").exists():
        return
    with drawn.open(encoding="utf-8", newline="") as lines:
        reader = csv.DictReader(lines)
        rows = [{**row, "right": "yes"} for row in reader]
    with (desk / "judged.csv").open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, fieldnames=reader.fieldnames or ())
        writer.writeheader()
        writer.writerows(rows)
