"""Delimited text: CSV as spreadsheets of all countries write it, and TSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import IO, Any, Final

from dragoman.errors import DragomanError
from dragoman.read.decoding import encoding_of
from dragoman.read.source import BUFFER

DELIMITERS: Final = (",", "\t", ";", "|")
LONGEST_CELL: Final = 32_000_000

PlacedRow = tuple[str, dict[str, str]]
"""File and line of a row, and its cells."""


def table(stream: IO[bytes], name: str) -> tuple[list[str], Iterator[PlacedRow]]:
    """The names of a table's columns, and its rows as they are read; missing cells are empty.

    Raises:
        DragomanError: E105 and E127, here or at a row, for what is no table.
    """
    flow = io.BufferedReader(stream, BUFFER)  # type: ignore[type-var]
    head = flow.peek(BUFFER)
    encoding = encoding_of_table(head)
    text = io.TextIOWrapper(flow, encoding=encoding, newline="")
    rows = reader(text, delimiter_of(head.decode(encoding, "replace")))
    with _told(rows, name):
        names = list(rows.fieldnames or ())
    return names, _placed(rows, name)


def _placed(rows: csv.DictReader[str], name: str) -> Iterator[PlacedRow]:
    with _told(rows, name):
        for row in rows:
            yield f"{name}:{rows.line_num}", {key: cell or "" for key, cell in row.items() if key}


@contextmanager
def _told(rows: csv.DictReader[str], name: str) -> Iterator[None]:
    """Faults of a table with their place: bytes that are no letters, cells that do not end."""
    try:
        yield
    except csv.Error as error:
        raise DragomanError("E127", place=f"{name}:{rows.line_num}", reason=error) from error
    except UnicodeDecodeError as error:
        byte, place = error.object[error.start], f"{name}:{rows.line_num + 1}"
        raise DragomanError("E105", place=place, byte=byte, offset=error.start) from error


def reader(lines: io.TextIOBase, delimiter: str) -> csv.DictReader[str]:
    """A reader of rows, which takes cells as long as a report."""
    csv.field_size_limit(LONGEST_CELL)
    return csv.DictReader(lines, delimiter=delimiter, restkey="")


def delimiter_of(text: str, weight: Callable[[list[str]], Any] = len) -> str:
    """The delimiter under which the names of the header weigh most; of several, the commonest.

    Args:
        text: the table from its beginning, the whole header at least.
        weight: what the names of the header are worth; how many they are, where nothing is given.
    """
    return max(DELIMITERS, key=lambda delimiter: weight(_header(text, delimiter)))


def _header(text: str, delimiter: str) -> list[str]:
    return next(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), [])


def encoding_of_table(head: bytes, charset: str | None = None) -> str:
    """The encoding of a table, by its mark, as UTF-8, by what was told, or by how it looks.

    Args:
        head: its first bytes; a letter that they end in the midst of does not count.
        charset: the encoding that it is said to be in.
    """
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    try:
        head[:-3].decode("utf-8")
    except UnicodeDecodeError as error:
        if error.end < len(head) - 8:
            return charset or encoding_of(head) or "utf-8"
    return "utf-8-sig"
