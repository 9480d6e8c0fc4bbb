"""Borders: which states lie next to each other, and on which side."""

from __future__ import annotations

from collections import defaultdict
from typing import Final

from dragoman.rules import RuleBook

LIST: Final = "actors/lists/borders.tsv"
_OPPOSITE: Final = {"north": "south", "south": "north", "east": "west", "west": "east"}


class Borders:
    """The neighbours of each state."""

    def __init__(self, book: RuleBook) -> None:
        self._sides: dict[str, dict[str, frozenset[str]]] = defaultdict(dict)
        for row in book.rows(LIST):
            sides = frozenset(row["side"].split("|"))
            self._sides[row["code"]][row["neighbour"]] = sides
            self._sides[row["neighbour"]][row["code"]] = frozenset(map(_opposite, sides))
        self._words = {s for near in self._sides.values() for sides in near.values() for s in sides}

    def of(self, code: str, words: set[str]) -> list[str]:
        """Neighbours of a state; only those on the side that one of `words` names, if any does."""
        known = self._sides.get(code, {})
        named = {w.replace("-", "") for w in words} & self._words
        return [c for c, sides in known.items() if not named or named & sides]


def _opposite(side: str) -> str:
    for way, other in _OPPOSITE.items():
        side = side.replace(way, other.upper())
    return side.lower()
