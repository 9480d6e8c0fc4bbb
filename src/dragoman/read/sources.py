"""Paths become documents: files, folders walked in order, and standard input."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, Final

from dragoman.errors import DragomanError
from dragoman.read.document import Document
from dragoman.read.lines import read_lines
from dragoman.read.plain import read_plain
from dragoman.read.reject import Reject

LINE_ENDINGS: Final = (".jsonl", ".ndjson")
TEXT_ENDINGS: Final = (".txt", ".text")


def read_all(
    paths: Iterable[str | Path], *, date: dt.date | None = None
) -> Iterator[Document | Reject]:
    """Documents and rejects of every path, in the order given; folders are walked by name.

    "-" is standard input. A file that is neither text nor JSONL is a reject with its reason.
    """
    for path in paths:
        if str(path) == "-":
            yield from _read_stream(sys.stdin.buffer, "<stdin>", None, date)
            continue
        for file in _files(Path(path)):
            yield from _read_file(file, date)


def _files(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    for file in sorted(path.rglob("*")):
        hidden = any(part.startswith(".") for part in file.relative_to(path).parts)
        if file.is_file() and not hidden:
            yield file


def _read_file(path: Path, date: dt.date | None) -> Iterator[Document | Reject]:
    try:
        with path.open("rb") as stream:
            yield from _read_stream(stream, str(path), path.stem, date)
    except FileNotFoundError:
        yield Reject.of(str(path), DragomanError("E111", place=path))
    except OSError as error:
        yield Reject.of(str(path), DragomanError("E112", place=path, reason=error.strerror))


def _read_stream(
    stream: IO[bytes], name: str, identity: str | None, date: dt.date | None
) -> Iterator[Document | Reject]:
    if name.lower().endswith(LINE_ENDINGS) or _looks_like_json(stream, name):
        found = False
        for document in read_lines(stream, name, date=date):
            found = True
            yield document
        if not found:
            yield Reject.of(name, DragomanError("E101", place=name))
    else:
        yield read_plain(stream, name, identity, date=date)


def _looks_like_json(stream: IO[bytes], name: str) -> bool:
    """Whether a stream of no telling name begins as a JSON object does."""
    if name.lower().endswith(TEXT_ENDINGS) or not hasattr(stream, "peek"):
        return False
    return bool(stream.peek(64).lstrip()[:1] == b"{")
