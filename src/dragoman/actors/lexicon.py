"""The lexicon: all names of all lists, found in one pass over a sentence.

Names are compared folded and then by their case: "US" is a name, "us" is not, and only a
headline all in capitals may write a name as it likes. Of overlapping names the leftmost longest
counts (Aho and Corasick 1975, by ahocorasick-rs).
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import accumulate
from typing import Final, Protocol

from ahocorasick_rs import AhoCorasick, MatchKind
from rapidfuzz.distance import OSA

from dragoman.actors.entries import Entry, country_titles, read_entries
from dragoman.actors.folding import cuts, fold, words
from dragoman.actors.grammar import Grammar
from dragoman.actors.people import People
from dragoman.rules import RuleBook

LONG: Final = 8
NOBODY: Final = "none"


class Word(Protocol):
    """What the lexicon has to know of a token."""

    @property
    def text(self) -> str:
        """Its text as given."""
        ...

    @property
    def norm(self) -> str:
        """Its text with straight quotes."""
        ...


@dataclass(frozen=True, slots=True)
class Match:
    """A name found: its tokens `start` to `end`, and every entry that it may stand for."""

    start: int
    end: int
    entries: tuple[Entry, ...]

    @property
    def entry(self) -> Entry:
        return self.entries[0]


class Lexicon:
    """All names, with the people among them."""

    def __init__(self, book: RuleBook, grammar: Grammar) -> None:
        self.grammar = grammar
        self.country_names = country_titles(book)
        entries = list(read_entries(book))
        self.people = People([e for e in entries if e.kind == "person"], grammar)
        entries += self.people.short_names()
        self._by_fold: dict[str, list[Entry]] = {}
        for entry in entries:
            self._by_fold.setdefault(fold(entry.name), []).append(entry)
        self._mark({**grammar.words("capitals"), **grammar.words("in_view")})
        self._mark(grammar.words("after_the"))
        self._by_fold.pop("", None)
        self._groups = [tuple(group) for group in self._by_fold.values()]
        self._search = AhoCorasick(
            list(self._by_fold), matchkind=MatchKind.Standard, store_patterns=False
        )
        self._fitting = lru_cache(maxsize=1 << 14)(self._fits)

    def _mark(self, rules: dict[str, str]) -> None:
        """Let names that are words too carry the rule by which they are told apart."""
        for word, rule in rules.items():
            group = self._by_fold.get(fold(word), [])
            group[:] = [e if e.name.islower() else replace(e, rules=(*e.rules, rule))
                        for e in group]  # fmt: skip

    def nearest(self, word: str) -> Entry | None:
        """The state's or people's name that a word of some length misses by one slip, if one."""
        wanted = fold(word)
        if len(wanted) < LONG or not word[0].isupper():
            return None
        found = {
            (e.country, e.kind): e
            for name, group in self._by_fold.items()
            for e in group
            if (e.is_state or e.is_people) and OSA.distance(name, wanted, score_cutoff=1) <= 1
        }
        return next(iter(found.values())) if len({c for c, _ in found}) == 1 else None

    def named(self, name: str) -> tuple[Entry, ...]:
        """Entries of exactly this name, whatever its case."""
        return tuple(self._by_fold.get(fold(name), ()))

    @cached_property
    def capitals(self) -> dict[str, str]:
        """Country code -> name of its capital."""
        return {e.country: e.name for g in self._groups for e in g
                if e.kind == "capital" and e.country}  # fmt: skip

    @cached_property
    def _rebels(self) -> tuple[Entry, ...]:
        return tuple(e for g in self._groups for e in g
                     if e.kind == "armed_group" and e.sector == "REB")  # fmt: skip

    def risen(self, date: dt.date) -> frozenset[str]:
        """The states in which a list knows rebels on the day."""
        return frozenset(e.country for e in self._rebels if e.country and e.holds(date))

    def matches(self, tokens: Sequence[Word], date: dt.date, *, loose: bool = False) -> list[Match]:
        """Names in a sentence that hold on the day, leftmost longest, in order.

        Of two roles that overlap the later counts, since a compound is what its last word says:
        "local police chief". `loose` lets a name be written in any case, as in a headline all in
        capitals.
        """
        pieces = [fold(t.norm) for t in tokens]
        starts = [0, *accumulate(len(p) for p in pieces)]
        shouting = loose or is_shouting(tokens)
        raw = self._search.find_matches_as_indexes("".join(pieces), overlapping=True)
        raw.sort(key=lambda m: (m[1], -m[2]))
        found: list[Match] = []
        shorter: list[tuple[int, Match]] = []
        done = 0
        for group, begin, stop in raw:
            overlaps = begin < done
            if overlaps and not _is_compound(found[-1]):
                continue
            first, last = bisect_right(starts, begin) - 1, bisect_right(starts, stop - 1)
            whole = begin == starts[first] and stop == starts[last]
            before, after = begin - starts[first], stop - starts[last - 1]
            if not whole and not (
                before in cuts(tokens[first].norm) and after in cuts(tokens[last - 1].norm)
            ):
                continue
            kept = self._fitting(group, tuple(t.norm for t in tokens[first:last]), date, shouting)
            match = Match(first, last, kept) if kept else None
            if match is not None and overlaps and stop <= done:
                shorter.append((stop, match))
            elif match is not None and (not overlaps or match.entry.is_role):
                if overlaps:
                    gone = found.pop()
                    found += _before(shorter, gone, begin)
                found.append(match)
                done, shorter = stop, []
        return [m for m in found if m.entry.kind != NOBODY]

    def _fits(
        self, group: int, norms: tuple[str, ...], date: dt.date, shouting: bool
    ) -> tuple[Entry, ...]:
        """The entries of a group that hold on the day and are written as their names ask."""
        written = tuple(w for norm in norms for w in words(norm))
        return tuple(
            e for e in self._groups[group]
            if (e.kind in ("person", "surname") or e.holds(date))
            and self._case_fits(e.name, written, shouting)
        )  # fmt: skip

    def _case_fits(self, name: str, written: tuple[str, ...], shouting: bool) -> bool:
        if name.islower():
            return True
        if shouting:
            return name.lower() not in self.grammar.words("capitals")
        named = words(name)
        if len(named) < len(written):
            written = written[: len(named)]
        strict = name.lower() in self.grammar.words("capitals")
        return all(_as_written(n, w, strict) for n, w in zip(named, written, strict=False))


def _as_written(name: str, word: str, strict: bool) -> bool:
    """Whether a word is written as the name asks: capitals where the name has them."""
    if not name[0].isupper():
        return True
    if len(name) > 1 and name.isupper():
        return word.isupper() or (len(name) > 3 and word[0].isupper() and not strict)
    return word[0].isupper()


def _before(shorter: list[tuple[int, Match]], gone: Match, begin: int) -> list[Match]:
    """The longest name at the start of a dropped match that ends before what displaced it."""
    fitting = [m for stop, m in shorter if stop <= begin and m.start == gone.start]
    return fitting[:1]


def _is_compound(match: Match) -> bool:
    """Whether a match is a role of several words, which another role may go on from."""
    return match.entry.is_role and match.entry.kind != NOBODY and match.end - match.start > 1


def is_shouting(tokens: Sequence[Word]) -> bool:
    """Whether a sentence is all in capitals."""
    letters = [t.text for t in tokens if t.text.isalpha()]
    return len(letters) > 2 and all(w.isupper() for w in letters)
