"""A ledger for a while, over records that lie in a folder as JSONL or Parquet."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path
from typing import Any, Final

import msgspec

from dragoman.errors import DragomanError
from dragoman.ledger.ledger import Ledger
from dragoman.read.extras import needed
from dragoman.records.model import Coded
from dragoman.records.rebuilt import rebuilt
from dragoman.stories.teller import tell

PATTERNS: Final = ("*.parquet", "*.jsonl")
RECORD: Final = "record"


class _Line(msgspec.Struct):
    """The report that a line of records may carry beside its record."""

    text: str | None = None


@contextmanager
def over_records(folder: Path) -> Iterator[Ledger]:
    """A ledger of the records in a folder and those below it, its stories told, in this block.

    Takes JSONL as `dragoman code` writes it, Parquet with a column `record` of such lines, and
    Parquet of the flat table `events`.

    Raises:
        DragomanError: E604 where there are none, E404 for a file that holds something else, E602
            without the extra that reads Parquet.
    """
    files = [file for pattern in PATTERNS for file in sorted(folder.rglob(pattern))]
    with (
        tempfile.TemporaryDirectory(prefix="dragoman-") as place,
        Ledger(Path(place) / "records.db") as ledger,
    ):
        told = ledger.add_many(pair for file in files for pair in _records(file))
        if not told.added:
            raise DragomanError("E604", place=folder)
        tell(ledger)
        yield ledger


def _records(file: Path) -> Iterator[tuple[Coded, str | None]]:
    try:
        yield from _parquet(file) if file.suffix == ".parquet" else _lines(file)
    except (msgspec.MsgspecError, KeyError, ValueError, TypeError) as error:
        raise DragomanError("E404", place=file, reason=error) from error


def _lines(file: Path) -> Iterator[tuple[Coded, str | None]]:
    with file.open("rb") as stream:
        for line in stream:
            if line.strip():
                yield _record(line)


def _record(line: bytes) -> tuple[Coded, str | None]:
    plain = msgspec.json.decode(line)
    return msgspec.convert(plain, Coded), msgspec.convert(plain, _Line).text


def _parquet(file: Path) -> Iterator[tuple[Coded, str | None]]:
    parquet = needed("pyarrow.parquet", "parquet", "a .parquet file")
    rows = (row for b in parquet.ParquetFile(file).iter_batches() for row in b.to_pylist())
    for _, same in groupby(rows, key=_document):
        found = list(same)
        if RECORD in found[0]:
            yield from (_record(row[RECORD].encode()) for row in found)
        else:
            yield rebuilt(found)


def _document(row: dict[str, Any]) -> str:
    return str(row.get("document", ""))
