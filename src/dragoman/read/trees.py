"""JSON: one object, a list of objects, or a list somewhere in an object, as news services answer.

A file whose lines are objects of their own is read line by line, whatever its name says.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import msgspec

from dragoman.errors import DragomanError
from dragoman.read.document import Document
from dragoman.read.lines import decoded, read_lines
from dragoman.read.reading import Reading
from dragoman.read.reject import Reject
from dragoman.read.source import Source, buffered_bytes

LARGEST: Final = 256_000_000
"""Bytes of a JSON text that is held at once; lines of JSON may be any number."""

_DEEPEST: Final = 4


def read_json(source: Source, reading: Reading) -> Iterator[Document | Reject]:
    """A document or a reject for every object that a list in it holds, or for the one it is.

    Raises:
        DragomanError: E104 to E108 for what is no JSON, E134 where no object has a text.
    """
    if _is_lines(source.head()):
        yield from read_lines(source, reading)
        return
    content = _content(source)
    if _is_object(content.lstrip().partition(b"\n")[0]) and b"\n{" in content.strip():
        # More lines came after the head was looked at, as a pipe brings them.
        inner = msgspec.structs.replace(source, stream=buffered_bytes(content))
        yield from read_lines(inner, reading)
        return
    found = _parsed(content, source)
    if isinstance(found, dict) and _has_text(found, reading, source.name):
        given = found if "id" in found or not source.identity else {**found, "id": source.identity}
        yield reading.document(given, source.name)
        return
    objects = _listed(found, reading, source.name)
    if objects is None:
        keys = ", ".join(list(found)[:12]) if isinstance(found, dict) else type(found).__name__
        raise DragomanError("E134", place=source.name, keys=keys)
    for number, one in enumerate(objects, start=1):
        yield _document(one, f"{source.name}:{number}", reading)


def _is_lines(head: bytes) -> bool:
    """Whether the first line is an object and another follows."""
    first, _, rest = head.lstrip().partition(b"\n")
    return _opens(head) and first.rstrip().endswith(b"}") and _opens(rest)


def _opens(text: bytes) -> bool:
    return text.lstrip().startswith(b"{")


def _is_object(line: bytes) -> bool:
    try:
        return isinstance(msgspec.json.decode(line), dict)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
        return False


def _content(source: Source) -> bytes:
    content = source.stream.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise DragomanError(
            "E106", place=source.name, size=len(content), unit="JSON text", limit=LARGEST
        )
    return content


def _parsed(content: bytes, source: Source) -> Any:
    text = decoded(content.removeprefix(b"\xef\xbb\xbf"), source.name)
    if not text.strip():
        raise DragomanError("E101", place=source.name)
    try:
        return msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError) as error:
        raise DragomanError("E108", place=source.name, reason=str(error)) from error


def _document(one: Any, place: str, reading: Reading) -> Document | Reject:
    if not isinstance(one, dict):
        return Reject.of(place, DragomanError("E107", place=place, found=type(one).__name__))
    return reading.document(one, place)


def _has_text(found: dict[str, Any], reading: Reading, place: str) -> bool:
    if "text" in found:
        return True
    try:
        return isinstance(reading.columns.arranged(found, place).get("text"), str)
    except DragomanError:
        return False


def _listed(found: Any, reading: Reading, place: str, depth: int = 0) -> list[Any] | None:
    """The first list in it, the outermost first, of which an object has a text."""
    if isinstance(found, list):
        some = any(isinstance(one, dict) and _has_text(one, reading, place) for one in found)
        return found if some or depth == 0 else None
    if not isinstance(found, dict) or depth > _DEEPEST:
        return None
    lists_first = sorted(found.values(), key=lambda v: not isinstance(v, list))
    for value in lists_first:
        inner = _listed(value, reading, place, depth + 1)
        if inner is not None:
            return inner
    return None
