"""Coded records out of files: a JSONL or Parquet file comes in, records and their texts go out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any, Final

import msgspec

from dragoman.errors import DragomanError
from dragoman.read.extras import needed
from dragoman.records.model import Coded
from dragoman.records.rebuilt import rebuilt

Recorded = tuple[Coded, str | None]
RECORD: Final = "record"
DOCUMENT: Final = "document"
BATCH: Final = 1024
"""Flat rows that are held as Python objects at once."""


class _Line(msgspec.Struct):
    """The report that a line of records may carry beside its record."""

    text: str | None = None


def recorded(file: Path) -> Iterator[Recorded | DragomanError]:
    """The records of a file with the texts that it has of them; an error for each that is none.

    JSONL is what `dragoman code` writes. Parquet holds such lines in a column `record`, or the
    fields of a record in columns of their own, or the flat table `events`, whose rows may stand
    in any order.

    Raises:
        DragomanError: E111 for a file that is not there, E127 for a damaged Parquet file, E401
            without the extra for Parquet.
    """
    rows = _parquet(file) if file.suffix == ".parquet" else _lines(file)
    for number, same in groupby(enumerate(rows, 1), key=_together):
        found = [row for _, row in same]
        try:
            yield _record(found)
        except (msgspec.MsgspecError, KeyError, ValueError, TypeError) as error:
            place = f"{file}:{number if isinstance(number, int) else repr(number)}"
            yield DragomanError("E404", place=place, reason=error)


def _together(numbered: tuple[int, bytes | dict[str, Any]]) -> int | str:
    """What rows of one record share: the document of flat rows; else each is its own."""
    number, row = numbered
    return number if isinstance(row, bytes) or DOCUMENT not in row else str(row[DOCUMENT])


def _record(rows: list[Any]) -> Recorded:
    first = rows[0]
    if isinstance(first, dict) and DOCUMENT in first:
        return rebuilt(rows)
    plain = msgspec.json.decode(first) if isinstance(first, bytes) else first
    return msgspec.convert(plain, Coded), msgspec.convert(plain, _Line).text


def _lines(file: Path) -> Iterator[bytes]:
    try:
        with file.open("rb") as stream:
            yield from (line for line in stream if line.strip())
    except OSError as error:
        raise DragomanError("E111", place=file) from error


def _parquet(file: Path) -> Iterator[bytes | dict[str, Any]]:
    parquet = needed("pyarrow.parquet", "parquet", "a .parquet file")
    arrow = needed("pyarrow", "parquet", "a .parquet file")
    try:
        for batch in _batches(parquet.ParquetFile(file)):
            for row in batch.to_pylist():
                yield row[RECORD].encode() if RECORD in row else row
    except FileNotFoundError as error:
        raise DragomanError("E111", place=file) from error
    except (arrow.ArrowException, OSError) as error:
        raise DragomanError("E127", place=file, reason=error) from error


def _batches(file: Any) -> Iterator[Any]:
    """Rows in the file's order; flat rows by document, in whatever order the file has them."""
    names = file.schema_arrow.names
    if DOCUMENT not in names or RECORD in names:
        return iter(file.iter_batches())
    return iter(file.read().sort_by(DOCUMENT).to_batches(max_chunksize=BATCH))
