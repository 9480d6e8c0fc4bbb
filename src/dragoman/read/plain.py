"""Plain text: one report a file, with or without its `date YYYY-MM-DD` prefix."""

from __future__ import annotations

import datetime as dt
from typing import IO

from dragoman.errors import DragomanError
from dragoman.read.document import Document
from dragoman.read.given import LONGEST_TEXT, as_document
from dragoman.read.lines import decoded
from dragoman.read.reject import Reject


def read_plain(
    stream: IO[bytes], name: str, identity: str | None, *, date: dt.date | None = None
) -> Document | Reject:
    """The one document of the stream, or why it is none."""
    try:
        content = stream.read(4 * LONGEST_TEXT + 1)
        if not content:
            raise DragomanError("E101", place=name)
        text = decoded(content.removeprefix(b"\xef\xbb\xbf"), name)
        return as_document({"id": identity, "text": text}, name, date=date)
    except DragomanError as error:
        return Reject.of(name, error, identity)
