"""Every command and the Python block of the README run."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from book.blocks import blocks
from tests.docs.desk import ROOT, run_command, run_python

README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = [
    line.split("  #")[0].strip()
    for block in blocks(README)
    for line in block.body.splitlines()
    if line.startswith("dragoman ") and not line.startswith("dragoman serve")
]
"""Commands that end; those that serve are run in tests/web, as processes that are stopped."""
WRITTEN = re.compile(r"(?:-o|--html|--ledger) (\S+)")


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the files that the README's commands name."""
    folder = tmp_path_factory.mktemp("table")
    text = "date 2024-05-15 Ankara rejected the truce offer on Monday.\n"
    (folder / "report.txt").write_text(text, encoding="utf-8")
    (folder / "news").mkdir()
    shutil.copy(folder / "report.txt", folder / "news" / "one.txt")
    document = {
        "id": "a",
        "date": "2024-05-15",
        "text": "Chad condemned Mali. Mali rejected the truce offer.",
    }
    (folder / "news.jsonl").write_text(json.dumps(document) + "\n", encoding="utf-8")
    (folder / "names.csv").write_text("text\nKenyan police\n", encoding="utf-8")
    (folder / "places.csv").write_text("text\nKhartoum\n", encoding="utf-8")
    pair = {"id": 1, "text": "Chad condemned Mali.", "source": [0, 4], "target": [15, 19]}
    (folder / "pairs.jsonl").write_text(json.dumps(pair) + "\n", encoding="utf-8")
    return folder


def test_the_readme_names_commands() -> None:
    assert len(COMMANDS) >= 15


@pytest.mark.usefixtures("warm")
def test_every_command_of_the_readme_runs_and_gives_something(table: Path) -> None:
    for wanted in ("--format jsonl -o coded.jsonl", "--ledger news.db"):
        assert run_command(f"dragoman code news.jsonl {wanted}", table).status == 0
    for command in COMMANDS:
        ran = run_command(command, table)
        assert ran.status == 0, f"{command}\n{ran.said}"
        written = [table / name for name in WRITTEN.findall(command)]
        assert all(path.stat().st_size for path in written), command
        assert written or ran.output, command


@pytest.mark.usefixtures("warm")
def test_the_python_block_runs(table: Path) -> None:
    (block,) = [block for block in blocks(README) if block.language == "python"]
    assert run_python(block.body, table, {}).output.startswith("REJECT actual 2024-05-13")


def test_every_link_of_a_page_at_the_top_leads_somewhere() -> None:
    for page in ROOT.glob("*.md"):
        text = page.read_text(encoding="utf-8")
        links = re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", text)
        gone = [link for link in links if "://" not in link and not (ROOT / link).exists()]
        assert gone == [], page.name
