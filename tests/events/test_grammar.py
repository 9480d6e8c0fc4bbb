"""Every construction of docs/grammar.md is coded as the page says."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.coder import Coder
from dragoman.draft import Draft
from dragoman.events.families import matches, show
from dragoman.read.document import Document

PAGE = Path(__file__).parents[2] / "docs" / "grammar.md"


def constructions() -> Iterator[tuple[str, str, str]]:
    """(section and construction, sentence, record) for every line of the page's tables."""
    section = ""
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            section = line[3:]
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("| ") and cells[0] != "construction":
            yield f"{section}: {cells[0]}", cells[1], cells[2]


CONSTRUCTIONS = list(constructions())


@pytest.fixture(scope="module")
def drafts() -> dict[str, Draft]:
    sentences = dict.fromkeys(sentence for _, sentence, _ in CONSTRUCTIONS)
    documents = (
        Document(id=str(i), date=dt.date(2024, 5, 15), text=text)
        for i, text in enumerate(sentences)
    )
    return dict(zip(sentences, Coder().drafts(documents), strict=True))


def test_the_page_covers_the_grammar() -> None:
    assert len(CONSTRUCTIONS) >= 150


@pytest.mark.parametrize(
    ("name", "sentence", "record"), CONSTRUCTIONS, ids=[name for name, _, _ in CONSTRUCTIONS]
)
def test_construction_is_coded(
    name: str, sentence: str, record: str, drafts: dict[str, Draft]
) -> None:
    draft = drafts[sentence]
    shown = [show(draft, event) for event in draft.events.events]
    if record == "nothing":
        assert shown == []
        return
    for expected in record.split(" ; "):
        assert any(matches(expected, found) for found in shown), f"found {shown}"
    assert len(shown) == len(record.split(" ; ")), f"more than expected: {shown}"
