"""A writer killed at any instant leaves a whole ledger, and its rerun loses and doubles nothing."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import msgspec
from tests.ledger.conftest import Pairs
from tests.ledger.test_adding import faults

from dragoman.ledger.dump import dump
from dragoman.ledger.ledger import Ledger

CHILD = Path(__file__).with_name("adding_child.py")
REPLICAS = 40
KILLS = 10


def child(ledger: Path, records: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, str(CHILD), str(ledger), str(records), str(REPLICAS)]
    return subprocess.Popen(command, stdout=subprocess.PIPE)


def written(tmp_path: Path, pairs: Pairs) -> Path:
    records = tmp_path / "records.jsonl"
    lines = (msgspec.json.encode((coded, document.text)) for document, coded in pairs)
    records.write_bytes(b"\n".join(lines))
    return records


def test_a_ledger_outlives_kills_at_any_instant(tmp_path: Path, pairs: Pairs) -> None:
    records, path = written(tmp_path, pairs), tmp_path / "news.db"
    instants = random.Random(7)
    kept = 0
    for _ in range(KILLS):
        running = child(path, records)
        assert running.stdout is not None
        assert running.stdout.readline() == b"ready\n"
        time.sleep(instants.uniform(0.0, 0.25))
        running.send_signal(signal.SIGKILL)
        running.communicate()
        with Ledger(path) as ledger:
            assert faults(ledger) == []
            now = ledger.count("documents")
            assert now >= kept
            kept = now
    assert child(path, records).wait() == 0
    whole = tmp_path / "whole.db"
    assert child(whole, records).wait() == 0
    with Ledger(path) as killed, Ledger(whole) as unharmed:
        assert killed.count("documents") == REPLICAS * len(pairs)
        assert list(dump(killed.connection)) == list(dump(unharmed.connection))
        assert faults(killed) == []


def test_a_coding_run_killed_and_run_again_has_every_document_once(tmp_path: Path) -> None:
    news, path = tmp_path / "news.jsonl", tmp_path / "news.db"
    lines = (
        {"id": f"r{n}", "date": "2023-05-02", "text": f"Oslo condemned the attack on ship {n}."}
        for n in range(120)
    )
    news.write_bytes(b"\n".join(msgspec.json.encode(line) for line in lines))
    command = [sys.executable, "-c", "from dragoman.cli import main; main()"]
    arguments = [*command, "code", str(news), "--ledger", str(path)]
    running = subprocess.Popen(arguments, stderr=subprocess.DEVNULL)
    until = time.monotonic() + 120
    while time.monotonic() < until and (not path.exists() or not documents(path)):
        time.sleep(0.02)
    running.kill()
    running.wait()
    before = documents(path)
    ran = subprocess.run(arguments, capture_output=True, check=True)
    assert f"{before} already there" in ran.stderr.decode()
    assert documents(path) == 120


def documents(path: Path) -> int:
    with Ledger(path) as ledger:
        return ledger.count("documents")
