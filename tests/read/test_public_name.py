"""`dragoman.read` is what the documentation says: a function that gives documents."""

from __future__ import annotations

from pathlib import Path

import dragoman
import dragoman.read.document


def test_reading_works_where_the_module_of_that_name_was_imported_before(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("date 2024-05-15 Oslo thanked Bern.\n", encoding="utf-8")
    assert callable(dragoman.read)
    (found,) = dragoman.read(tmp_path / "a.txt")
    assert found.date.isoformat() == "2024-05-15"
