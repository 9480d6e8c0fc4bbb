"""Writers: records one after the other into JSONL, CSV, Parquet or the terminal's tables."""

from __future__ import annotations

import csv
import io
from typing import IO, Any, Final, Protocol

import msgspec
from rich.console import Console

from dragoman.errors import DragomanError
from dragoman.read.document import Document
from dragoman.records.flat import ALL, Chosen, column_type, columns, rows
from dragoman.records.ftm import entities
from dragoman.records.layout import ACTUAL, laid_out, layout
from dragoman.records.model import Coded
from dragoman.records.terminal import show

ROW_GROUP: Final = 10_000


class Writer(Protocol):
    """Takes records as they are made."""

    def write(self, document: Document, coded: Coded) -> None:
        """Write one document's record."""

    def close(self) -> None:
        """Finish the output; the stream itself stays the caller's."""


class Nowhere:
    """Writes nothing, for records that are only kept in a ledger."""

    def write(self, document: Document, coded: Coded) -> None:
        return

    def close(self) -> None:
        return


class JsonLines:
    """One object a line, the form of the JSONL contract."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream

    def write(self, document: Document, coded: Coded) -> None:
        self._stream.write(coded.to_json() + b"\n")
        self._stream.flush()

    def close(self) -> None:
        self._stream.flush()


class Csv:
    """One flat table as CSV with a header; missing cells are empty."""

    def __init__(self, stream: IO[bytes], table: str, chosen: Chosen = ALL) -> None:
        self._table = table
        self._chosen = chosen
        self._text = io.TextIOWrapper(stream, encoding="utf-8", newline="", write_through=True)
        self._rows = csv.DictWriter(self._text, columns(table), lineterminator="\n")
        self._rows.writeheader()

    def write(self, document: Document, coded: Coded) -> None:
        self._rows.writerows(rows(coded, document.text, self._table, self._chosen))

    def close(self) -> None:
        self._text.flush()
        self._text.detach()


class Laid:
    """A layout that researchers load, such as GDELT's; missing cells are empty."""

    def __init__(self, stream: IO[bytes], name: str, chosen: Chosen = ACTUAL) -> None:
        self._name = name
        self._chosen = chosen
        self._text = io.TextIOWrapper(stream, encoding="utf-8", newline="", write_through=True)
        kept = layout(name)
        self._rows = csv.writer(self._text, delimiter=kept.delimiter, lineterminator="\n")
        if kept.header:
            self._rows.writerow(kept.names())

    def write(self, document: Document, coded: Coded) -> None:
        for row in laid_out(self._name, coded, document.text, self._chosen):
            self._rows.writerow([" ".join(c.split()) if isinstance(c, str) else c for c in row])

    def close(self) -> None:
        self._text.flush()
        self._text.detach()


class FollowTheMoney:
    """Entities of FollowTheMoney, one JSON object a line."""

    def __init__(self, stream: IO[bytes], chosen: Chosen = ACTUAL) -> None:
        self._stream = stream
        self._chosen = chosen

    def write(self, document: Document, coded: Coded) -> None:
        for entity in entities(coded, document.text, self._chosen):
            self._stream.write(msgspec.json.encode(entity) + b"\n")
        self._stream.flush()

    def close(self) -> None:
        self._stream.flush()


class Parquet:
    """One flat table as Parquet, written in row groups so that memory stays flat."""

    def __init__(self, stream: IO[bytes], table: str, chosen: Chosen = ALL) -> None:
        self._chosen = chosen
        try:
            import pyarrow.parquet
        except ImportError as error:
            raise DragomanError("E401", extra="parquet", what="--format parquet") from error
        self._table = table
        self._schema = _schema(table)
        self._file = pyarrow.parquet.ParquetWriter(stream, self._schema)
        self._waiting: list[dict[str, Any]] = []
        self.written = 0
        """Rows so far."""

    def write(self, document: Document, coded: Coded) -> None:
        found = list(rows(coded, document.text, self._table, self._chosen))
        self.written += len(found)
        self._waiting += found
        if len(self._waiting) >= ROW_GROUP:
            self._flush()

    def _flush(self) -> None:
        import pyarrow

        self._file.write_table(pyarrow.Table.from_pylist(self._waiting, schema=self._schema))
        self._waiting = []

    def add(self, batch: Any) -> None:
        """Write rows of another file of the same table, given as a record batch of Arrow."""
        self._file.write_batch(batch)

    def close(self) -> None:
        self._flush()
        self._file.close()


class Tables:
    """The terminal's tables, in colour where the console has any."""

    def __init__(self, console: Console) -> None:
        self._console = console

    def write(self, document: Document, coded: Coded) -> None:
        show(self._console, coded, document.text)

    def close(self) -> None:
        """Nothing is held back."""


def _schema(table: str) -> Any:
    import pyarrow

    kinds = {"integer": pyarrow.int64(), "number": pyarrow.float64(), "text": pyarrow.string()}
    return pyarrow.schema([(name, kinds[column_type(name)]) for name in columns(table)])
