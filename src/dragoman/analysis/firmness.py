"""How firmly a record shows where its holder stands: what it is told by, and in what words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from dragoman.analysis.holders import holder, one_side
from dragoman.analysis.model import Holder
from dragoman.analysis.phrases import STOPS, tokens
from dragoman.analysis.settings import settings
from dragoman.ledger.model import LedgerEvent, Party

DENY: Final = ("::DENY", "::deny")
VERBAL: Final = "algebra/verbal"


def told_by_another(speakers: Iterable[Party], one: Holder) -> bool:
    """Whether a record stands on somebody's word, and not on that of a holder's own side."""
    told = list(speakers)
    own = any(one.key == party.actor or one_side(holder(party), one) for party in told)
    return bool(told) and not own


def denies(event: LedgerEvent) -> bool:
    """Whether an event denies that something was so, by the algebra of operators."""
    return any(rule.endswith(DENY) for rule in event.rules)


def named_only(event: LedgerEvent, words: str, first: int) -> bool:
    """Whether an act is named by a noun, not told by a verb; what a noun commits to is told.

    Args:
        words: the sentence; `first` the token at which the trigger begins.
    """
    if any(VERBAL in rule for rule in event.rules):
        return False
    rule = settings().positions.nouns
    found = tokens(words)
    if first >= len(found):
        return False
    low, before = found[first].low, found[first - 1].low if first else ""
    if low.endswith(rule.ending):
        return True
    if low.endswith(rule.past):
        return False
    return not before or before in rule.after or before.endswith(rule.after_ending)


def conditional(words: str, first: int, last: int) -> bool:
    """Whether a condition is set in the clause that holds two tokens, or in one after it."""
    found = tokens(words)
    stops = [i for i, token in enumerate(found) if token.text in STOPS - {","}]
    begin = max((i for i in stops if i < first), default=0)
    end = min((i for i in stops if i >= last), default=len(found))
    return any(token.low in settings().positions.conditions for token in found[begin:end])
