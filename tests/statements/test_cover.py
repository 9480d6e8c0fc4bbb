"""Each kind of attribution, in sentences of its own; `cover.tsv` has one a line, with its answer.

An empty answer means that nobody is said to say, believe or want anything.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from dragoman.coder import Coder
from dragoman.read.document import Document
from dragoman.statements.shown import answers

DATE = dt.date(2024, 5, 15)
LINES = (Path(__file__).parent / "cover.tsv").read_text(encoding="utf-8").splitlines()
COVER = [tuple(line.split("\t")) for line in LINES]


@pytest.fixture(scope="module")
def found(coder: Coder) -> dict[str, list[str]]:
    documents = [Document(id=str(i), date=DATE, text=text) for i, (text, _) in enumerate(COVER)]
    return {
        draft.parsed.document.text: [a.shown for a in answers(draft)]
        for draft in coder.drafts(documents)
    }


@pytest.mark.parametrize(("text", "wanted"), COVER)
def test_attribution_is_read(found: dict[str, list[str]], text: str, wanted: str) -> None:
    assert wanted in found[text] if wanted else found[text] == []
