"""Negation, modality, tense and condition of the word that evokes an act."""

from __future__ import annotations

from dragoman.events.acts import Mood
from dragoman.events.matching import Matcher
from dragoman.events.settings import settings
from dragoman.parse.model import Clause, Token
from dragoman.parse.predicates import SUBJECT

FORESEEN = ("future", "would")


def mood_of(words: tuple[Token, ...], matcher: Matcher) -> Mood:
    """The mood of a verb by its clause, of an adjective by its copula, of a noun by itself.

    `words` are those that evoke the act, head first: a negation or a modal among them ("see no
    reason", "cannot accept") is theirs and bears on nothing else.
    """
    token = words[0]
    clause = matcher.clause(token)
    if clause is None and token.pos == "ADJ" and token.dep in ("acomp", "oprd", "attr"):
        clause = matcher.clause(token.head)
    if clause is not None:
        negations = [n for n in clause.negations if n not in words]
        own = any(w.tag == "MD" for w in words)
        return Mood(len(negations) % 2 == 1, "" if own else _outlook(clause))
    return Mood(_noun_negated(token), _noun_outlook(token, matcher))


def verdict_mood(words: tuple[Token, ...], matcher: Matcher) -> Mood:
    """The mood of what somebody says of another: what would be a mistake he calls one already."""
    mood, clause = mood_of(words, matcher), matcher.clause(words[0])
    foreseen = clause is not None and settings().mood.modals.get(clause.modal) in FORESEEN
    return Mood(mood.negated, "") if foreseen and not _supposed(clause) else mood


def was_bound(clause: Clause) -> bool:
    """Whether somebody had to do, and did, what the clause tells: "had to leave"."""
    bound = settings().mood.modals.get(clause.modal) == "duty"
    return bound and bool(clause.light) and clause.tense == "past"


def _outlook(clause: Clause) -> str:
    if _supposed(clause):
        return "hypothetical"
    if clause.light and clause.tense == "past" and clause.modal in settings().mood.came_off:
        return ""
    modal = settings().mood.modals.get(clause.modal, "")
    if modal == "would":
        ahead = _reported_past(clause) and not clause.perfect  # "would have gone" is never ahead
        return "future" if ahead else "hypothetical"
    if modal:
        return modal
    if clause.tense == "future":
        return "future"
    if clause.mood == "infinitive" and clause.relation in ("advcl", "acl", "relcl", "xcomp"):
        return "hypothetical"
    return ""


def _supposed(clause: Clause | None) -> bool:
    """Whether the clause, or the one that it completes, is only supposed."""
    while clause is not None:
        if clause.supposed in settings().mood.supposed:
            return True
        if clause.relation not in ("xcomp", "ccomp", "pcomp"):
            return False
        clause = clause.parent
    return False


def _reported_past(clause: Clause) -> bool:
    """ "said that it would": the future seen from a past report."""
    while clause.relation == "conj" and clause.parent is not None:
        clause = clause.parent
    parent = clause.parent
    reported = clause.relation in ("ccomp", "acl") and parent is not None
    return reported and parent is not None and parent.tense == "past"


def _noun_negated(token: Token) -> bool:
    no = settings().mood.negators
    if any(c.lower in no and c.dep in ("det", "neg", "preconj", "cc") for c in token.children):
        return True
    return token.dep == "pobj" and token.head.lower in no


def _noun_outlook(token: Token, matcher: Matcher) -> str:
    """A noun that its clause brings about or speaks of shares the clause's modality."""
    governor = matcher.governor(token)
    if governor is None or token.dep not in ("dobj", "nsubj", "nsubjpass", "attr", "pobj"):
        return ""
    owned = token.dep in SUBJECT and bool(token.kids("poss"))
    definite = owned or any(
        c.dep in ("det", "poss") and c.lower in settings().mood.definite for c in token.children
    )
    outlook = _outlook(governor)
    return "" if definite else outlook
