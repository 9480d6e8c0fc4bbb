"""RSS, RDF and Atom files: every entry is a document. Nothing is fetched, no DTD is looked at."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Iterator
from typing import Any, Final

from dragoman.errors import DragomanError
from dragoman.read.document import Document
from dragoman.read.extras import needed
from dragoman.read.reading import Reading
from dragoman.read.reject import Reject
from dragoman.read.source import Source

_ENTITY: Final = re.compile(rb"<!ENTITY", re.IGNORECASE)
_ROOT: Final = re.compile(rb"<([A-Za-z_][\w:.-]*)")


def read_feed(source: Source, reading: Reading) -> Iterator[Document | Reject]:
    """A document or a reject for every entry.

    Raises:
        DragomanError: E401 without feedparser, E126 where entities are declared, E132 for XML
            that is no feed.
    """
    feedparser = needed("feedparser", "html", f"reading {source.name}")
    content = source.whole(reading.limits)
    if _ENTITY.search(content):
        raise DragomanError("E126", place=source.name)
    # A stream, never a string: feedparser would take that for an address or a path.
    feed = feedparser.parse(io.BytesIO(content), sanitize_html=False, resolve_relative_uris=False)
    if not feed.version and not feed.entries:
        root = _ROOT.search(content)
        raise DragomanError(
            "E132", place=source.name, root=root[1].decode("latin-1") if root else "?"
        )
    for number, entry in enumerate(feed.entries, start=1):
        given = _given(entry, feed.feed, reading)
        yield reading.document(given, f"{source.name}:entry {number}")


def _given(entry: Any, feed: Any, reading: Reading) -> dict[str, Any]:
    """An entry in the JSONL form."""
    parts = [part.get("value") or "" for part in entry.get("content", [])]
    html = max([*parts, entry.get("summary") or ""], key=len)
    language = entry.get("language") or feed.get("language")
    given = {
        "id": entry.get("id"), "text": reading.markup.text_of(html),
        "title": reading.markup.text_of(entry.get("title") or ""), "date": _day(entry),
        "source": (entry.get("source") or {}).get("title") or feed.get("title"),
        "url": entry.get("link"), "author": entry.get("author"), "language": language,
    }  # fmt: skip
    return {k: v for k, v in given.items() if v is not None and (v != "" or k == "text")}


def _day(entry: Any) -> dt.date | None:
    for told in ("published_parsed", "updated_parsed", "created_parsed"):
        found = entry.get(told)
        if found:
            return dt.date(*found[:3])
    return None
