"""Where a time hangs: on which clause, through which nouns, and what that says of whose it is."""

from __future__ import annotations

from typing import Final

from dragoman.events.dating.words import dating
from dragoman.parse.model import Clause, Sentence, Token
from dragoman.times.model import TimeExpression

PARTS: Final = ("acl", "relcl")
"""Clauses that belong to a noun: its verb's time is not theirs."""


def told_of_subject(top: Token, sentence: Sentence) -> Clause | None:
    """The participle that a time between it and the verb belongs to, whatever it hangs on.

    'The workers seized by rebels three weeks ago were freed on Sunday.'
    """
    holder = sentence.clause_of(top)
    if holder is None or not holder.group:
        return None
    for subject in holder.subjects:
        for told in subject.kids(*PARTS):
            between = sentence.tokens[told.index : top.index]
            inside = told.index < top.index < holder.group[0].index
            if inside and not any(t.text == "," for t in between):
                return sentence.clause_of(told)
    return None


def finite(clause: Clause) -> Clause:
    """The clause itself where its verb is finite, else the nearest such one above it."""
    while clause.tense is None and clause.parent is not None and clause.relation != "root":
        clause = clause.parent
    return clause


def partitive(token: Token) -> Token:
    """The noun of which a noun is said: "a round of talks", "the first wave of attacks"."""
    while token.dep == "pobj" and token.head.lower == "of" and token.head.head.pos == "NOUN":
        token = token.head.head
    return token


def _leads_away(preposition: Token, *, named: bool) -> bool:
    """Whether what happened at the noun behind a preposition happened at another time.

    Behind a name a day is easily hung on what it does not date ("since the War on Monday").
    """
    words = dating().words
    deed = any(t.lemma in words["happening"] or t.tag == "VBG" for t in preposition.kids("pobj"))
    away = preposition.lower in words["away"] and not named
    return away or (deed and preposition.lower in (words["over"] | words["away"]))


def nouns_crossed(top: Token, holder: Clause) -> int | None:
    """Through how many nouns a time hangs on its verb.

    A prepositional phrase is easily hung on the noun before it ("killed six men on Monday"), so
    that it may pass; a modifier of a noun ("the 2015 deal", "the law of 1990") may not.
    """
    lasting = finite(holder).perfect and since(top)
    crossed, token, named = 0, top, lasting
    while token is not holder.head and not token.is_root:
        over = token.head
        named = named or (not crossed and over.pos == "PROPN")
        if crossed and not lasting and token.dep == "prep" and _leads_away(token, named=named):
            return None
        if over.pos in ("NOUN", "PROPN", "PRON", "NUM") and over is not holder.head:
            if token.dep not in ("prep", "npadvmod", "advmod", "appos"):
                return None
            if token.dep == "prep" and not named and token.lower in dating().words["belonging"]:
                return None
            crossed += 1
        token = over
    return crossed


def top_of(sentence: Sentence, time: TimeExpression) -> Token:
    """The word of an expression that depends on nothing inside it."""
    inside = range(time.span.start, time.span.end)
    tokens = sentence.tokens[time.span.start : time.span.end]
    return next(t for t in tokens if t.is_root or t.head.index not in inside)


def since(top: Token) -> bool:
    """Whether a time hangs behind "since", through whatever began then."""
    above = (t for t in top.ancestors() if t.dep == "prep")
    return any(t.lower in dating().words["since"] for t in above)
