"""A ledger for a while, over records that lie in a folder as JSONL or Parquet."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from dragoman.errors import DragomanError
from dragoman.ledger.files import Recorded, recorded
from dragoman.ledger.ledger import Ledger
from dragoman.stories.teller import tell

PATTERNS: Final = ("*.parquet", "*.jsonl")


@contextmanager
def over_records(folder: Path) -> Iterator[Ledger]:
    """A ledger of the records in a folder and those below it, its stories told, in this block.

    Takes the files that `recorded` reads; the rows of one document may lie in several.

    Raises:
        DragomanError: E604 where there are none, E404 for a file that holds something else, E602
            without the extra that reads Parquet.
    """
    files = [file for pattern in PATTERNS for file in sorted(folder.rglob(pattern))]
    with (
        tempfile.TemporaryDirectory(prefix="dragoman-") as place,
        Ledger(Path(place) / "records.db") as ledger,
    ):
        told = ledger.add_many(_records(files))
        if not told.added:
            raise DragomanError("E604", place=folder)
        tell(ledger)
        yield ledger


def _records(files: list[Path]) -> Iterator[Recorded]:
    for found in recorded(*files):
        if isinstance(found, DragomanError):
            raise found
        yield found
