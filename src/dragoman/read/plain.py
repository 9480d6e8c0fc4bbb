"""Plain text: one report a file, with or without its `date YYYY-MM-DD` prefix, or an export that
holds many articles."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dragoman.read.decoding import decoded
from dragoman.read.document import Document
from dragoman.read.exports import Style
from dragoman.read.reading import Reading
from dragoman.read.reject import Reject
from dragoman.read.source import Source


def read_plain(source: Source, reading: Reading) -> Iterator[Document | Reject]:
    """The one document of the source, or every article of an export.

    Raises:
        DragomanError: E101, E104 to E106 for what is no text.
    """
    text = decoded(source.whole(reading.limits), source.name, source.charset)
    style = reading.exports.style(text)
    if style is None:
        yield one_report(text, source, reading)
    else:
        yield from _articles(text, style, source, reading)


def one_report(text: str, source: Source, reading: Reading) -> Document | Reject:
    """The document that the whole text is."""
    given: dict[str, Any] = {"id": source.identity, "text": text, "url": source.url}
    if source.seen is not None and reading.date is None:
        given |= {"date": source.seen, "date_basis": "fetched"}
    return reading.document({k: v for k, v in given.items() if v is not None}, source.name)


def _articles(
    text: str, style: Style, source: Source, reading: Reading
) -> Iterator[Document | Reject]:
    for number, article in enumerate(style.articles(text), start=1):
        yield reading.document(article, f"{source.name}:article {number}")
