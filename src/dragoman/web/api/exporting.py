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
from collections.abc import Iterator
from itertools import islice
from threading import BoundedSemaphore
from typing import Any, Final

import msgspec
from starlette.concurrency import iterate_in_threadpool
from starlette.responses import StreamingResponse

from dragoman.errors import DragomanError
from dragoman.ledger.fields import RecordKind
from dragoman.ledger.ledger import Ledger
from dragoman.ledger.model import Page
from dragoman.ledger.rows import Row, column_types, columns, row
from dragoman.ledger.selection import At
from dragoman.web.api.asked import Listed, ListedByDay
from dragoman.web.api.columns import cells
from dragoman.web.api.listing import order
from dragoman.web.api.sorting import listed, sorts_all
from dragoman.web.readers import guard
from dragoman.web.site import Site

BATCH: Final = 500
GROUP: Final = 20  # batches of a row group
MEDIA: Final = {
    "ndjson": "application/x-ndjson",
    "csv": "text/csv; charset=utf-8",
    "parquet": "application/vnd.apache.parquet",
}
KINDS: Final[dict[str, RecordKind]] = {
    "events": "events", "statements": "statements", "documents": "documents",
}  # fmt: skip
FORMULAS: Final = ("=", "+", "-", "@", "\t", "\r")


async def export(site: Site, kind: str, told: Listed) -> StreamingResponse:
    """The records in the form that is asked for.

    Raises:
        DragomanError: E401 without pyarrow, E511 to E516 for the filter, E717 where too many
            exports run already.
    """
    if told.format == "parquet":
        _parquet()
    wanted = _cells(kind, told)
    sort = await site.read(lambda ledger: _order(ledger, kind, told))
    records = Records(site, kind, told, sort=sort, cells=wanted)
    made = {"ndjson": _lines, "csv": _csv, "parquet": _tables}[told.format]
    name = f'attachment; filename="{kind}.{told.format}"'
    headers = {"Content-Disposition": name, "Cache-Control": "no-store"}
    return StreamingResponse(
        iterate_in_threadpool(records.guarded(made(records))), headers=headers,
        media_type=MEDIA[told.format],
    )  # fmt: skip


def _cells(kind: str, told: Listed) -> tuple[str, ...]:
    """The cells that are asked for; none for all of them."""
    names = told.columns if isinstance(told, ListedByDay) else None
    return cells(KINDS[kind], names) if names is not None else ()


def _order(ledger: Ledger, kind: str, told: Listed) -> str:
    """The column to sort by; newest first where only the newest could be sorted by the column."""
    if not isinstance(told, ListedByDay):
        getattr(ledger, kind)(told.filter, limit=1)
        return ""
    sort = order(told)
    listed(ledger, KINDS[kind], told.filter, sort=sort, limit=1)
    return sort if sorts_all(ledger, KINDS[kind], told.filter, sort) else "-day"


class Records:
    """Batches of records out of one transaction; counts as one of the exports that may run.

    Args:
        sort: the column to sort by; "" for actors.
        cells: of flat rows; none for all of them.
    """

    def __init__(
        self, site: Site, kind: str, told: Listed, *, sort: str = "", cells: tuple[str, ...] = ()
    ) -> None:
        if not site.exports.acquire(blocking=False):
            raise DragomanError("E717")
        self.site = site
        self.kind = kind
        self.told = told
        self.sort = sort
        self.cells = cells
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
        while left > 0:
            page = self._page(ledger, min(BATCH, left), after)
            yield page.records
            left, after = left - len(page.records), page.next
            if after is None:
                return

    def _page(self, ledger: Ledger, limit: int, after: At | None) -> Page[Any]:
        if not self.sort:
            return ledger.actors(self.told.filter, limit=limit, after=after)
        kind = KINDS[self.kind]
        return listed(ledger, kind, self.told.filter, sort=self.sort, limit=limit, after=after)

    def rows(self, batch: list[Any]) -> list[Row]:
        """Flat rows of the columns that are asked for."""
        found = (row(self.kind, record) for record in batch)
        return [{name: cells[name] for name in self.columns} for cells in found]

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of flat rows, also where there are no records."""
        return self.cells or columns(self.kind)


def _let_go(running: BoundedSemaphore, opened: list[Ledger]) -> None:
    running.release()
    for ledger in opened:
        ledger.close()


def _lines(records: Records) -> Iterator[bytes]:
    """Records as they are, or flat where columns are chosen."""
    encoder = msgspec.json.Encoder()
    for batch in records:
        yield encoder.encode_lines(records.rows(batch) if records.cells else batch)


def _csv(records: Records) -> Iterator[bytes]:
    """Rows with a header; what a spreadsheet would take for a formula gets an apostrophe."""
    out = io.StringIO()
    table = csv.DictWriter(out, records.columns, lineterminator="\r\n")
    table.writeheader()
    yield out.getvalue().encode()
    for batch in records:
        out.seek(0)
        out.truncate()
        table.writerows({k: _cell(v) for k, v in cells.items()} for cells in records.rows(batch))
        yield out.getvalue().encode()


def _cell(value: object) -> object:
    if isinstance(value, str) and value.startswith(FORMULAS):
        return f"'{value}"
    return "" if value is None else value


def _tables(records: Records) -> Iterator[bytes]:
    """One row group for several batches, sent as soon as it is written."""
    pa, pq = _parquet()
    sink, batches = _Sink(), iter(records)
    types = column_types(records.kind)
    schema = pa.schema([(name, _type(pa, types[name])) for name in records.columns])
    with pq.ParquetWriter(pa.PythonFile(sink, mode="w"), schema, compression="zstd") as writer:
        while chunk := _chunk(records, batches):
            writer.write_table(pa.Table.from_pylist(chunk, schema=schema))
            yield sink.taken()
    yield sink.taken()


def _chunk(records: Records, batches: Iterator[list[Any]]) -> list[Row]:
    return [cells for batch in islice(batches, GROUP) for cells in records.rows(batch)]


def _type(pa: Any, told: type) -> Any:
    return {int: pa.int64, float: pa.float64, dt.date: pa.date32}.get(told, pa.string)()


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
