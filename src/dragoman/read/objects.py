"""Objects of a JSONL or CSV stream, one a line, each with its place; faults become rejects."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from dragoman.errors import DragomanError
from dragoman.read.delimited import table
from dragoman.read.lines import bounded_lines, line_object
from dragoman.read.reject import Reject

Placed = tuple[str, dict[str, Any]]


def read_objects(path: Path, text: str | None = None) -> Iterator[Placed | Reject]:
    """(place, object) for each line of a JSONL file or each row of a CSV or TSV file.

    Args:
        path: "-" is standard input, read as JSONL.
        text: the column that a table has to have; without it, the table is one reject (E121).
    """
    if str(path) == "-":
        yield from _json_objects(sys.stdin.buffer, "<stdin>")
        return
    try:
        with path.open("rb") as stream:
            if path.suffix.lower() in (".csv", ".tsv"):
                yield from _table_rows(stream, str(path), text)
            else:
                yield from _json_objects(stream, str(path))
    except FileNotFoundError:
        yield Reject.of(str(path), DragomanError("E111", place=path))
    except OSError as error:
        yield Reject.of(str(path), DragomanError("E112", place=path, reason=error.strerror))


def _json_objects(stream: IO[bytes], name: str) -> Iterator[Placed | Reject]:
    for number, line in enumerate(bounded_lines(stream), start=1):
        place = f"{name}:{number}"
        if isinstance(line, bytes) and not line.strip():
            continue
        try:
            yield place, line_object(line, place)
        except DragomanError as error:
            yield Reject.of(place, error)


def _table_rows(stream: IO[bytes], name: str, text: str | None) -> Iterator[Placed | Reject]:
    try:
        columns, rows = table(stream, name)
        if text is not None and columns and text not in columns:
            raise DragomanError("E121", place=name, columns=", ".join(columns[:20]))
        yield from rows
    except DragomanError as error:
        yield Reject.of(name, error)
