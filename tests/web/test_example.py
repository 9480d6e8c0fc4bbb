"""The example ledger: made at the first start, there at the second."""

from __future__ import annotations

import shutil
from pathlib import Path

import httpx
import pytest
from tests.web.conftest import serving

from dragoman.cli import example as room
from dragoman.errors import DragomanError
from dragoman.ledger.ledger import Ledger

CORPUS = Path(__file__).parents[2] / "examples" / "corpus"
REPORTS = sum(len(p.read_text(encoding="utf-8").splitlines()) for p in CORPUS.glob("*.jsonl"))


def test_the_first_start_codes_every_report_and_ties_their_stories(example: Path) -> None:
    with Ledger(example, readonly=True) as ledger:
        assert ledger.count("documents", "") == REPORTS
        assert ledger.count("events", "status:actual") > REPORTS
        stories = ledger.connection.execute("SELECT count(*) FROM story").fetchone()[0]
    assert stories > 0
    told = (example.parents[1] / "first.log").read_text(encoding="utf-8")
    assert "Coding the example reports" in told
    assert str(example) in told


def test_a_second_start_serves_what_is_there(example: Path, tmp_path: Path) -> None:
    home, log = tmp_path / "home", tmp_path / "second.log"
    (home / "dragoman").mkdir(parents=True)
    shutil.copy(example, home / "dragoman" / "example.db")
    with serving(None, "--read-only", log=log, home=home) as url:
        told = httpx.get(f"{url}/api/v1/", trust_env=False).json()
    assert told["documents"] == REPORTS
    assert "Coding" not in log.read_text(encoding="utf-8")


def test_a_ledger_that_lacks_a_report_is_made_whole(
    example: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    (tmp_path / "dragoman").mkdir()
    shutil.copy(example, room.place())
    with Ledger(room.place()) as ledger:
        assert ledger.remove("cenepa-05")
    assert room.prepare(None, quiet=True) == 0
    with Ledger(room.place(), readonly=True) as ledger:
        assert ledger.text("cenepa-05")


def test_missing_reports_are_told_with_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room, "CORPORA", (tmp_path / "none",))
    with pytest.raises(DragomanError, match="E419"):
        room.prepare(None, quiet=True)


def test_a_place_that_cannot_be_written_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "file"))
    with pytest.raises(DragomanError, match="E402"):
        room.prepare(None, quiet=True)
