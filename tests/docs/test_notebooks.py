"""The notebooks run from top to bottom, and their pages show what they gave."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import nbformat
import pytest
from book.worked import executed, write_pages
from tests.docs.desk import ROOT

NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
READ: Any = nbformat


def test_there_are_notebooks() -> None:
    assert {path.stem for path in NOTEBOOKS} >= {"crisis", "positions"}


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs_and_draws_something(path: Path) -> None:
    notebook = executed(path)
    outputs = [out for cell in notebook.cells for out in cell.get("outputs", ())]
    assert any("image/png" in out.get("data", {}) for out in outputs)
    assert any("<td>" in out.get("data", {}).get("text/html", "") for out in outputs)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_holds_the_outputs_of_a_whole_run(path: Path) -> None:
    cells = [cell for cell in READ.read(path, 4).cells if cell.cell_type == "code"]
    assert [cell.execution_count for cell in cells] == list(range(1, len(cells) + 1))
    assert not [out for cell in cells for out in cell.outputs if out.output_type == "error"]


def test_pages_of_notebooks_have_text_tables_and_pictures(tmp_path: Path) -> None:
    write_pages(tmp_path)
    for path in NOTEBOOKS:
        page = (tmp_path / f"{path.stem}.md").read_text(encoding="utf-8")
        assert page.startswith("# ")
        assert "<table" in page
        assert "<style" not in page
        pictures = sorted(tmp_path.glob(f"{path.stem}-*.png"))
        assert pictures
        assert all(f"({picture.name})" in page for picture in pictures)
