"""Folding: the form in which names are compared, free of case, accents and joining marks.

Every word stands between two spaces of its own (" bank  of  england "), so that a search for a
folded name can only begin and end where words do.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

_PIECE: Final = re.compile(r"\w+|[^\w\s]")
_JOINING: Final = frozenset("-.'&")
_LETTERS: Final = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th"}
)


def plain(word: str) -> str:
    """A word in lower case without its accents."""
    if word.isascii():
        return word.lower()
    parts = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in parts if not unicodedata.combining(c)).translate(_LETTERS)


@lru_cache(maxsize=1 << 16)
def fold(text: str) -> str:
    """The folded form of a token or a name; marks that part words are kept, joining ones not."""
    if text.isascii() and text.isalpha():
        return f" {text.lower()} "
    pieces = []
    for piece in _PIECE.findall(text):
        if piece[0].isalnum():
            pieces.append(f" {plain(piece)} ")
        elif piece not in _JOINING:
            pieces.append(piece)
    return "".join(pieces)


@lru_cache(maxsize=1 << 16)
def cuts(text: str) -> frozenset[int]:
    """Where in a token's folded form a name may begin or end: at its ends, and at marks other
    than stops ("U.S.-led", but not "U.S."); a token with a number is not cut."""
    whole = len(fold(text))
    if any(c.isdigit() for c in text):
        return frozenset((0, whole))
    found, at, marks = {0, whole}, 0, ""
    for piece in _PIECE.findall(text):
        is_word = piece[0].isalnum()
        if is_word and marks.strip("."):
            found.add(at)
        at += len(fold(piece))
        marks = "" if is_word else marks + piece
    return frozenset(found)


@lru_cache(maxsize=1 << 16)
def words(text: str) -> tuple[str, ...]:
    """The words of a text as they are written, marks left out."""
    return tuple(p for p in _PIECE.findall(text) if p[0].isalnum())
