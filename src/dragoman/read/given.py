"""Documents as callers hand them over: already a `Document`, or a dict in the JSONL form."""

from __future__ import annotations

import datetime as dt
import re
from hashlib import sha256
from typing import Any

from dragoman.errors import DragomanError
from dragoman.read.document import Document

KNOWN = ("id", "text", "date", "title", "source", "url", "language")
_PREFIX = re.compile(r"\s*date (\d{4}-\d{2}-\d{2})(?!\d)[ \t]*\n?")


def as_document(given: Document | dict[str, Any], place: str = "document") -> Document:
    """The document that a dict describes; unknown keys go into `extra`.

    Raises:
        DragomanError: E102, E103, E109, E110 or E113, each naming `place`.
    """
    if isinstance(given, Document):
        return given
    text = given.get("text")
    if text is None:
        raise DragomanError("E109", place=place, key="text")
    if not isinstance(text, str):
        raise DragomanError("E110", place=place, key="text", wanted="a string", found=type(text))
    if not text.strip():
        raise DragomanError("E113", place=place)
    prefix = _PREFIX.match(text)
    date = given.get("date") or (prefix and prefix[1])
    return Document(
        id=str(given.get("id") or sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]),
        date=as_date(date, place),
        text=text,
        title=given.get("title"),
        source=given.get("source"),
        url=given.get("url"),
        language=given.get("language") or "en",
        extra={k: v for k, v in given.items() if k not in KNOWN},
        body=prefix.end() if prefix else 0,
    )


def as_date(value: Any, place: str) -> dt.date:
    """A calendar day from any ISO form.

    Raises:
        DragomanError: E102 where there is none, E103 where it is no day of the calendar.
    """
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    if not value:
        raise DragomanError("E102", place=place)
    try:
        return dt.datetime.fromisoformat(str(value).strip()).date()
    except ValueError as error:
        raise DragomanError("E103", place=place, value=value) from error
