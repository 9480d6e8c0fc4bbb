"""Which side words take on an issue: leanings before it, turned round by negations and endings."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any, NamedTuple

from dragoman.analysis.families import IssueHit, LeaningRule, issue_book, leaning_book
from dragoman.analysis.phrases import STOPS, Found, PhraseBook, tokens
from dragoman.analysis.settings import settings
from dragoman.rules import Named

Leaning = Found[Named[LeaningRule]]


class Matter(NamedTuple):
    """An issue that words are about, and whether they name its contrary."""

    issue: str
    opposite: bool
    hit: IssueHit


def matters(words: str) -> tuple[Matter, ...]:
    """The issues named in a sentence, in order."""
    found = _found(words, issue_book())
    return tuple(Matter(h.label.issue, h.label.opposite, h) for h in found)


def leanings(words: str) -> tuple[Leaning, ...]:
    """The words of a sentence that take a side or turn one round, in order."""
    return _found(words, leaning_book())


@lru_cache(maxsize=8192)
def _found(words: str, book: PhraseBook[Any]) -> tuple[Found[Any], ...]:
    return tuple(book.found(words))


def turns_round(
    words: str, first: int, last: int, kinds: Iterable[str] = ("negation", "ending")
) -> int:
    """How many words between two tokens turn a side round; two rules on one word count once.

    Those within the name of an issue ("cease fire") say nothing about another.
    """
    named = [matter.hit for matter in matters(words)]
    return len({
        (hit.first, hit.last)
        for hit in leanings(words)
        if hit.label.rule.kind in kinds
        and first <= hit.first
        and hit.last <= last
        and not any(n.first <= hit.first and hit.last <= n.last for n in named)
    })  # fmt: skip


def own_clause(words: str, before: int) -> int:
    """The token behind the last word before another that joins clauses."""
    joins = settings().turns.joined
    found = tokens(words)[:before]
    return max((i + 1 for i, token in enumerate(found) if token.low in joins), default=0)


def token_at(words: str, offset: int) -> int:
    """Index of the first token that does not end before an offset."""
    for index, token in enumerate(tokens(words)):
        if token.end > offset:
            return index
    return len(tokens(words))


def stopped(words: str, first: int, last: int, stops: Iterable[str] = STOPS) -> bool:
    """Whether a comma or another stop stands between two tokens."""
    wanted = frozenset(stops)
    return any(token.text in wanted for token in tokens(words)[first:last])
