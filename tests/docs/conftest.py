"""What the pages' tests share: one coder, one ledger of the examples, a desk for each page."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.docs.desk import ROOT

import dragoman
from dragoman.coder import Coder
from dragoman.read.document import Document
from dragoman.read.reject import Reject
from dragoman.records.model import Coded

Records = dict[tuple[str, str], Coded]


@pytest.fixture(scope="session")
def reports() -> list[Document]:
    """The example corpus."""
    return list(dragoman.read(ROOT / "examples" / "corpus"))


@pytest.fixture(scope="session")
def example_records(coder: Coder, reports: list[Document]) -> Records:
    """The record of each example report, by its id and text."""
    coded = coder.code_many(reports)
    return {(r.id, r.text): record for r, record in zip(reports, coded, strict=True)}


@pytest.fixture(scope="session")
def example_ledger(
    example_records: Records, reports: list[Document], tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """A ledger of the example corpus; copy it before writing to it."""
    place = tmp_path_factory.mktemp("ledger") / "news.db"
    with dragoman.Ledger(place) as ledger:
        ledger.add_many((report, example_records[report.id, report.text]) for report in reports)
    return place


@pytest.fixture
def warm(coder: Coder, example_records: Records, monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands take the coder that is there, and its records of reports that it has coded."""

    def given(**asked: Any) -> Coder:
        return Coder(**asked) if any(asked.values()) else coder

    def records(
        documents: Iterable[Document], on_reject: Callable[[Reject], object], **options: Any
    ) -> Iterator[tuple[Document, Coded]]:
        for document in documents:
            known = example_records.get((document.id, document.text))
            if known is None:
                yield from Coder.records(coder, [document], on_reject, **options)
            else:
                yield document, known

    monkeypatch.setattr("dragoman.coder.Coder", given)
    monkeypatch.setattr(coder, "records", records)
    monkeypatch.setattr("dragoman.parse.parser.load_pipeline", lambda name=None: pipeline(coder))
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setenv("MPLBACKEND", "Agg")
    monkeypatch.delenv("DRAGOMAN_LEDGER", raising=False)


def pipeline(coder: Coder) -> Any:
    """The English pipeline that a coder has loaded."""
    return coder.parser.pipeline


@pytest.fixture
def desk(example_ledger: Path, tmp_path: Path) -> Path:
    """A folder as the pages suppose it: the examples, and the ledger that the tutorial makes."""
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    shutil.copy(example_ledger, tmp_path / "news.db")
    return tmp_path
