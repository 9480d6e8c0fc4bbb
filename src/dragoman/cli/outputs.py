"""Outputs: where records go, document by document, so that a run can end and go on anywhere."""

from __future__ import annotations

import io
import os
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import IO, Any, Final, Protocol, cast

from dragoman.cli.interrupts import uninterrupted
from dragoman.cli.journal import Journal, Written
from dragoman.errors import DragomanError
from dragoman.read.document import Document
from dragoman.read.identity import document_hash
from dragoman.records.model import Coded
from dragoman.records.writers import Writer

Writes = Callable[[IO[bytes]], Writer]
"""Makes the writer of a form on a stream."""

COPIED: Final = 2**20


class Output(Protocol):
    """Takes records as they are made."""

    def write(self, document: Document, coded: Coded) -> None:
        """Write one document's record."""

    def close(self) -> None:
        """Bring the output into its final shape."""


class Passing:
    """Records go to a stream that cannot be gone on with, as standard output is."""

    def __init__(self, stream: IO[bytes], writes: Writes) -> None:
        self.writer = writes(stream)

    def write(self, document: Document, coded: Coded) -> None:
        with uninterrupted():
            self.writer.write(document, coded)

    def close(self) -> None:
        self.writer.close()


class TextFile:
    """Records go to the end of a text file; the journal keeps each document's bytes."""

    def __init__(self, path: Path, writes: Writes, journal: Journal, stack: ExitStack) -> None:
        self.path, self.journal = path, journal
        end = journal.end
        if end and (not path.exists() or path.stat().st_size < end):
            journal.start_over()
            end = 0
        self.stream: IO[bytes] = stack.enter_context(opened(path, "r+b" if end else "wb"))
        self.stream.truncate(end)
        self.stream.seek(end)
        self.gate = _Gate(self.stream)
        self.gate.shut = bool(end)
        self.writer = writes(cast(IO[bytes], self.gate))
        self.gate.shut = False

    def write(self, document: Document, coded: Coded) -> None:
        with uninterrupted():
            first = self.stream.tell()
            self.writer.write(document, coded)
            self.stream.flush()
            digest = document_hash(document)
            self.journal.note([Written(document.id, digest, first, self.stream.tell())])

    def close(self) -> None:
        self.writer.close()
        self.stream.flush()
        outdated = list(self.journal.outdated())
        if outdated:
            self._close_up(outdated)

    def _close_up(self, outdated: list[tuple[int, int]]) -> None:
        """Take out what no longer counts."""
        rest = self.path.with_name(f"{self.path.name}.new")
        with self.path.open("rb") as given, rest.open("wb") as kept:
            at = 0
            for first, last in [*outdated, (self.path.stat().st_size, 0)]:
                _copy(given, kept, at, first)
                at = last
        os.replace(rest, self.path)
        self.journal.closed_up()


class _Gate(io.RawIOBase):
    """Lets nothing through while it is shut: a header is there already when a run goes on."""

    def __init__(self, stream: IO[bytes]) -> None:
        self.stream = stream
        self.shut = False

    def writable(self) -> bool:
        return True

    def write(self, content: Any, /) -> int:
        return len(content) if self.shut else self.stream.write(content)

    def flush(self) -> None:
        if not self.stream.closed:
            self.stream.flush()


def opened(path: Path, mode: str) -> IO[bytes]:
    """The file, opened.

    Raises:
        DragomanError: E402 where it cannot be written.
    """
    try:
        return path.open(mode)
    except OSError as error:
        raise DragomanError("E402", place=path, reason=error.strerror) from error


def _copy(given: IO[bytes], kept: IO[bytes], first: int, last: int) -> None:
    given.seek(first)
    left = last - first
    while left > 0 and (piece := given.read(min(COPIED, left))):
        kept.write(piece)
        left -= len(piece)
