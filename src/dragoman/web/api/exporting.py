"""All records that a filter asks for, sent as they are read: JSON lines, CSV or Parquet.

One reading transaction sees the ledger as it was when the export began, whatever is written
meanwhile. A connection of its own is opened for it and closed with it, also when the other side
hangs up.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import time
import weakref
from collections.abc import Iterable, Iterator
from itertools import islice
from threading import BoundedSemaphore
from typing import Any, Final

import msgspec
from starlette.concurrency import iterate_in_threadpool
from starlette.responses import StreamingResponse

from dragoman.cli.ledger_rows import FLAT, Row
from dragoman.errors import DragomanError
from dragoman.ledger.ledger import Ledger
from dragoman.web.api.asked import Listed
from dragoman.web.readers import guard
from dragoman.web.site import Site

BATCH: Final = 500
GROUP: Final = 20  # batches of a row group
MEDIA: Final = {
    "ndjson": "application/x-ndjson",
    "csv": "text/csv; charset=utf-8",
    "parquet": "application/vnd.apache.parquet",
}
NUMBERS: Final = {"quad": "int64", "documents": "int64", "events": "int64", "statements": "int64",
                  "actors": "int64", "sentences": "int64", "intensity": "float64",
                  "confidence": "float64", "lat": "float64", "lon": "float64"}  # fmt: skip
DAYS: Final = ("date", "first", "last")
FORMULAS: Final = ("=", "+", "-", "@", "\t", "\r")


async def export(site: Site, kind: str, told: Listed) -> StreamingResponse:
    """The records in the form that is asked for.

    Raises:
        DragomanError: E401 without pyarrow, E511 to E516 for the filter, E717 where too many
            exports run already.
    """
    if told.format == "parquet":
        _parquet()
    await site.read(lambda ledger: getattr(ledger, kind)(told.filter, limit=1))
    records = Records(site, kind, told)
    made = {"ndjson": _lines, "csv": _csv, "parquet": _tables}[told.format]
    name = f'attachment; filename="{kind}.{told.format}"'
    headers = {"Content-Disposition": name, "Cache-Control": "no-store"}
    return StreamingResponse(
        iterate_in_threadpool(records.guarded(made(kind, records))), headers=headers,
        media_type=MEDIA[told.format],
    )  # fmt: skip


class Records:
    """Batches of records out of one transaction; counts as one of the exports that may run."""

    def __init__(self, site: Site, kind: str, told: Listed) -> None:
        if not site.exports.acquire(blocking=False):
            raise DragomanError("E717")
        self.site = site
        self.kind = kind
        self.told = told
        self._opened: list[Ledger] = []
        # Also where nobody ever asks for the first part.
        self._let_go = weakref.finalize(self, _let_go, site.exports, self._opened)

    def guarded(self, parts: Iterator[bytes]) -> Iterator[bytes]:
        """The parts; the connection is closed after the last, or when no more are wanted."""
        try:
            yield from parts
        finally:
            self._let_go()

    def __iter__(self) -> Iterator[list[Any]]:
        limits = self.site.settings.limits
        ledger = Ledger(self.site.settings.ledger, create=False, readonly=True)
        self._opened.append(ledger)
        guard(ledger, time.monotonic() + limits.export_seconds)
        ledger.connection.execute("BEGIN")
        left, after = limits.export_records, None
        ask = getattr(ledger, self.kind)
        order = getattr(self.told, "order", None)
        further = {} if order is None else {"oldest_first": order == "oldest"}
        while left > 0:
            page = ask(self.told.filter, limit=min(BATCH, left), after=after, **further)
            yield page.records
            left, after = left - len(page.records), page.next
            if after is None:
                return


def _let_go(running: BoundedSemaphore, opened: list[Ledger]) -> None:
    running.release()
    for ledger in opened:
        ledger.close()


def _lines(kind: str, records: Iterable[list[Any]]) -> Iterator[bytes]:
    for batch in records:
        yield msgspec.json.Encoder().encode_lines(batch)


def _rows(kind: str, batch: list[Any]) -> list[Row]:
    return [FLAT[kind](record) for record in batch]


def _csv(kind: str, records: Iterable[list[Any]]) -> Iterator[bytes]:
    """Rows with a header; what a spreadsheet would take for a formula gets an apostrophe."""
    begun = False
    for batch in records:
        rows = _rows(kind, batch)
        out = io.StringIO()
        table = csv.DictWriter(out, list(rows[0]) if rows else [], lineterminator="\r\n")
        if rows and not begun:
            table.writeheader()
            begun = True
        table.writerows({k: _cell(v) for k, v in row.items()} for row in rows)
        yield out.getvalue().encode()


def _cell(value: object) -> object:
    if isinstance(value, str) and value.startswith(FORMULAS):
        return f"'{value}"
    return "" if value is None else value


def _tables(kind: str, records: Iterable[list[Any]]) -> Iterator[bytes]:
    """One row group for several batches, sent as soon as it is written."""
    pa, pq = _parquet()
    sink, batches = _Sink(), iter(records)
    chunk = _chunk(kind, batches)
    names = list(chunk[0]) if chunk else []
    schema = pa.schema([(name, _type(pa, name)) for name in names])
    with pq.ParquetWriter(pa.PythonFile(sink, mode="w"), schema, compression="zstd") as writer:
        while chunk:
            writer.write_table(pa.Table.from_pylist(chunk, schema=schema))
            yield sink.taken()
            chunk = _chunk(kind, batches)
    yield sink.taken()


def _chunk(kind: str, batches: Iterator[list[Any]]) -> list[Row]:
    rows = (row for batch in islice(batches, GROUP) for row in _rows(kind, batch))
    return [{k: _typed(k, v) for k, v in row.items()} for row in rows]


def _typed(name: str, value: Any) -> Any:
    if value is None or name in NUMBERS:
        return value
    if name in DAYS:
        return dt.date.fromisoformat(value) if isinstance(value, str) else value
    return str(value)


def _type(pa: Any, name: str) -> Any:
    if name in DAYS:
        return pa.date32()
    return getattr(pa, NUMBERS.get(name, "string"))()


def _parquet() -> tuple[Any, Any]:
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise DragomanError("E401", what="Parquet", extra="parquet") from error
    return pa, pq


class _Sink(io.RawIOBase):
    """A file that is only written to; what was written is taken away part by part."""

    def __init__(self) -> None:
        self.parts: list[bytes] = []
        self.at = 0

    def writable(self) -> bool:
        return True

    def write(self, part: Any) -> int:
        told = bytes(part)
        self.parts.append(told)
        self.at += len(told)
        return len(told)

    def tell(self) -> int:
        return self.at

    def taken(self) -> bytes:
        told = b"".join(self.parts)
        self.parts.clear()
        return told
