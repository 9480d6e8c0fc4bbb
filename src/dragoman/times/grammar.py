"""The grammar: all patterns as one trie a level, and what they match at a place.

Rules of level 1 see the lexicon, those of level 2 also what level 1 matched, and so on. A place is
looked at once for each level, whoever asks.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from dragoman.errors import DragomanError
from dragoman.rules import Named
from dragoman.times.lexicon import Atom, Lexicon, Symbol
from dragoman.times.numbers import numbers
from dragoman.times.rule import PatternFault, TimeRule, expand
from dragoman.times.rule import Sequence as Sequenced

LEVELS: Final = 6


class Part(NamedTuple):
    """What stands in a slot of a pattern: its value and its atoms."""

    value: Any
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Match:
    """A rule on the atoms `start` to `end`; `parts` are its symbols' values by slot."""

    named: Named[TimeRule]
    start: int
    end: int
    parts: dict[str, Part]
    sources: tuple[str, ...] = ()

    @property
    def rule(self) -> TimeRule:
        return self.named.rule

    @property
    def ids(self) -> tuple[str, ...]:
        """The rule, the lists and the rules beneath it."""
        inner = [p.value for p in self.parts.values() if isinstance(p.value, Match)]
        beneath = [i for match in inner for i in match.ids]
        return (self.named.id, *self.sources, *beneath)

    def value(self, slot: str) -> Any:
        """The value in a slot, or the rule's constant of that name, or None."""
        part = self.parts.get(slot)
        return self.rule.set.get(slot) if part is None else part.value

    def inner(self, slot: str) -> Match | None:
        """The match in a slot, where one is."""
        part = self.parts.get(slot)
        return part.value if part is not None and isinstance(part.value, Match) else None


@dataclass(slots=True)
class Node:
    """A state of the trie."""

    edges: dict[str, list[tuple[str, Node]]] = field(default_factory=dict)
    ends: list[Named[TimeRule]] = field(default_factory=list)

    def after(self, name: str, slot: str) -> Node:
        """The state behind an edge, made where it is not there."""
        for known, node in self.edges.setdefault(name, []):
            if known == slot:
                return node
        node = Node()
        self.edges[name].append((slot, node))
        return node


class Grammar:
    """Patterns compiled to tries.

    Args:
        rules: all rules of the room, in the order that settles ties.

    Raises:
        DragomanError: E203 for a pattern that cannot be read.
    """

    def __init__(self, rules: Sequence[Named[TimeRule]]) -> None:
        self.tries = [Node() for _ in range(LEVELS)]
        self.sequences: list[Sequenced] = []
        for named in rules:
            for pattern in named.rule.patterns:
                self._add(named, pattern)

    def _add(self, named: Named[TimeRule], pattern: str) -> None:
        try:
            sequences = list(expand(pattern))
        except PatternFault as fault:
            place = f"{named.path}:{named.line}"
            raise DragomanError("E203", place=place, rule=named.name, reason=fault) from fault
        for sequence in sequences:
            node = self.tries[named.rule.level]
            for name, slot in sequence:
                node = node.after(name, slot)
            node.ends.append(named)
            self.sequences.append(sequence)

    def telling(self, cold: frozenset[str]) -> frozenset[str]:
        """The words that a sentence is looked at for.

        `cold` are words and bracketed symbols too common to look at. A pattern is found by its
        symbols that are not cold; only one without such a symbol needs its own words.
        """
        found: set[str] = set()
        for sequence in self.sequences:
            if all(not slot or name in cold for name, slot in sequence):
                found.update(name for name, slot in sequence if not slot and name not in cold)
        return frozenset(found)


class Chart:
    """What the grammar finds in one sentence, place by place."""

    def __init__(self, grammar: Grammar, lexicon: Lexicon, atoms: list[Atom]) -> None:
        self.grammar = grammar
        self.lexicon = lexicon
        self.atoms = atoms
        self._symbols: list[dict[int, list[Symbol]]] = [{} for _ in range(LEVELS)]
        self._matches: list[dict[int, list[Match]]] = [{} for _ in range(LEVELS)]
        self._words: dict[int, list[Symbol]] = {}

    def words(self, at: int) -> list[Symbol]:
        """The lexicon's symbols at a place."""
        found = self._words.get(at)
        if found is None:
            inside = at < len(self.atoms)
            found = self._words[at] = self.lexicon.symbols(self.atoms, at) if inside else []
        return found

    def symbols(self, at: int, level: int) -> list[Symbol]:
        """What a pattern of `level` may find at a place."""
        known = self._symbols[level]
        if at in known:
            return known[at]
        if level == 0:
            found = self.words(at)
        elif level == 1:
            found = self.words(at) + numbers(self.words, at) + self._given(at, 0)
        else:
            found = self.symbols(at, level - 1) + self._given(at, level - 1)
        known[at] = found
        return found

    def _given(self, at: int, level: int) -> list[Symbol]:
        return [
            Symbol(f"<{name}>", m.end, m)
            for m in self.matches(at, level)
            if m.rule.gives
            for name in m.rule.gives.split()
        ]

    def matches(self, at: int, level: int) -> list[Match]:
        """All matches of one level that begin at a place."""
        known = self._matches[level]
        found = known.get(at)
        if found is None:
            found = known[at] = []
            if at < len(self.atoms):
                self._walk(self.grammar.tries[level], at, level, at, {}, (), found)
        return found

    def _walk(
        self, node: Node, at: int, level: int, start: int, parts: dict[str, Part],
        sources: tuple[str, ...], found: list[Match],
    ) -> None:  # fmt: skip
        for named in node.ends:
            found.append(Match(named, start, at, parts, sources))
        edges = node.edges
        if not edges or at >= len(self.atoms):
            return
        for symbol in self.symbols(at, level):
            for slot, after in edges.get(symbol.name, ()):
                part = Part(symbol.value, at, symbol.end)
                held = {**parts, slot: part} if slot else parts
                beneath = (*sources, symbol.source) if symbol.source else sources
                self._walk(after, symbol.end, level, start, held, beneath, found)

    def longest(self, at: int) -> Iterable[Match]:
        """Standing matches from a place, the longest and then the highest level first."""
        found = [
            m for level in range(LEVELS - 1, 0, -1) for m in self.matches(at, level)
            if m.rule.standing
        ]  # fmt: skip
        return sorted(found, key=lambda m: -m.end)
