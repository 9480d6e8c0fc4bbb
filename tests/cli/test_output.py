"""What becomes of a command whose output cannot be written, or is not read to its end."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

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
