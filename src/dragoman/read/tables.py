"""CSV and TSV: the delimiter and the columns' meaning are found from the header."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from itertools import chain, islice
from typing import Any, Final

from dragoman.errors import DragomanError
from dragoman.read.delimited import delimiter_of, encoding_of_table, reader
from dragoman.read.document import Document
from dragoman.read.reading import Reading
from dragoman.read.reject import Reject
from dragoman.read.source import Source

SAMPLE: Final = 200
"""Rows by which the order of day and month is told."""


def read_table(source: Source, reading: Reading) -> Iterator[Document | Reject]:
    """A document or a reject for every row.

    Raises:
        DragomanError: E101 for no rows, E121 where no column holds the text, E122.
    """
    head = source.head()
    if not head.strip():
        raise DragomanError("E101", place=source.name)
    encoding = encoding_of_table(head, source.charset)
    delimiter = delimiter_of(head.decode(encoding, "replace"), lambda names: _known(names, reading))
    text = io.TextIOWrapper(source.stream, encoding=encoding, errors=_faults(encoding), newline="")
    rows = reader(text, delimiter)
    names = [name for name in rows.fieldnames or () if name]
    meanings = reading.columns.found(names, source.name)
    if "text" not in meanings:
        raise DragomanError("E121", place=source.name, columns=", ".join(names[:20]))
    yield from _documents(rows, meanings.get("date"), source, reading)


def _documents(
    rows: csv.DictReader[str], dates: str | None, source: Source, reading: Reading
) -> Iterator[Document | Reject]:
    numbered = _numbered(rows, source.name)
    sample = list(islice(numbered, SAMPLE))
    cells = [row[dates] for _, row in sample if dates and row.get(dates)]
    order = reading.dates.order(cells)
    for place, row in chain(sample, numbered):
        spoilt = next((v for v in row.values() if _escaped(v) is not None), None)
        if spoilt is None:
            yield reading.document(dict(row), place, order=order)
        else:
            at = _escaped(spoilt) or 0
            fault = DragomanError("E105", place=place, byte=ord(spoilt[at]) - 0xDC00, offset=at)
            yield Reject.of(place, fault)


def _numbered(rows: csv.DictReader[str], name: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """(place, row) for each row, without empty cells."""
    try:
        for row in rows:
            yield f"{name}:{rows.line_num}", {k: v for k, v in row.items() if k and v}
    except csv.Error as error:
        place = f"{name}:{rows.line_num}"
        raise DragomanError("E127", place=place, reason=error) from error


def _faults(encoding: str) -> str:
    """How bytes that cannot be decoded are kept: for the row to tell them, where they are bytes."""
    return "replace" if encoding.startswith("utf-16") else "surrogateescape"


def _escaped(cell: str) -> int | None:
    """Offset of a byte that could not be decoded."""
    if cell.isascii():
        return None
    return next((i for i, c in enumerate(cell) if "\udc80" <= c <= "\udcff"), None)


def _known(names: list[str], reading: Reading) -> tuple[int, int]:
    """How many names of a header tell what their column means, and how many there are."""
    meanings = {found[0] for name in names if (found := reading.columns.meaning(name))}
    return len(meanings), len(names)
