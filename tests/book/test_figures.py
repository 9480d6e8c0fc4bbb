"""Figures stand in one place, and the pages that show them take them from there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from book import evaluation, front_page

ROOT = Path(__file__).parents[2]
FIGURES = (ROOT / "benchmarks" / "README.md").read_text(encoding="utf-8")
NUMBER = re.compile(r"\d+\.\d+")


def test_every_figure_of_the_readme_stands_on_the_page_of_figures() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = readme.partition("<!-- figures")[2].partition("<!-- end of figures")[0]
    numbers = NUMBER.findall(shown)
    assert len(numbers) >= 8
    assert [number for number in numbers if number not in FIGURES] == []


def test_nowhere_else_does_the_readme_give_a_figure() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    before, _, after = readme.partition("<!-- figures")
    outside = before + after.partition("<!-- end of figures")[2]
    assert set(NUMBER.findall(outside)) <= {"3.12", "2.0"}


def test_the_page_of_evaluation_has_the_table_whole_with_when_it_was_taken() -> None:
    page = evaluation.evaluation_page()
    rows = [line for line in FIGURES.splitlines() if line.startswith("| ")]
    assert len(rows) > 10
    assert [row for row in rows if row not in page] == []
    assert re.search(r"\d{4}-\d\d-\d\d", page)


def test_the_page_of_evaluation_tells_sets_terms_floors_and_others() -> None:
    page = evaluation.evaluation_page()
    for words in ("TimeBank", "HeidelTime 2.2.1", "`times.tbaq.value`", "terms", "measured"):
        assert words in page


def test_without_any_figure_the_readme_is_not_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(front_page, "SHOWN", ("nothing of the kind",))
    with pytest.raises(ValueError, match="none of the figures"):
        front_page.front_page()
