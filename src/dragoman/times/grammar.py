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
NOTHING: Final = "nothing"
"""The meaning of a rule that keeps its words from being taken for a time."""
MOST_REMEMBERED: Final = 200_000
NO_OPENING: Final = (False, False)
NUMBERED: Final = ("<n>", "<year>", "<spokenyear>")
NUMERIC: Final = frozenset({"<figure>", "<decimal>", "<small>", "<tens>", "<scale>", "<dozen>"})


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

    @property
    def mod(self) -> str | None:
        """The rule's own TIMEX3 modifier."""
        mod = self.rule.set.get("mod")
        return None if mod is None else str(mod)

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
        self._opening: dict[str, tuple[bool, bool]] = {}
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
            if named.rule.standing and named.rule.means != NOTHING:
                self.sequences.append(sequence)

    def opens(self, lower: str, lexicon: Lexicon) -> tuple[bool, bool]:
        """Whether any pattern may begin with a word, and whether a number may."""
        known = self._opening.get(lower)
        if known is None:
            if len(self._opening) > MOST_REMEMBERED:
                self._opening.clear()
            names = lexicon.names(lower)
            number = not NUMERIC.isdisjoint(names)
            names += NUMBERED if number else ()
            known = any(name in trie.edges for trie in self.tries for name in names), number
            self._opening[lower] = known
        return known

    def telling(self, cold: frozenset[str]) -> frozenset[str]:
        """The words that a sentence is looked at for.

        `cold` are words and bracketed symbols too common to look at. A pattern is found by its
        symbols that are not cold; one without such a symbol needs one word of its own, the
        longest where none of them is looked for anyway.
        """
        wanting = [
            [name for name, _ in sequence if name not in cold]
            for sequence in self.sequences
            if all(not slot or name in cold for name, slot in sequence)
        ]
        found: set[str] = set()
        for words in sorted(wanting, key=len):
            if words and found.isdisjoint(words):
                found.add(max(words, key=len))
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
        self.openings = [grammar.opens(atom.lower, lexicon) for atom in atoms]
        self.openings.append(NO_OPENING)

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
        opens, number = self.openings[at]
        if not opens:
            found = self.words(at)
        elif level == 1:
            found = self.words(at) + numbers(self.words, at) if number else self.words(at)
        else:
            given = self._given(at, level - 1)
            found = self.symbols(at, level - 1)
            found = found + given if given else found
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
            if self.openings[at][0]:
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
            if symbol.name not in edges:
                continue
            for slot, after in edges[symbol.name]:
                part = Part(symbol.value, at, symbol.end)
                held = {**parts, slot: part} if slot else parts
                beneath = (*sources, symbol.source) if symbol.source else sources
                self._walk(after, symbol.end, level, start, held, beneath, found)

    def reaches(self, at: int) -> int:
        """Where the longest standing match from a place ends."""
        return max((m.end for m in self.longest(at)), default=at)

    def longest(self, at: int) -> Iterable[Match]:
        """Standing matches from a place, the longest and then the lowest level first."""
        if not self.openings[at][0]:
            return ()
        found = [
            m for level in range(1, LEVELS) for m in self.matches(at, level)
            if m.rule.standing
        ]  # fmt: skip
        return sorted(found, key=_by_end)


def _by_end(match: Match) -> int:
    return -match.end
