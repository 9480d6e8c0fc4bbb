"""Coded reports, and ledgers whose stories are told."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from tests.stories.reports import REPORTS

from dragoman.coder import Coder
from dragoman.ledger.ledger import Ledger
from dragoman.read.document import Document
from dragoman.read.given import as_document
from dragoman.records.model import Coded
from dragoman.stories.teller import tell

Pairs = list[tuple[Document, Coded]]
Telling = Callable[[Iterable[tuple[Document, Coded]]], Ledger]


@pytest.fixture(scope="session")
def week(coder: Coder) -> Pairs:
    documents = [as_document(report) for report in REPORTS]
    return list(coder.records(documents, lambda reject: pytest.fail(reject.reason)))


@pytest.fixture
def told(tmp_path: Path) -> Telling:
    """Makes a ledger of coded reports, in the order given, with its stories."""
    made: list[Ledger] = []

    def make(pairs: Iterable[tuple[Document, Coded]]) -> Ledger:
        ledger = Ledger(tmp_path / f"{len(made)}.db")
        made.append(ledger)
        ledger.add_many(pairs)
        tell(ledger)
        return ledger

    return make
