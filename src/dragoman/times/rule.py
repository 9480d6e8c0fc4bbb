"""What a rule of the times room holds: patterns over words and symbols, and what they mean.

A pattern is words and symbols with spaces between: `<month>` stands for anything the lexicon or
another rule calls a month, `<month:b>` puts it in slot "b", `(a|b c)` is a choice, a trailing `?`
makes a word, symbol or choice optional. Hyphens are words of their own.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from dragoman.rules import Rule
from dragoman.times.lexicon import pieces

Element = tuple[str, str]
"""(word, "") or (symbol in angle brackets, slot)."""
Constants = dict[str, str | int]
Sequence = tuple[Element, ...]


class TimeRule(Rule, frozen=True, kw_only=True):
    """One way to date something.

    Attributes:
        patterns: see the module.
        means: the reading of `readings` that gives it a value; "nothing" blocks the words.
        gives: symbol by which patterns of higher levels may take the match up.
        level: patterns see symbols of lower levels only; the lexicon is level 0.
        standing: whether it is an expression by itself.
        set: constants for the reading.
        after, before: words of which one must stand next to a standing match.
        not_after, not_before: words that may not.
        after_tags: Penn tags of which the word before a standing match must have one.
        tags: Penn tags of which the last word must have one.
        not_tags: Penn tags that the last word may not have.
        not_entities: kinds of named entity that the first word may not belong to.
        heads: whether the match must not be a modifier inside a noun phrase.
        outside: how many leading words of the pattern stay out of the span.
        outside_after: how many trailing words stay out.
    """

    patterns: tuple[str, ...]
    means: str
    gives: str = ""
    level: int = 1
    standing: bool = True
    set: Constants = msgspec.field(default_factory=dict)
    after: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    after_tags: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    not_tags: tuple[str, ...] = ()
    not_entities: tuple[str, ...] = ()
    heads: bool = False
    outside: int = 0
    outside_after: int = 0


class PatternFault(msgspec.ValidationError):
    """A pattern that cannot be read."""


def expand(pattern: str) -> Iterator[Sequence]:
    """Every sequence of elements that the pattern allows.

    Raises:
        PatternFault: where a parenthesis or an angle bracket does not close.
    """
    for words in _choices(pattern.replace("(", " ( ").replace(")", " ) ").replace("|", " | ")):
        yield tuple(element for word in words for element in _elements(word))


def _elements(word: str) -> list[Element]:
    if not word.startswith("<") or word == "<":
        return [(piece, "") for piece in pieces(word)]
    if not word.endswith(">"):
        raise PatternFault(f"`{word}` lacks its closing bracket")
    name, _, slot = word[1:-1].partition(":")
    return [(f"<{name}>", slot or name)]


def _choices(pattern: str) -> list[tuple[str, ...]]:
    tokens = pattern.split()
    found, end = _alternatives(tokens, 0)
    if end != len(tokens):
        raise PatternFault(f"`{pattern}` closes what it did not open")
    return list(dict.fromkeys(found))


def _alternatives(tokens: list[str], at: int) -> tuple[list[tuple[str, ...]], int]:
    """All choices up to a closing parenthesis or the end, and where that stands."""
    done: list[tuple[str, ...]] = []
    current: list[tuple[str, ...]] = [()]
    while at < len(tokens) and not tokens[at].startswith(")"):
        if tokens[at] == "|":
            done, current, at = done + current, [()], at + 1
            continue
        if tokens[at] == "(":
            piece, at = _alternatives(tokens, at + 1)
            if at >= len(tokens):
                raise PatternFault("a parenthesis stays open")
            optional = at + 1 < len(tokens) and tokens[at + 1] == "?"
            at += 1 + optional
        else:
            word = tokens[at]
            optional = word.endswith("?") and len(word) > 1
            piece, at = [(word[:-1] if optional else word,)], at + 1
        if optional:
            piece = [*piece, ()]
        current = [left + right for left in current for right in piece]
    return done + current, at
