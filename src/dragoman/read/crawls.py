"""WARC and WET: web archives, record by record, with FastWARC.

Pages go through the reader of pages, text records are taken as they are. Where neither page nor
user tells the day, the day of the crawl stands in for it, flagged `date_basis: "fetched"`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any, Final

import msgspec

from dragoman.errors import DragomanError
from dragoman.read.document import Document
from dragoman.read.extras import needed
from dragoman.read.reading import Reading
from dragoman.read.reject import Reject
from dragoman.read.source import BUFFER, Flow, Readable, Source, buffered

Opened = Callable[[Source, Reading], Iterator[Document | Reject]]

_OK: Final = 200


def read_crawl(source: Source, reading: Reading, opened: Opened) -> Iterator[Document | Reject]:
    """A document or a reject for every record that holds a page or a text.

    Args:
        opened: reads one record as a source of its own.

    Raises:
        DragomanError: E401 without FastWARC, E127 for a damaged archive.
    """
    warc = needed("fastwarc.warc", "html", f"reading {source.name}")
    kinds = warc.WarcRecordType
    wanted = kinds.response | kinds.resource | kinds.conversion
    flowing = _Flowing(source.stream)
    records = warc.ArchiveIterator(
        flowing, record_types=wanted, parse_http=True, auto_decode="all",
        quirks_mode=True, stream_detect=False,
    )  # fmt: skip
    try:
        for number, record in enumerate(records, start=1):
            if _is_page(record):
                yield from opened(_record(record, source, number), reading)
    except (OSError, ValueError) as error:
        raise DragomanError("E127", place=source.name, reason=error) from error
    if flowing.fault is not None:
        raise flowing.fault


class _Flowing:
    """A stream as FastWARC wants it: it tells its place, and does not raise.

    What goes wrong below is kept for later, and the stream ends: an exception that crosses
    FastWARC's own code may end the whole program.
    """

    def __init__(self, stream: Readable) -> None:
        self.stream = stream
        self.at = 0
        self.fault: Exception | None = None

    def read(self, size: int = BUFFER, /) -> bytes:
        if self.fault is not None:
            return b""
        try:
            found = self.stream.read(size)
        except Exception as error:
            self.fault = error
            return b""
        self.at += len(found)
        return found

    def tell(self) -> int:
        return self.at

    def seek(self, offset: int, whence: int = 0, /) -> int:
        return self.at


def _is_page(record: Any) -> bool:
    """Whether a record holds a page or a text that was fetched without a fault."""
    http = record.http_headers
    if http is not None and http.status_code != _OK:
        return False
    kind: str = (record.http_content_type or record.headers.get("Content-Type", "")).lower()
    return kind.startswith(("text/html", "text/plain", "application/xhtml"))


def _record(record: Any, source: Source, number: int) -> Source:
    """The record as a source."""
    plain = (record.http_content_type or record.headers.get("Content-Type", "")).startswith(
        "text/plain"
    )
    return msgspec.structs.replace(
        source,
        name=f"{source.name}:record {number}{'.txt' if plain else '.html'}",
        stream=buffered(Flow(record.reader)),
        identity=None,
        charset=record.http_charset,
        url=record.headers.get("WARC-Target-URI"),
        seen=_fetched(record),
        path=None,
    )


def _fetched(record: Any) -> dt.date | None:
    day: dt.datetime | None = record.record_date
    return day.date() if day is not None else None
