"""What becomes of a command whose output cannot be written, or is not read to its end."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from dragoman.cli.output import telling

COLUMNS = [sys.executable, "-m", "dragoman", "columns", "events"]
FULL = Path("/dev/full")


def test_whoever_stops_reading_ends_the_command_without_a_word() -> None:
    read, write = os.pipe()
    os.close(read)
    ran = subprocess.run(COLUMNS, stdout=write, stderr=subprocess.PIPE, check=False)
    os.close(write)
    assert (ran.returncode, ran.stderr) == (0, b"")


@pytest.mark.skipif(not FULL.exists(), reason="no device that is always full")
def test_a_full_disk_is_one_line_and_a_status() -> None:
    with FULL.open("wb") as full:
        ran = subprocess.run(COLUMNS, stdout=full, stderr=subprocess.PIPE, check=False)
    assert ran.returncode == 2
    assert ran.stderr.startswith(b"E421 what is written: cannot be read or written (No space")
    assert ran.stderr.count(b"\n") == 1


def test_a_fault_of_the_program_is_not_taken_for_one_of_the_disk() -> None:
    @telling
    def asks() -> int:
        sqlite3.connect(":memory:").execute("SELECT report")
        return 0

    with pytest.raises(sqlite3.OperationalError, match="no such column"):
        asks()
