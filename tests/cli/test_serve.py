"""`dragoman serve` before it serves: what is missing is told, and nothing is promised."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from dragoman.cli.serve import run_serve


def served(ledger: Path) -> int:
    return run_serve(
        ledger, host="127.0.0.1", port=0, hosts=(), readonly=True, rules=None, quiet=True
    )


def test_without_its_extra_the_command_names_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delitem(sys.modules, "dragoman.web.serving", raising=False)
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    assert served(tmp_path / "news.db") == 2
    assert 'E401 dragoman serve needs the extra "web"' in capsys.readouterr().err


def test_no_address_is_told_of_a_ledger_that_is_not_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert served(tmp_path / "news.db") == 2
    told = capsys.readouterr().err
    assert told.startswith("E501")
    assert "Serving" not in told
