"""Every command and every Python block of the README runs."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
START = [sys.executable, "-c", "from dragoman.cli import main; main()"]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w*)\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
COMMANDS = [
    line.split("  #")[0].strip()
    for _, block in BLOCKS
    for line in block.splitlines()
    if line.startswith("dragoman ")
]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the files that the README's commands name."""
    folder = tmp_path_factory.mktemp("desk")
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
    for wanted in (["--format", "jsonl", "-o", "coded.jsonl"], ["--ledger", "news.db"]):
        subprocess.run([*START, "code", "news.jsonl", *wanted], cwd=folder, check=True)
    (folder / "names.csv").write_text("text\nKenyan police\n", encoding="utf-8")
    (folder / "places.csv").write_text("text\nKhartoum\n", encoding="utf-8")
    pair = {"id": 1, "text": "Chad condemned Mali.", "source": [0, 4], "target": [15, 19]}
    (folder / "pairs.jsonl").write_text(json.dumps(pair) + "\n", encoding="utf-8")
    return folder


def test_the_readme_names_commands() -> None:
    assert len(COMMANDS) >= 8


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_of_the_readme_runs(command: str, desk: Path) -> None:
    ran = subprocess.run(
        [*START, *shlex.split(command)[1:]], cwd=desk, capture_output=True, check=False
    )
    assert ran.returncode == 0, ran.stderr.decode()
    written = [desk / name for name in re.findall(r"(?:-o|--html|--ledger) (\S+)", command)]
    assert all(path.stat().st_size for path in written)
    assert written or ran.stdout


def test_the_python_block_runs(desk: Path) -> None:
    (block,) = [body for language, body in BLOCKS if language == "python"]
    ran = subprocess.run(
        [sys.executable, "-c", block], cwd=desk, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.startswith("REJECT actual 2024-05-13")
