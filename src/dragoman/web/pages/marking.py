"""A text cut wherever a mark begins or ends, so that marks which overlap can all be shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final, NamedTuple

PARAGRAPH: Final = "\n\n"


class Mark(NamedTuple):
    """Characters to be marked, end exclusive; `key` is that of the record which they show."""

    start: int
    end: int
    kind: str
    key: str


class Piece(NamedTuple):
    """A run of text under the same marks; `opens` lists the records whose first mark begins."""

    text: str
    kinds: tuple[str, ...]
    keys: tuple[str, ...]
    opens: tuple[str, ...]


def pieces(text: str, marks: Iterable[Mark]) -> Iterator[Piece]:
    """The whole of the text, in order."""
    marks = sorted(m for m in marks if 0 <= m.start < m.end <= len(text))
    cuts = sorted({0, len(text), *(m.start for m in marks), *(m.end for m in marks)})
    opened: set[str] = set()
    live: list[Mark] = []
    coming = iter(marks)
    following = next(coming, None)
    for start, end in pairwise(cuts):
        live = [m for m in live if m.end > start]
        while following is not None and following.start <= start:
            live.append(following)
            following = next(coming, None)
        keys = tuple(dict.fromkeys(m.key for m in live))
        opens = tuple(k for k in keys if k not in opened)
        opened.update(opens)
        yield Piece(text[start:end], tuple(dict.fromkeys(m.kind for m in live)), keys, opens)


def paragraphs(text: str, marks: Iterable[Mark]) -> list[list[Piece]]:
    """The pieces, paragraph by paragraph; a piece that goes across an empty line is cut there."""
    found: list[list[Piece]] = [[]]
    for piece in pieces(text, marks):
        first, *others = piece.text.split(PARAGRAPH)
        found[-1].append(piece._replace(text=first))
        found.extend([piece._replace(text=other, opens=())] for other in others)
    kept = ([p for p in paragraph if p.text or p.opens] for paragraph in found)
    return [paragraph for paragraph in kept if any(p.text.strip() for p in paragraph)]
