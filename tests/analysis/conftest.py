"""One ledger of the example corpus for all tests of analysis."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.analysis.truth import EXAMPLES

from dragoman.coder import Coder
from dragoman.ledger.ledger import Ledger
from dragoman.read import read
from dragoman.stories.teller import tell


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory, coder: Coder) -> Path:
    """A ledger of the example corpus, its stories told, closed."""
    path = tmp_path_factory.mktemp("analysis") / "corpus.db"
    reports = list(read(EXAMPLES / "corpus", on_reject=lambda r: pytest.fail(r.reason)))
    with Ledger(path) as ledger:
        ledger.add_many(zip(reports, coder.code_many(reports), strict=True))
        tell(ledger)
    return path


@pytest.fixture(scope="session")
def ledger(corpus: Path) -> Iterator[Ledger]:
    with Ledger(corpus, readonly=True) as opened:
        yield opened
