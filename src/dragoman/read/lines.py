"""JSONL: one object a line, read with bounded memory whatever the lines hold."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, Any, Final

import msgspec

from dragoman.errors import DragomanError
from dragoman.read.document import Document
from dragoman.read.reading import Reading
from dragoman.read.reject import Reject
from dragoman.read.source import Source

LONGEST_LINE: Final = 32_000_000


def read_lines(source: Source, reading: Reading) -> Iterator[Document | Reject]:
    """A document, or a reject that names its line, for every line that is not blank."""
    for number, line in enumerate(bounded_lines(source.stream), start=1):
        place = f"{source.name}:{number}"
        if isinstance(line, bytes) and not line.strip():
            continue
        try:
            yield reading.document(line_object(line, place), place)
        except DragomanError as error:
            yield Reject.of(place, error)


def bounded_lines(stream: IO[bytes]) -> Iterator[bytes | int]:
    """Each line, or the length in bytes of one that is too long to be held."""
    while line := stream.readline(LONGEST_LINE + 1):
        if len(line) <= LONGEST_LINE or line.endswith(b"\n"):
            yield line
            continue
        length = len(line)
        while line and not line.endswith(b"\n"):
            line = stream.readline(LONGEST_LINE)
            length += len(line)
        yield length


def line_object(line: bytes | int, place: str) -> dict[str, Any]:
    """The JSON object of a line.

    Raises:
        DragomanError: E104 to E108, naming `place`.
    """
    if isinstance(line, int):
        raise DragomanError("E106", place=place, size=line, unit="line", limit=LONGEST_LINE)
    text = decoded(line.removeprefix(b"\xef\xbb\xbf"), place)
    try:
        found = msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError) as error:
        raise DragomanError("E108", place=place, reason=str(error)) from error
    if not isinstance(found, dict):
        raise DragomanError("E107", place=place, found=type(found).__name__)
    return found


def decoded(content: bytes, place: str) -> str:
    """UTF-8 as text: JSON is in no other encoding.

    Raises:
        DragomanError: E104 for NUL bytes (not text), E105 for anything else that is no UTF-8.
    """
    if (at := content.find(b"\0")) >= 0:
        raise DragomanError("E104", place=place, byte=0, offset=at)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        byte = content[error.start]
        raise DragomanError("E105", place=place, byte=byte, offset=error.start) from error
