"""Cleaning for the parser's sake: what it sees, and where each character came from.

The given text is never changed. The parser is shown straight quotes, plain spaces and the
spellings it was trained on; every character that it sees remembers the place of what it stands
for, so that the offsets of tokens count in the text as given.
"""

from __future__ import annotations

import html
import re
import unicodedata
from typing import Final, NamedTuple

from dragoman.parse.shown import show_norms
from dragoman.rules import Family, Named, Rule, RuleBook

CLIPPED: Final = 40


class Cleaning(Rule, frozen=True, kw_only=True):
    """Signs, or what `patterns` match, and what the parser is shown instead.

    `becomes` is that text, or "entity" (an HTML entity's sign), "compatible" (Unicode's
    compatibility form), "unhyphened" (without its hyphen), "mended" (decoded aright) or
    "clipped" (the first 40 characters). A pattern may name a part of what it matches `cut`, which
    alone is replaced.
    """

    becomes: str
    signs: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()


CLEANING: Family[Cleaning] = Family("parse/rules/cleaning", Cleaning, show_norms)


class Normal(NamedTuple):
    """A cleaned string; its character i stands for given[starts[i]:ends[i]].

    Where nothing was changed both are None, and each character stands for itself.
    """

    text: str
    starts: list[int] | None
    ends: list[int] | None
    rules: tuple[str, ...]


class Cleaner:
    """Cleans strings; holds the rules."""

    def __init__(self, book: RuleBook) -> None:
        named = book.rules(CLEANING)
        self.signs = {sign: n for n in named for sign in n.rule.signs}
        signs = sorted(self.signs, key=len, reverse=True)
        spelled = [(n, p) for n in named for p in n.rule.patterns]
        self.groups = {f"r{i}": n for i, (n, _) in enumerate(spelled)}
        parts = [f"(?P<r{i}>{p})" for i, (_, p) in enumerate(spelled)]
        self.pattern = re.compile("|".join([*parts, *map(re.escape, signs)]))
        plain = [p for _, p in spelled]
        self.any = re.compile("|".join([_one_of(signs), *plain]))

    def clean(self, given: str) -> Normal:
        """What the parser sees of `given`."""
        found = self.any.search(given)
        if found is None:
            return Normal(given, None, None, ())
        found = self.pattern.search(given)
        kept: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        rules: dict[str, None] = {}
        at = 0
        while found is not None:
            first, last = found.span("cut") if found["cut"] else found.span()
            kept.append(given[at:first])
            starts.extend(range(at, first))
            ends.extend(range(at + 1, first + 1))
            named, shown = self._shown(found)
            rules[named.id] = None
            kept.append(shown)
            starts.extend(_spread(first, last, len(shown)))
            ends.extend(_spread(first, last, len(shown), 1))
            at = last
            found = self.pattern.search(given, at)
        kept.append(given[at:])
        starts.extend(range(at, len(given)))
        ends.extend(range(at + 1, len(given) + 1))
        return Normal("".join(kept), starts, ends, tuple(rules))

    def _shown(self, found: re.Match[str]) -> tuple[Named[Cleaning], str]:
        group = found.lastgroup
        named = self.groups[group] if group is not None else self.signs[found[0]]
        becomes, text = named.rule.becomes, found[0]
        if becomes == "entity":
            meant = html.unescape(text)
            return named, self._plain(meant) if meant != text else text
        if becomes == "compatible":
            return named, unicodedata.normalize("NFKC", text)
        if becomes == "unhyphened":
            return named, text[:-1]
        if becomes == "mended":
            meant = _mended(text)
            return named, self._plain(meant) if meant != text else text
        if becomes == "clipped":
            clipped = text[:CLIPPED].encode("ascii", "replace").decode()
            return named, "".join(c if c.isprintable() else "?" for c in clipped)
        if text[:1].isupper() and becomes.isalpha():
            return named, becomes.capitalize()
        return named, becomes

    def _plain(self, sign: str) -> str:
        """An entity's sign may itself be one that the parser is not shown."""
        found = self.pattern.fullmatch(sign)
        return self._shown(found)[1] if found is not None and not sign.startswith("&") else sign


def spliced(normal: Normal, first: int, last: int, shown: str) -> Normal:
    """The cleaned string with `shown` at first..last; what was there is what it stands for."""
    if normal.text[first:last] == shown:
        return normal
    starts = normal.starts if normal.starts is not None else list(range(len(normal.text)))
    ends = normal.ends if normal.ends is not None else list(range(1, len(normal.text) + 1))
    begin, end = starts[first], ends[last - 1]
    return Normal(
        normal.text[:first] + shown + normal.text[last:],
        [*starts[:first], *_spread(begin, end, len(shown)), *starts[last:]],
        [*ends[:first], *_spread(begin, end, len(shown), 1), *ends[last:]],
        normal.rules,
    )


def _mended(text: str) -> str:
    """What was meant by letters that were decoded wrongly; as given without the library."""
    try:
        from ftfy import fix_encoding
    except ImportError:
        return text
    return fix_encoding(text)


def _one_of(signs: list[str]) -> str:
    """A pattern of any of the signs, single characters in one class: far faster to look for."""
    single = "".join(re.escape(s) for s in signs if len(s) == 1)
    return "|".join([f"[{single}]", *(re.escape(s) for s in signs if len(s) > 1)])


def _spread(first: int, last: int, length: int, shift: int = 0) -> list[int]:
    """Where each of `length` shown characters begins (or ends) within first..last."""
    if length == last - first:
        return list(range(first + shift, last + shift))
    return [last if shift else first] * length
