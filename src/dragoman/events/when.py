"""When: the calendar interval of an event, and what it was taken from (codebook, section 5)."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from dragoman.draft import Draft
from dragoman.events.acts import Act
from dragoman.events.model import Basis
from dragoman.events.settings import settings
from dragoman.parse.model import Clause, Sentence, Token


class When(NamedTuple):
    """First and last day, None where open, and their basis."""

    first: dt.date | None
    last: dt.date | None
    basis: Basis


def when(act: Act, statement: int | None, draft: Draft, sentence: Sentence) -> When:
    """A verbal act happens when it is uttered; any other when its clause or sentence says."""
    if act.type in settings().verbal and statement is not None:
        stated = draft.statements.statements[statement]
        if stated.first is not None or stated.last is not None:
            return When(stated.first, stated.last, "statement")
    near = _nearest(act, draft, sentence)
    if near is not None:
        return near
    date = draft.document.date
    return When(date, date, "document")


def _nearest(act: Act, draft: Draft, sentence: Sentence) -> When | None:
    """The expression with the shortest way up from its words to a clause that holds the head.

    What hangs on a noun of the act itself comes first: "the clashes on Tuesday".
    """
    clauses = _outwards(sentence.clause_of(act.head))
    heads = [c.head.index for c in clauses]
    own = _noun_phrases(act)
    best: tuple[int, int, When] | None = None
    for index in draft.times.within(sentence.index):
        time = draft.times.expressions[index]
        if time.type == "SET" or (time.first is None and time.last is None):
            continue
        anchor = _top(sentence, time.span.start, time.span.end)
        holder = sentence.clause_of(anchor)
        if holder is None and anchor.index in own:
            steps = 0
        elif holder is None or holder.head.index not in heads:
            continue
        else:
            steps = -1 if anchor.index in own else heads.index(holder.head.index)
        found = When(time.first, time.last, "clause" if steps <= 0 else "sentence")
        key = (steps, abs(anchor.index - act.head.index), found)
        if best is None or key[:2] < best[:2]:
            best = key
    return best[2] if best else None


def _noun_phrases(act: Act) -> frozenset[int]:
    """Positions of the words below the nouns that evoke the act, or that do it."""
    nouns = (t for t in (*act.words, *act.actors) if t.pos == "NOUN")
    return frozenset(t.index for noun in nouns for t in noun.subtree())


def _outwards(clause: Clause | None) -> list[Clause]:
    found: list[Clause] = []
    while clause is not None and clause not in found:
        found.append(clause)
        clause = clause.parent
    return found


def _top(sentence: Sentence, start: int, end: int) -> Token:
    """The word of the span that depends on nothing inside it."""
    inside = range(start, end)
    return next(t for t in sentence.tokens[start:end] if t.is_root or t.head.index not in inside)
