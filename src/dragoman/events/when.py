"""When: the calendar interval of an event, and what it was taken from (codebook, section 5)."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from dragoman.draft import Draft
from dragoman.events.acts import Act
from dragoman.events.dating.hanging import top_of
from dragoman.events.dating.reach import OUTER, Reach, own_statement
from dragoman.events.dating.words import dating
from dragoman.events.model import Basis
from dragoman.events.settings import settings
from dragoman.parse.model import Clause, Sentence, Token
from dragoman.times.calendar import before


class When(NamedTuple):
    """First and last day, None where open, and their basis."""

    first: dt.date | None
    last: dt.date | None
    basis: Basis


def when(act: Act, statement: int | None, draft: Draft, sentence: Sentence) -> When:
    """A verbal act happens when it is uttered; any other when its clause or sentence says."""
    verbal = act.type in settings().types.verbal
    own = own_statement(act, draft, sentence)
    if own is not None and not verbal and act.core is not None:
        act = act.core if _is_told_in(own, act.core, draft, sentence) else act
    dates = Reach(act, draft, sentence)
    found = min(dates.found(), default=None, key=lambda f: f[:3])
    if verbal and (found is None or found.clauses >= OUTER):
        for index in (own, statement):
            if (stated := _stated(index, draft)) is not None:
                return stated
    if found is not None and own is not None and verbal:
        return When(*found.days, "statement")
    if found is not None:
        basis: Basis = "clause" if found.clauses < OUTER else "sentence"
        return When(*found.days, basis)
    return background(act.head, sentence, draft)


def _is_told_in(statement: int, act: Act, draft: Draft, sentence: Sentence) -> bool:
    """Whether a clause of the statement's content tells the act: "announced that it took"; an
    order is as good as the deed on its own day: "ordered them on Monday to leave"."""
    clause = sentence.clause_of(act.head)
    ordered = clause is not None and clause.mood == "infinitive"
    return not ordered and draft.statements.innermost(sentence.index, act.head.index) == statement


def _stated(statement: int | None, draft: Draft) -> When | None:
    """The days of a statement, where the text says on which it was made."""
    if statement is None:
        return None
    stated = draft.statements.statements[statement]
    if stated.first is None and stated.last is None:
        return None
    return When(stated.first, stated.last, "statement")


def background(head: Token, sentence: Sentence, draft: Draft) -> When:
    """What no time dates: publication day, with an open start where it has long been going on."""
    date = draft.document.date
    clause = sentence.clause_of(head)
    if clause is None or clause.tense == "past":
        return When(date, date, "document")
    words = dating().words["lasting"]
    lasting = any(t.lower in words for t in (*clause.group, *clause.head.kids("advmod")))
    if lasting or (clause.perfect and clause.progressive):
        return When(None, date, "document")
    return When(_begun(clause, sentence, draft), date, "document")


def _begun(clause: Clause, sentence: Sentence, draft: Draft) -> dt.date | None:
    """The first day of what has gone on "for two years", None where "for years"."""
    date = draft.document.date
    for index in draft.times.told(sentence):
        time = draft.times.expressions[index]
        if time.type != "DURATION" or not clause.perfect:
            continue
        top = top_of(sentence, time)
        if top.head.lower in dating().words["stretch"] and sentence.clause_of(top) is clause:
            return before(date, time.value)
    return date
