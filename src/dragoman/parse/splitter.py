"""The sentence splitter: paragraphs first, then stops that end a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

_STOP = re.compile(r"[.!?]+[\"'”’»)]*(?=\s+[\"'“‘«(]*[A-Z0-9])")
_PARAGRAPH = re.compile(r"[^\n]+")


def split(text: str, begin: int) -> Iterator[tuple[int, int]]:
    """(start, end) of every sentence of `text` from offset `begin`, without outer white space."""
    for paragraph in _PARAGRAPH.finditer(text, begin):
        start = paragraph.start()
        for stop in _STOP.finditer(text, paragraph.start(), paragraph.end()):
            yield from _trimmed(text, start, stop.end())
            start = stop.end()
        yield from _trimmed(text, start, paragraph.end())


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end
