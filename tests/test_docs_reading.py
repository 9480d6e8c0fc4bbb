"""Every command and the Python block of docs/reading.md run, on files of the kinds they name."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from tests.read import made

PAGE = (Path(__file__).parents[1] / "docs" / "reading.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w*)\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
COMMANDS = [
    line for _, block in BLOCKS for line in block.splitlines() if line.startswith("dragoman ")
]
MADE = {
    "news.csv.gz": "news.csv.gz",
    "crawl.warc.gz": "crawl.warc.gz",
    "letters.mbox": "letters.mbox",
    "archive.zip": "reports.zip",
}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the files that the page names."""
    folder = tmp_path_factory.mktemp("desk")
    for name, maker in MADE.items():
        made.FORMATS[maker](folder / maker).rename(folder / name)
    body = "Peru rejected the truce offer of Oslo on Monday."
    (folder / "news.csv").write_text(f"body,pubDate\n{body},{made.DATE}\n", encoding="utf-8")
    return folder


def test_the_page_names_commands() -> None:
    assert len(COMMANDS) >= 2


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_of_the_page_runs(command: str, desk: Path) -> None:
    start = [sys.executable, "-c", "from dragoman.cli import main; main()"]
    ran = subprocess.run(
        [*start, *shlex.split(command)[1:]], cwd=desk, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
    written = [desk / name for name in re.findall(r"-o (\S+)", command)]
    assert "REJECT" in "".join([ran.stdout, *(path.read_text("utf-8") for path in written)])


def test_the_python_block_reads_the_table(desk: Path) -> None:
    (block,) = [body for language, body in BLOCKS if language == "python"]
    ran = subprocess.run(
        [sys.executable, "-c", block], cwd=desk, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
    assert made.DATE in ran.stdout
