"""`dragoman code --ledger FILE`: what is there already is passed over, the rest is kept."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Final, Self

from dragoman.ledger.ledger import Added, Ledger
from dragoman.read.document import Document
from dragoman.records.model import Coded, CoderVersion

MOST: Final = 50
SECONDS: Final = 2.0


class Keeper:
    """Puts records into a ledger some at a time, so that other writers get their turn.

    Args:
        path: the ledger; made if it is not there.
        coder: who codes; a document that the ledger has from another coder is coded anew.
    """

    def __init__(self, path: Path, coder: CoderVersion) -> None:
        self._ledger = Ledger(path)
        self._coder = coder
        self._waiting: list[tuple[Document, Coded]] = []
        self._since = time.monotonic()
        self.passed_over = 0
        self.added = Added()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        try:
            self.flush()
        finally:
            self._ledger.close()

    def has(self, document: Document) -> bool:
        """Whether the ledger has the document as it is, coded as now."""
        found = self._ledger.holds(document, self._coder, document.text)
        self.passed_over += found
        return found

    def keep(self, document: Document, coded: Coded) -> None:
        """Take one record; it is in the ledger after a few more or a few seconds."""
        self._waiting.append((document, coded))
        if len(self._waiting) >= MOST or time.monotonic() - self._since > SECONDS:
            self.flush()

    def flush(self) -> None:
        """Write what waits, all of it or nothing."""
        done = self._ledger.add_many(self._waiting)
        self.added.added += done.added
        self.added.replaced += done.replaced
        self._waiting.clear()
        self._since = time.monotonic()

    def summary(self) -> str:
        """What came of it, for the closing line."""
        return (
            f"ledger: {self.added.added} added, {self.added.replaced} replaced, "
            f"{self.passed_over} already there"
        )
