"""What a run writes itself: neither read by it nor written over what it reads."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.cli.own_files import kept_apart, own_files
from dragoman.errors import DragomanError
from dragoman.read.sources import files


def test_a_folder_is_read_without_the_output_ledger_and_journal_that_lie_in_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reports = {"a.txt", "coded.jsonl.gz", "news.dbx"}
    written = {"coded.jsonl", "coded.jsonl.progress", "news.db", "news.db-wal", "rejects.jsonl"}
    for name in reports | written:
        (tmp_path / name).write_text("date 2024-05-15\nOslo agreed.", encoding="utf-8")
    (tmp_path / "coded.jsonl.parts").mkdir()
    (tmp_path / "coded.jsonl.parts" / "000.parquet").touch()
    monkeypatch.chdir(tmp_path)
    own = own_files(Path("coded.jsonl"), Path("rejects.jsonl"), Path("news.db"), None)
    assert {file.name for file in files(Path(), own)} == reports
    assert {file.name for file in files(tmp_path, own)} == reports


def test_a_report_is_not_written_over_by_its_own_record(tmp_path: Path) -> None:
    report, link = tmp_path / "report.txt", tmp_path / "link.txt"
    report.write_text("date 2024-05-15\nOslo agreed.", encoding="utf-8")
    link.symlink_to(report)
    for output in (report, link):
        with pytest.raises(DragomanError, match="E420"):
            kept_apart(output, [tmp_path / "other.txt", report])
    kept_apart(tmp_path / "coded.jsonl", [report])
    kept_apart(None, [Path("-")])
