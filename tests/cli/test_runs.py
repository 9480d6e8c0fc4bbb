"""Runs that are killed, interrupted and gone on with: real processes, real signals."""

from __future__ import annotations

import csv
import json
import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyarrow.parquet
import pytest

COMMAND = [sys.executable, "-c", "from dragoman.cli import main; main()", "code"]
SENTENCES = (
    "Ankara rejected the truce offer of Oslo on Monday.",
    "“We will not withdraw,” the Peruvian president told reporters in Geneva.",
    "Minsk accused Vilnius of shelling a village near the border.",
)


def corpus(path: Path, number: int) -> Path:
    with path.open("w", encoding="utf-8") as lines:
        for i in range(number):
            text = " ".join(SENTENCES[(i + k) % 3] for k in range(4))
            lines.write(json.dumps({"id": f"d{i}", "date": "2024-05-15", "text": text}) + "\n")
    return path


def started(arguments: list[str], out: Path, enough: int) -> subprocess.Popen[bytes]:
    """A run of which `enough` bytes of output are on disk."""
    running = subprocess.Popen([*COMMAND, *arguments], stderr=subprocess.PIPE)
    while running.poll() is None and (not out.exists() or out.stat().st_size < enough):
        time.sleep(0.05)
    assert running.poll() is None, "the run ended before it could be interrupted"
    return running


def ids(out: Path) -> list[str]:
    return [json.loads(line)["id"] for line in out.read_bytes().splitlines()]


def test_a_killed_run_goes_on_and_writes_nothing_twice(tmp_path: Path) -> None:
    news, out = corpus(tmp_path / "news.jsonl", 90), tmp_path / "out.jsonl"
    arguments = [str(news), "--format", "jsonl", "-o", str(out)]
    running = started(arguments, out, 20_000)
    running.send_signal(signal.SIGKILL)
    running.wait()
    before = out.stat().st_size
    with out.open("ab") as stream:
        stream.write(b'{"id": "d9')
    ran = subprocess.run([*COMMAND, *arguments], capture_output=True, check=False)
    assert ran.returncode == 0
    assert ids(out) == [f"d{i}" for i in range(90)]
    assert out.stat().st_size > before
    assert b"coded before" in ran.stderr


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_an_interrupted_run_leaves_whole_records_and_says_so(
    tmp_path: Path, number: int, status: int
) -> None:
    news, out = corpus(tmp_path / "news.jsonl", 90), tmp_path / "out.csv"
    running = started([str(news), "--format", "csv", "-o", str(out)], out, 5_000)
    running.send_signal(number)
    _, told = running.communicate()
    assert running.returncode == status
    assert b"W103" in told
    assert b"Traceback" not in told
    with out.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert 0 < len({row["document"] for row in rows}) < 90
    assert not any(None in row or None in row.values() for row in rows)


def test_an_interrupted_parquet_file_is_whole_and_gone_on_with(tmp_path: Path) -> None:
    news, out = corpus(tmp_path / "news.jsonl", 90), tmp_path / "out.parquet"
    arguments = [str(news), "--format", "parquet", "-o", str(out)]
    parts = tmp_path / "out.parquet.parts"
    running = subprocess.Popen([*COMMAND, *arguments], stderr=subprocess.DEVNULL)
    while not parts.exists() and running.poll() is None:
        time.sleep(0.05)
    time.sleep(0.5)
    running.send_signal(signal.SIGINT)
    assert running.wait() == 130
    half = pyarrow.parquet.read_table(out)["document"].to_pylist()
    assert len(set(half)) < 90
    assert subprocess.run([*COMMAND, *arguments], capture_output=True, check=False).returncode == 0
    whole = pyarrow.parquet.read_table(out)["document"].to_pylist()
    assert whole[: len(half)] == half
    assert list(dict.fromkeys(whole)) == [f"d{i}" for i in range(90)]
    assert not parts.exists()


def test_a_terminal_sees_how_the_run_goes_and_quiet_sees_nothing(tmp_path: Path) -> None:
    news = corpus(tmp_path / "news.jsonl", 8)
    for quiet in (False, True):
        ours, theirs = pty.openpty()
        arguments = [str(news), "--format", "jsonl", *(["--quiet"] if quiet else [])]
        running = subprocess.Popen(
            [*COMMAND, *arguments], stdout=subprocess.DEVNULL, stderr=theirs,
            env={**os.environ, "TERM": "xterm", "COLUMNS": "200"},
        )  # fmt: skip
        os.close(theirs)
        told = b""
        while True:
            try:
                piece = os.read(ours, 4096)
            except OSError:
                break
            told += piece
        os.close(ours)
        assert running.wait() == 0
        if quiet:
            assert told == b""
        else:
            assert b"words/s" in told
            assert b"8 coded, 0 rejected" in told
