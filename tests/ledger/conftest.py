"""Coded reports that the ledger's tests put in, and a ledger of all of them."""

from __future__ import annotations

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


@pytest.fixture
def ledger(tmp_path: Path, pairs: Pairs) -> Iterator[Ledger]:
    with Ledger(tmp_path / "news.db") as opened:
        opened.add_many(pairs)
        yield opened
