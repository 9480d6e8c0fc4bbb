"""Layout: paragraphs of a text, told from lines that were only wrapped."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise, zip_longest
from typing import Literal, NamedTuple

from dragoman.parse.shown import show_splits
from dragoman.rules import Family, Named, Rule, RuleBook

_LINE = re.compile(r"[^\n\r\u2028\u2029\v\f]+")


class Lines(Rule, frozen=True, kw_only=True):
    """How lines and paragraphs hang together.

    `wrapped`: lines of at most `widest` characters, where at least `least` of the line ends and
    a `share` of them run on in lower case, were broken by a machine. `soft`: a line end that
    `patterns` match ends nothing. `break`: a sentence begins where they match. `cut`: sentences
    of more than `widest` characters are cut where the first of `patterns` that is found ends.
    """

    kind: Literal["wrapped", "soft", "break", "cut"]
    patterns: tuple[str, ...] = ()
    widest: int = 0
    share: float = 0.0
    least: int = 0


LAYOUT: Family[Lines] = Family("parse/rules/layout", Lines, show_splits)


class Paragraph(NamedTuple):
    """A stretch of text that no sentence crosses, and the rules that kept its lines together."""

    start: int
    end: int
    rules: tuple[str, ...]


class Layout:
    """Finds paragraphs, and cuts what is too long for a sentence."""

    def __init__(self, book: RuleBook) -> None:
        named = {n.rule.kind: n for n in book.rules(LAYOUT)}
        self.wrapped, self.cut = named["wrapped"], named["cut"]
        self.soft = [(re.compile(p), n) for n in (named["soft"],) for p in n.rule.patterns]
        self.breaks = [(re.compile(p), n) for n in (named["break"],) for p in n.rule.patterns]
        self.cuts = [re.compile(p) for p in self.cut.rule.patterns]

    def paragraphs(self, text: str, begin: int) -> Iterator[Paragraph]:
        """Every paragraph of `text` from offset `begin`, in order."""
        lines = [m.span() for m in _LINE.finditer(text, begin) if not m[0].isspace()]
        width = self._width(text, lines)
        start: int | None = None
        rules: tuple[str, ...] = ()
        for line, following in zip_longest(lines, lines[1:]):
            start = line[0] if start is None else start
            join = self._join(text, line, following, width) if following else None
            if join is None:
                yield from self._broken(text, start, line[1], rules)
                start, rules = None, ()
            elif join.id not in rules:
                rules = (*rules, join.id)

    def _width(self, text: str, lines: list[tuple[int, int]]) -> int:
        """Length of the longest line where a machine wrapped them, else 0."""
        rule = self.wrapped.rule
        longest = max((end - start for start, end in lines), default=0)
        if longest > rule.widest or len(lines) <= rule.least:
            return 0
        ends = [(a, b) for a, b in pairwise(lines) if b[0] - a[1] < 3]
        on = sum(text[b[0]].islower() and text[a[1] - 1].isalnum() for a, b in ends)
        return longest if len(ends) >= rule.least and on >= rule.share * len(ends) else 0

    def _join(
        self, text: str, line: tuple[int, int], following: tuple[int, int], width: int
    ) -> Named[Lines] | None:
        """The rule by which the line goes on in the following one."""
        if width and following[0] - line[1] < 3 and 2 * (line[1] - line[0]) > width:
            return self.wrapped
        last = line[1]
        while last > line[0] and text[last - 1].isspace():
            last -= 1
        for pattern, named in self.soft:
            if pattern.match(text, last - 1) is not None:
                return named
        return None

    def _broken(
        self, text: str, start: int, end: int, rules: tuple[str, ...]
    ) -> Iterator[Paragraph]:
        for pattern, named in self.breaks:
            for at in pattern.finditer(text, start, end):
                yield Paragraph(start, at.start(), (*rules, named.id))
                start, rules = at.end(), (*rules, named.id)
        yield Paragraph(start, end, rules)

    def pieces(self, text: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
        """The stretch in parts that a parser can bear: start, end, and whether it was cut."""
        widest, whole = self.cut.rule.widest, True
        while end - start > widest:
            at = self._place(text, start, start + widest)
            yield start, at, True
            start, whole = at, False
        yield start, end, not whole

    def _place(self, text: str, start: int, end: int) -> int:
        for pattern in self.cuts:
            found = [m.end() for m in pattern.finditer(text, start + (end - start) // 3, end)]
            if found and pattern.pattern:
                return found[-1]
        return end
