"""Asides: lines of a page that are no part of the report, such as captions, credits and requests.

They stay where they are in the text and count in its offsets; they are marked, and no sentence
is read in them. What goes before a true sentence ("Story highlights") is marked by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from dragoman.parse.shown import show_asides
from dragoman.rules import Family, Named, Rule, RuleBook


class AsideRule(Rule, frozen=True, kw_only=True):
    """What sets text aside, by `patterns`.

    `whole`: they match a whole sentence or line. `lead`: they match what stands before the first
    sentence of a paragraph. `trail`: they match from some place to the paragraph's end.
    """

    kind: Literal["whole", "lead", "trail"]
    patterns: tuple[str, ...]


ASIDE: Family[AsideRule] = Family("parse/rules/aside", AsideRule, show_asides)


class Stretch(NamedTuple):
    """Part of a text, and the rule that sets it aside, if one does."""

    start: int
    end: int
    rule: str | None


class Asides:
    """Finds asides; holds the rules."""

    def __init__(self, book: RuleBook) -> None:
        named = book.rules(ASIDE)
        self.whole = _Either([n for n in named if n.rule.kind == "whole"])
        self.leads = _Either([n for n in named if n.rule.kind == "lead"])
        self.trails = _Either([n for n in named if n.rule.kind == "trail"])

    def part(self, text: str, start: int, end: int) -> Iterator[Stretch]:
        """The paragraph between two offsets, parted into what is read and what is set aside."""
        while (lead := self.leads.match(text, start, end)) is not None:
            yield Stretch(start, lead.end, lead.rule)
            start = lead.end
            while start < end and text[start].isspace():
                start += 1
        trail = self.trails.search(text, start, end)
        last = trail.start if trail is not None else end
        if start < last:
            yield Stretch(start, last, None)
        if trail is not None:
            yield Stretch(trail.start, end, trail.rule)

    def sentence(self, text: str, start: int, end: int) -> str | None:
        """The rule that sets the whole sentence aside."""
        return self.whole.full(text, start, end)


class _Either:
    """Patterns of several rules as one."""

    def __init__(self, named: list[Named[AsideRule]]) -> None:
        spelled = [(n.id, p) for n in named for p in n.rule.patterns]
        self.ids = {f"r{i}": identity for i, (identity, _) in enumerate(spelled)}
        parts = "|".join(f"(?P<r{i}>{p})" for i, (_, p) in enumerate(spelled))
        self.pattern = re.compile(parts or r"(?!)")

    def full(self, text: str, start: int, end: int) -> str | None:
        return self._rule(self.pattern.fullmatch(text, start, end))

    def match(self, text: str, start: int, end: int) -> Stretch | None:
        return self._stretch(self.pattern.match(text, start, end))

    def search(self, text: str, start: int, end: int) -> Stretch | None:
        return self._stretch(self.pattern.search(text, start, end))

    def _rule(self, found: re.Match[str] | None) -> str | None:
        return self.ids[found.lastgroup] if found is not None and found.lastgroup else None

    def _stretch(self, found: re.Match[str] | None) -> Stretch | None:
        rule = self._rule(found)
        if found is None or rule is None or found.start() == found.end():
            return None
        return Stretch(found.start(), found.end(), rule)
