"""Bytes become text: by the mark in front, as UTF-8, by what was told, or by how they look.

Nothing is mended here. A text whose letters were wrongly decoded before it came to us stays as it
is, and offsets count in it; the parser is shown what was meant (`parse/normal.py`).
"""

from __future__ import annotations

import codecs
from typing import Final

from dragoman.errors import DragomanError
from dragoman.read.extras import wanted

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LOOKED_AT: Final = 50_000
_WESTERN: Final = "cp1252"


def decoded(content: bytes, place: str, charset: str | None = None) -> str:
    """The text of `content`, without a byte order mark.

    Args:
        charset: the encoding that the bytes are said to be in; UTF-8 is tried before it.

    Raises:
        DragomanError: E104 for what is no text, E105 where no encoding can be told.
    """
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return _strictly(content[len(mark) :], encoding, place)
    if (at := content.find(b"\0")) >= 0:
        raise DragomanError("E104", place=place, byte=0, offset=at)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        told = _by_name(content, charset) if charset else None
        if told is not None:
            return told
        guessed = encoding_of(content)
        if guessed is None:
            byte = content[error.start]
            raise DragomanError("E105", place=place, byte=byte, offset=error.start) from error
    return _strictly(content, guessed, place)


def encoding_of(content: bytes) -> str | None:
    """The encoding that bytes of running text look like; None where that cannot be told.

    Of several that fit alike, the one of western Europe and America is taken: English is read.
    """
    normalizer = wanted("charset_normalizer")
    if normalizer is None:
        return None
    found = normalizer.from_bytes(content[:_LOOKED_AT], threshold=0.1)
    best = found.best()
    if best is None:
        return None
    alike = (m for m in found if m.chaos <= best.chaos)
    western = any(_WESTERN in m.could_be_from_charset for m in alike)
    return _WESTERN if western else str(best.encoding)


def _by_name(content: bytes, charset: str) -> str | None:
    try:
        return content.decode(charset.strip().strip("\"'"))
    except (LookupError, ValueError):
        return None


def _strictly(content: bytes, encoding: str, place: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        byte = content[error.start]
        raise DragomanError("E105", place=place, byte=byte, offset=error.start) from error
