"""Datelines: "KYIV (Reuters) -" stands before a sentence and is no part of it."""

from __future__ import annotations

import re
from typing import NamedTuple

from dragoman.parse.shown import show_datelines
from dragoman.rules import Family, Rule, RuleBook

_PART = re.compile(r"\{(\w+)\}")


class Dateline(Rule, frozen=True, kw_only=True):
    """A form of dateline, its `pattern` naming parts in braces; or, with `part`, such a part."""

    pattern: str = ""
    part: str = ""
    words: tuple[str, ...] = ()


DATELINE: Family[Dateline] = Family("parse/rules/dateline", Dateline, show_datelines)


class Found(NamedTuple):
    """Where a dateline ends (without the space behind it), where the sentence begins, and why."""

    end: int
    after: int
    rules: tuple[str, ...]


class Datelines:
    """Finds datelines; holds the rules."""

    def __init__(self, book: RuleBook) -> None:
        named = book.rules(DATELINE)
        parts = {n.rule.part: n for n in named if n.rule.part}
        spelled = {
            name: n.rule.pattern or f"(?:{'|'.join(map(re.escape, n.rule.words))})"
            for name, n in parts.items()
        }
        self.forms = []
        for form in (n for n in named if not n.rule.part):
            used = _PART.findall(form.rule.pattern)
            pattern = re.compile(_PART.sub(lambda m: spelled[m[1]], form.rule.pattern))
            self.forms.append((pattern, (form.id, *(parts[name].id for name in used))))

    def find(self, text: str, start: int, end: int) -> Found | None:
        """The dateline that text[start:end] begins with."""
        if not (text[start].isupper() or text[start] in "(0123456789"):
            return None
        for pattern, rules in self.forms:
            found = pattern.match(text, start, end)
            if found is not None and found.end() < end:
                return Found(start + len(found[0].rstrip()), found.end(), rules)
        return None
