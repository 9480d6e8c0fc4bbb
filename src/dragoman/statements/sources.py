"""Who says it: the subject, agent or controller of a reporting clause, as a whole phrase."""

from __future__ import annotations

from typing import Final

from dragoman.parse.model import Clause, Token
from dragoman.statements.phrases import noun_phrase

FINITE: Final = ("VBD", "VBZ", "VBP")


def reattached(clause: Clause) -> Clause | None:
    """The clause that a finite verb is really coordinated with.

    "He said he would go and warned that ...": the parser hangs "warned" on "go", whose form it
    cannot share; it goes with the first verb above that is finite without an auxiliary.
    """
    first = clause.parent
    if clause.relation != "conj" or clause.subject_by != "coordination" or first is None:
        return None
    if clause.head.tag not in FINITE or first.head.tag == clause.head.tag:
        return None
    while first is not None and first.relation in ("ccomp", "xcomp", "conj", "advcl", "pcomp"):
        first = first.parent
        if first is not None and first.head.tag == clause.head.tag:
            return first
    return None


def find_source(clause: Clause) -> tuple[list[Token], Token | None, str]:
    """The phrase of who says it, its head (a relative pronoun's noun), and how it was found."""
    if clause.voice == "passive" or _asked(clause):
        if clause.agents:
            return noun_phrase(clause.agents[0]), clause.agents[0], "agent"
        return [], None, "passive"
    pronoun = next((s for s in clause.head.kids("nsubj") if s.tag in ("WDT", "WP")), None)
    if pronoun is not None and clause.subjects:
        return [pronoun], clause.subjects[0], "relative"
    if (true_first := reattached(clause)) is not None:
        return find_source(true_first)
    if not clause.subjects or clause.subjects[0].dep == "expl":
        return [], None, "none"
    subject = clause.subjects[0]
    phrase = [t for t in noun_phrase(subject) if t.index not in _own_places(clause, subject)]
    return phrase or [subject], subject, clause.subject_by


def finite_after_bare(conjunct: Token, first: Token, above: Token) -> bool:
    """Whether a conjunct has the form of a verb further up, and not of the one it is hung on."""
    if conjunct.tag not in FINITE or conjunct.kids("nsubj", "nsubjpass"):
        return False
    return first.tag != conjunct.tag == above.tag


def _asked(clause: Clause) -> bool:
    """A bare participle before its main clause: "Asked about the leak, he said nothing"."""
    head = clause.head
    return head.tag == "VBN" and clause.relation == "advcl" and not head.kids("aux", "dobj")


def raised(clause: Clause, speaker: Token | None) -> tuple[list[Token], Token | None] | None:
    """The subject of the nearest clause above that has one of its own, if it is another."""
    above = clause.parent
    while above is not None:
        own = [s for s in above.subjects if above.subject_by == "own"]
        if own and own[0] is not speaker:
            inside = {t.index for t in clause.head.subtree()}
            phrase = [t for t in noun_phrase(own[0]) if t.index not in inside]
            return (phrase, own[0]) if phrase else None
        above = above.parent
    return None


def _own_places(clause: Clause, subject: Token) -> set[int]:
    """Places of the branch by which a clause hangs on its own subject ("envoys briefed on ...")."""
    branch = clause.head
    for above in clause.head.ancestors():
        if above is subject:
            return {t.index for t in branch.subtree()}
        branch = above
    return set()
