"""Coded records out of files: a JSONL or Parquet file comes in, records and their texts go out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
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


def recorded(*files: Path) -> Iterator[Recorded | DragomanError]:
    """The records of files with the texts that they have of them; an error for each that is none.

    JSONL is what `dragoman code` writes. Parquet holds such lines in a column `record`, or the
    fields of a record in columns of their own, or the flat table `events`, whose rows may stand
    in any order and those of one document in several files: these come last, taken together.

    Raises:
        DragomanError: E111 for a file that is not there, E127 for a damaged Parquet file, E401
            without the extra for Parquet.
    """
    tables = []
    for file in files:
        if file.suffix != ".parquet":
            yield from _records(_lines(file), str(file))
        elif _is_flat(file):
            tables.append(file)
        else:
            yield from _records(_parquet(file), str(file))
    if tables:
        yield from _records(_flat(tables), ", ".join(map(str, tables)))


def _records(
    rows: Iterable[bytes | dict[str, Any]], place: str
) -> Iterator[Recorded | DragomanError]:
    for number, same in groupby(enumerate(rows, 1), key=_together):
        found = [row for _, row in same]
        try:
            yield _record(found)
        except (msgspec.MsgspecError, KeyError, ValueError, TypeError) as error:
            at = f"{place}:{number if isinstance(number, int) else repr(number)}"
            yield DragomanError("E404", place=at, reason=error)


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


def _is_flat(file: Path) -> bool:
    """Whether a Parquet file holds rows of events, not records."""
    with _opened(file) as parquet:
        names = parquet.schema_arrow.names
    return DOCUMENT in names and RECORD not in names


def _parquet(file: Path) -> Iterator[bytes | dict[str, Any]]:
    with _opened(file) as parquet:
        for batch in parquet.iter_batches():
            for row in batch.to_pylist():
                yield row[RECORD].encode() if RECORD in row else row


def _flat(files: Sequence[Path]) -> Iterator[dict[str, Any]]:
    """The rows of all files by document, those of one in the files' order."""
    arrow = needed("pyarrow", "parquet", "a .parquet file")
    tables = []
    for file in files:
        with _opened(file) as parquet:
            tables.append(parquet.read())
    try:
        whole = arrow.concat_tables(tables, promote_options="permissive")
    except arrow.ArrowException as error:
        raise DragomanError("E127", place=", ".join(map(str, files)), reason=error) from error
    for batch in whole.sort_by(DOCUMENT).to_batches(max_chunksize=BATCH):
        yield from batch.to_pylist()


@contextmanager
def _opened(file: Path) -> Iterator[Any]:
    parquet = needed("pyarrow.parquet", "parquet", "a .parquet file")
    arrow = needed("pyarrow", "parquet", "a .parquet file")
    try:
        with parquet.ParquetFile(file) as opened:
            yield opened
    except FileNotFoundError as error:
        raise DragomanError("E111", place=file) from error
    except (arrow.ArrowException, OSError) as error:
        raise DragomanError("E127", place=file, reason=error) from error
