"""Opening a ledger, and several processes at one: each fault says what to do."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from tests.ledger.conftest import Pairs

from dragoman.errors import DragomanError
from dragoman.ledger.connection import APPLICATION, migrations
from dragoman.ledger.ledger import Ledger

HOLDER = """
import sys
from dragoman.ledger.ledger import Ledger
with Ledger(sys.argv[1]) as ledger:
    with ledger.writing() as connection:
        connection.execute("INSERT INTO meta VALUES ('held', 'yes')")
        print("held", flush=True)
        sys.stdin.readline()
"""
BRIEF_HOLDER = HOLDER.replace("sys.stdin.readline()", "__import__('time').sleep(1)")


def opened(path: Path, **how: bool) -> str:
    with pytest.raises(DragomanError) as caught:
        Ledger(path, **how).close()  # type: ignore[arg-type]
    return str(caught.value)


def test_a_missing_ledger_says_how_to_make_one(tmp_path: Path) -> None:
    missing = tmp_path / "no.db"
    assert opened(missing, create=False).startswith("E501")
    assert opened(missing, readonly=True).startswith("E501")
    assert not missing.exists()


def test_files_of_other_kinds_are_left_alone(tmp_path: Path) -> None:
    text, other = tmp_path / "notes.txt", tmp_path / "other.db"
    text.write_text("Ankara rejected the truce offer.\n" * 40, encoding="utf-8")
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE mine (a)")
    connection.close()
    before = other.read_bytes(), text.read_bytes()
    assert opened(text).startswith("E502")
    assert opened(other).startswith("E502")
    assert (other.read_bytes(), text.read_bytes()) == before


def test_a_folder_is_no_ledger(tmp_path: Path) -> None:
    assert opened(tmp_path).startswith("E505")


def test_a_ledger_of_a_newer_schema_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    Ledger(path).close()
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {len(migrations()) + 1}")
    connection.close()
    assert opened(path).startswith("E503")


def test_an_older_schema_is_brought_up_to_date_once_it_is_written(
    tmp_path: Path, pairs: Pairs
) -> None:
    path = tmp_path / "news.db"
    connection = sqlite3.connect(path)
    connection.executescript(migrations()[0])
    connection.execute("PRAGMA user_version = 1")
    connection.execute(f"PRAGMA application_id = {APPLICATION}")
    connection.close()
    assert opened(path, readonly=True).startswith("E507")
    with Ledger(path) as ledger:
        assert ledger.add_many(pairs).added == len(pairs)


def test_a_ledger_opened_to_read_is_not_written(ledger: Ledger, pairs: Pairs) -> None:
    with (
        Ledger(ledger.path, readonly=True) as reader,
        pytest.raises(DragomanError, match="E508"),
    ):
        reader.add(pairs[0][1], "another text")


def test_damage_is_told_and_not_shown_as_a_traceback(ledger: Ledger) -> None:
    path = ledger.path
    ledger.close()
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + b"\xff" * 8192 + whole[12288:])
    ran = subprocess.run(
        [sys.executable, "-c", "from dragoman.cli import main; main()", "doctor", "--ledger", path],
        capture_output=True,
        check=False,
    )
    told = ran.stdout.decode() + ran.stderr.decode()
    assert ran.returncode in (1, 2)
    assert "BAD integrity" in told or "E506" in told
    assert "Traceback" not in told


def test_a_second_writer_says_who_holds_the_ledger_and_readers_go_on(
    ledger: Ledger, pairs: Pairs
) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(ledger.path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    changed = msgspec.structs.replace(pairs[0][1], id="new")
    with (
        Ledger(ledger.path, busy_seconds=0.2) as second,
        pytest.raises(DragomanError, match=f"E504.*process {holder.pid} on"),
    ):
        second.add(changed, pairs[0][0].text)
    assert ledger.count("documents") == len(pairs)
    holder.communicate("\n")
    assert ledger.add(changed, pairs[0][0].text) == "added"


def test_a_second_writer_waits_for_its_turn(ledger: Ledger, pairs: Pairs) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", BRIEF_HOLDER,
         str(ledger.path)],
        stdout=subprocess.PIPE,
        text=True,
    )  # fmt: skip
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    changed = msgspec.structs.replace(pairs[0][1], id="new")
    assert ledger.add(changed, pairs[0][0].text) == "added"
    assert holder.wait() == 0
    held = ledger.connection.execute("SELECT value FROM meta WHERE key = 'held'").fetchone()
    assert tuple(held) == ("yes",)


def test_a_writer_that_was_killed_is_not_named_as_holder(ledger: Ledger, pairs: Pairs) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(ledger.path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert holder.stdout is not None
    holder.stdout.readline()
    holder.kill()
    holder.communicate()
    with Ledger(ledger.path) as second:
        second.add(msgspec.structs.replace(pairs[0][1], id="new"), pairs[0][0].text)
        pids = [r[0] for r in second.connection.execute("SELECT pid FROM writer")]
    assert holder.pid not in pids
