"""Entries by head word, and of those only the ones whose other words stand in the sentence.

A verb such as "take" heads hundreds of chains; all but a few fail because one of their words is
not there, and those are never looked at.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

from dragoman.events.vocabulary import ContextRule, Evoker
from dragoman.rules import Named

GAP: Final = "*"


class Entry(NamedTuple):
    """One entry of a rule: the other words of its chain in order, and where it comes from."""

    chain: tuple[str, ...]
    rule: Named[Evoker] | Named[ContextRule]


class Index:
    """Entries by head word."""

    def __init__(self) -> None:
        self._free: dict[str, list[tuple[int, Entry]]] = {}
        self._bound: dict[str, dict[str, list[tuple[int, Entry]]]] = {}
        self._size = 0

    def add(self, head: str, entry: Entry) -> None:
        """Keep the entry under its head and, if it has one, its first word that is no class."""
        literal = next((w for w in map(_bare, entry.chain) if not w.startswith("@")), None)
        if literal is None:
            self._free.setdefault(head, []).append((self._size, entry))
        else:
            bound = self._bound.setdefault(head, {})
            bound.setdefault(literal, []).append((self._size, entry))
        self._size += 1

    def of(self, heads: Iterable[str], present: frozenset[str]) -> list[Entry]:
        """Entries with any of the heads that may fit among the words present, in order."""
        found: list[tuple[int, Entry]] = []
        for head in heads:
            found += self._free.get(head, ())
            bound = self._bound.get(head)
            if bound:
                for word in bound.keys() & present:
                    found += bound[word]
        return [entry for _, entry in sorted(found, key=_order)]

    def __contains__(self, head: str) -> bool:
        return head in self._free or head in self._bound


def _order(numbered: tuple[int, Entry]) -> int:
    return numbered[0]


def _bare(word: str) -> str:
    return word.removeprefix(GAP)
