"""Letters: newsletters as `.eml` files, one each, or many in an `.mbox`."""

from __future__ import annotations

import datetime as dt
import email
import email.policy
from collections.abc import Iterator
from email.message import Message
from typing import Any

from dragoman.errors import DragomanError
from dragoman.read.decoding import decoded
from dragoman.read.document import Document
from dragoman.read.reading import Reading
from dragoman.read.reject import Reject
from dragoman.read.source import BUFFER, Source


def read_mail(source: Source, reading: Reading) -> Iterator[Document | Reject]:
    """The one letter of the source.

    Raises:
        DragomanError: E101, E106.
    """
    yield _letter(source.whole(reading.limits), source.name, reading)


def read_mbox(source: Source, reading: Reading) -> Iterator[Document | Reject]:
    """A document or a reject for every letter, held one at a time."""
    lines: list[bytes] = []
    size, number = 0, 0
    for line in _lines(source):
        if line.startswith(b"From ") and (not lines or lines[-1] in (b"\n", b"\r\n")):
            if number:
                yield _checked(lines, size, f"{source.name}:letter {number}", reading)
            lines, size, number = [], 0, number + 1
            continue
        size += len(line)
        if size <= reading.limits.whole:
            lines.append(line[1:] if line.startswith(b">") and _quoted(line) else line)
    if number:
        yield _checked(lines, size, f"{source.name}:letter {number}", reading)
    else:
        raise DragomanError("E101" if not lines else "E127", place=source.name, reason="no letters")


def _lines(source: Source) -> Iterator[bytes]:
    while line := source.stream.readline(BUFFER):
        yield line


def _quoted(line: bytes) -> bool:
    """Whether the line is a "From " of the text, set off so that it opens no letter."""
    return line.lstrip(b">").startswith(b"From ")


def _checked(lines: list[bytes], size: int, place: str, reading: Reading) -> Document | Reject:
    if size > reading.limits.whole:
        limit = reading.limits.size
        fault = DragomanError("E106", place=place, size=size, unit="letter", limit=limit)
        return Reject.of(place, fault)
    return _letter(b"".join(lines), place, reading)


def _letter(content: bytes, place: str, reading: Reading) -> Document | Reject:
    """A letter as a document; its plain text where it has one, else the text of its markup."""
    try:
        letter = email.message_from_bytes(content, policy=email.policy.default)
        given = {**_headers(letter), "text": _body(letter, place, reading)}
    except DragomanError as error:
        return Reject.of(place, error)
    except (ValueError, LookupError, TypeError, AttributeError, ArithmeticError) as error:
        # The standard library's parser of headers fails in many ways on broken ones.
        return Reject.of(place, DragomanError("E127", place=place, reason=error))
    return reading.document(given, place)


def _headers(letter: Message) -> dict[str, Any]:
    sender = letter["From"]
    addresses = getattr(sender, "addresses", ())
    source = next((a.display_name or a.domain for a in addresses), None)
    told = {
        "id": str(letter["Message-ID"] or "").strip(" <>\r\n\t"), "title": letter["Subject"],
        "date": _day(letter), "source": source, "language": letter["Content-Language"],
    }  # fmt: skip
    return {k: v if k == "date" else str(v) for k, v in told.items() if v}


def _day(letter: Message) -> dt.date | None:
    moment = getattr(letter["Date"], "datetime", None)
    return moment.date() if moment is not None else None


def _body(letter: Message, place: str, reading: Reading) -> str:
    for part in letter.walk():
        if part.get_content_type() == "text/plain" and not part.get_filename():
            text = _text(part, place)
            if text.strip():
                return text.replace("\r\n", "\n").strip()
    for part in letter.walk():
        if part.get_content_type() == "text/html":
            return reading.markup.text_of(_text(part, place))
    return ""


def _text(part: Message, place: str) -> str:
    payload = part.get_payload(decode=True)
    content = payload if isinstance(payload, bytes) else b""
    return decoded(content, place, part.get_content_charset())
