"""Coded reports that the ledger's tests put in, and a ledger of all of them."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.ledger.reports import REPORTS

from dragoman.coder import Coder
from dragoman.ledger.ledger import Ledger
from dragoman.read.document import Document
from dragoman.read.given import as_document
from dragoman.records.model import Coded

Pairs = list[tuple[Document, Coded]]


@pytest.fixture(scope="session")
def pairs(coder: Coder) -> Pairs:
    documents = [as_document(report) for report in REPORTS]
    return list(coder.records(documents, lambda reject: pytest.fail(reject.reason)))


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory, pairs: Pairs) -> Path:
    """A ledger of all reports, closed; tests work on copies of it."""
    path = tmp_path_factory.mktemp("built") / "news.db"
    with Ledger(path) as ledger:
        ledger.add_many(pairs)
    return path


@pytest.fixture
def ledger(tmp_path: Path, built: Path) -> Iterator[Ledger]:
    path = tmp_path / "news.db"
    shutil.copy(built, path)
    with Ledger(path) as opened:
        yield opened
