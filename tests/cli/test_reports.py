"""Texts of reports for commands that read records."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dragoman.cli.reports import texts


def test_undated_reports_and_those_of_one_name_keep_their_own_texts(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "news.jsonl"
    told = [{"id": "a", "text": "Oslo agreed."}, {"id": "a", "text": "Riga refused."}, {"id": "b"}]
    path.write_text("".join(json.dumps(one) + "\n" for one in told), encoding="utf-8")
    assert texts([path]) == {"a": "Oslo agreed.", "a#2": "Riga refused."}
    assert "E109" in capsys.readouterr().err
