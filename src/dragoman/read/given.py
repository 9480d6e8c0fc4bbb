"""Documents as callers hand them over: already a `Document`, or a dict in the JSONL form."""

from __future__ import annotations

import datetime as dt
import re
from hashlib import sha256
from typing import Any, Final

from dragoman.errors import DragomanError
from dragoman.read.document import Document
from dragoman.read.limits import DEFAULT

KNOWN: Final = ("id", "text", "date", "title", "source", "url", "language")
_PREFIX = re.compile(r"\s*date[ \t]+(\d{4}-\d{2}-\d{2})(?![\d-])\s*")
_OTHER_DATE = re.compile(r"\s*date[ \t]+(\d[\d./-]*)[ \t]*(?:[\r\n]|$)")


def as_document(
    given: Document | dict[str, Any],
    place: str = "document",
    *,
    date: dt.date | None = None,
    longest: int = DEFAULT.size,
) -> Document:
    """The document that a dict in the JSONL form describes; unknown keys go into `extra`.

    Args:
        place: what error messages call the input, such as "news.jsonl:17".
        date: day of publication for a document that tells none itself.
        longest: characters that the text may have; 0 for any number.

    Raises:
        DragomanError: E102 to E115, each naming `place`.
    """
    if isinstance(given, Document):
        return given
    text = _text(given, place, longest)
    prefix = _PREFIX.match(text)
    if prefix and prefix.end() == len(text):
        raise DragomanError("E113", place=place)
    if prefix is None and (other := _OTHER_DATE.match(text)):
        raise DragomanError("E103", place=place, value=other[1])
    told = given.get("date") or (prefix and prefix[1]) or date
    return Document(
        id=_identity(given, text),
        date=as_date(told, place),
        text=text,
        title=_optional(given, "title", place),
        source=_optional(given, "source", place),
        url=_optional(given, "url", place),
        language=_language(given, place),
        extra={k: v for k, v in given.items() if k not in KNOWN},
        body=prefix.end() if prefix else 0,
    )


def as_date(value: Any, place: str) -> dt.date:
    """A calendar day from a date or any ISO form.

    Raises:
        DragomanError: E102 where there is none, E103 where it is no day of the calendar.
    """
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    if value is None or value == "":
        raise DragomanError("E102", place=place)
    try:
        return dt.datetime.fromisoformat(str(value).strip()).date()
    except ValueError as error:
        raise DragomanError("E103", place=place, value=value) from error


def text_digest(text: str) -> str:
    """First 16 hex digits of the text's SHA-256, the identity of a document without a name."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _text(given: dict[str, Any], place: str, longest: int) -> str:
    text = given.get("text")
    if text is None:
        raise DragomanError("E109", place=place, key="text")
    if not isinstance(text, str):
        raise _wrong_type("text", text, place)
    if longest and len(text) > longest:
        raise DragomanError("E106", place=place, size=len(text), unit="document", limit=longest)
    if "\0" in text:
        raise DragomanError("E104", place=place, byte=0, offset=text.index("\0"))
    if not text.strip():
        raise DragomanError("E113", place=place)
    return text


def _identity(given: dict[str, Any], text: str) -> str:
    told = given.get("id")
    return text_digest(text) if told is None or told == "" else str(told)


def _optional(given: dict[str, Any], key: str, place: str) -> str | None:
    value = given.get(key)
    if value is not None and not isinstance(value, str):
        raise _wrong_type(key, value, place)
    return value or None


def _language(given: dict[str, Any], place: str) -> str:
    language = _optional(given, "language", place) or "en"
    if language.lower().split("-")[0] not in ("en", "eng", "english"):
        raise DragomanError("E115", place=place, language=language)
    return language


def _wrong_type(key: str, value: Any, place: str) -> DragomanError:
    found = type(value).__name__
    return DragomanError("E110", place=place, key=key, wanted="a string", found=found)
