"""Parquet in parts: what a kill leaves of a Parquet file cannot be read, so parts are finished one
after the other beside the output and joined when the run ends."""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path
from typing import IO, Final

from dragoman.cli.interrupts import uninterrupted
from dragoman.cli.journal import Journal, Written
from dragoman.cli.outputs import opened
from dragoman.read.document import Document
from dragoman.read.extras import needed
from dragoman.read.identity import document_hash
from dragoman.records.flat import ALL, Chosen
from dragoman.records.model import Coded
from dragoman.records.writers import Parquet

PART_ROWS: Final = 10_000
PART_SECONDS: Final = 30.0
"""What a part holds at most, and so what a kill can cost."""


class Parts:
    """Records go to parts in `OUTPUT.parts/`; the journal keeps each document's rows."""

    def __init__(self, path: Path, table: str, journal: Journal, events: Chosen = ALL) -> None:
        self.path, self.table, self.journal, self.events = path, table, journal, events
        self.folder = path.with_name(f"{path.name}.parts")
        opened(path, "ab").close()
        self.row = self._rows_there()
        if self.row < journal.end:
            journal.start_over()
        if journal.end == 0:
            shutil.rmtree(self.folder, ignore_errors=True)
            path.write_bytes(b"")
            self.row = 0
        self.folder.mkdir(exist_ok=True)
        self.part: _Part | None = None

    def _rows_there(self) -> int:
        """Rows of the joined file and of the parts that the journal knows; later parts go."""
        parquet = needed("pyarrow.parquet", "parquet", "--format parquet")
        end, rows = self.journal.end, 0
        for file in self._files():
            if file != self.path and rows >= end:
                file.unlink()
            else:
                rows += parquet.read_metadata(file).num_rows
        return rows

    def _files(self) -> list[Path]:
        joined = [self.path] if self.journal.end and self.path.stat().st_size else []
        return [*joined, *sorted(self.folder.glob("*.parquet"))]

    def write(self, document: Document, coded: Coded) -> None:
        with uninterrupted():
            if self.part is None:
                self.part = _Part(self.folder, self.row, self.table, self.events)
            self.part.write(document, coded)
            if self.part.is_full():
                self._finish_part()

    def _finish_part(self) -> None:
        if self.part is not None:
            written = self.part.finish()
            self.row = self.part.row
            self.journal.note(written)
            self.part = None

    def close(self) -> None:
        """Join the parts into the output."""
        self._finish_part()
        outdated = list(self.journal.outdated())
        files = self._files()
        if outdated or files != [self.path]:
            joined = self.path.with_name(f"{self.path.name}.new")
            with joined.open("wb") as stream:
                _join(files, outdated, stream, self.table)
            os.replace(joined, self.path)
            self.journal.closed_up()
        shutil.rmtree(self.folder, ignore_errors=True)


class _Part:
    """One part while it is written."""

    def __init__(self, folder: Path, row: int, table: str, events: Chosen) -> None:
        self.path = folder / f"{row:012}.parquet"
        self.new = self.path.with_suffix(".new")
        self.stream = self.new.open("wb")
        self.writer = Parquet(self.stream, table, events)
        self.first = self.row = row
        self.began = time.monotonic()
        self.written: list[Written] = []

    def write(self, document: Document, coded: Coded) -> None:
        self.writer.write(document, coded)
        last = self.first + self.writer.written
        self.written.append(Written(document.id, document_hash(document), self.row, last))
        self.row = last

    def is_full(self) -> bool:
        late = time.monotonic() - self.began >= PART_SECONDS
        return late or self.row - self.first >= PART_ROWS

    def finish(self) -> list[Written]:
        self.writer.close()
        self.stream.close()
        os.replace(self.new, self.path)
        return self.written


def _join(
    files: list[Path], outdated: list[tuple[int, int]], stream: IO[bytes], table: str
) -> None:
    """Write the rows of all files but the outdated ones."""
    parquet = needed("pyarrow.parquet", "parquet", "--format parquet")
    writer = Parquet(stream, table)
    at = 0
    for path in files:
        with parquet.ParquetFile(path) as file:
            for batch in file.iter_batches(batch_size=PART_ROWS):
                for first, last in _kept(at, at + batch.num_rows, outdated):
                    writer.add(batch.slice(first - at, last - first))
                at += batch.num_rows
    writer.close()


def _kept(first: int, last: int, outdated: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """What the outdated stretches leave of the rows from `first` to `last`."""
    kept: list[tuple[int, int]] = []
    for begin, end in outdated:
        if begin < last and end > first:
            if begin > first:
                kept.append((first, begin))
            first = max(first, end)
    return [*kept, (first, last)] if first < last else kept
