"""What a clause's own grammar says: its tense and modality, and how it hangs on what governs it."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.parse.model import Clause, Sentence, Token

REPORTS = ("ccomp", "acl")
PURPOSE, SUPPOSED, MODAL, TENSE, MOOD = "purpose", "supposed", "modal", "tense", "mood"


def features(clause: Clause, sentence: Sentence) -> Iterator[str]:
    """Features of grammar, the most telling first; the first that has a signature counts.

    Supposition ("supposed condition"), modality ("modal may", with "past" before it for a
    semi-modal that tells what came off and "reported" for the future seen from the past), mood
    and tense ("tense present perfect").
    """
    if clause.supposed and clause.relation != "conj":
        yield f"{SUPPOSED} {clause.supposed}"
    if clause.modal:
        yield from _modal(clause)
    if clause.mood == "imperative":
        yield f"{MOOD} imperative"
    if clause.tense is not None and not clause.modal:
        yield from _tense(clause, sentence)


def _modal(clause: Clause) -> Iterator[str]:
    if clause.light and clause.tense == "past":
        yield f"past {MODAL} {clause.modal}"
    if clause.modal == "would" and reported_past(clause):
        yield f"reported {MODAL} {clause.modal}"
    if clause.perfect:
        yield f"perfect {MODAL} {clause.modal}"
    yield f"{MODAL} {clause.modal}"


def _tense(clause: Clause, sentence: Sentence) -> Iterator[str]:
    if clause.relation in ("root", "ROOT") and sentence.tokens[-1].text == "?":
        yield "question"
    aspect = " perfect" if clause.perfect else " progressive" if clause.progressive else ""
    yield f"{TENSE} {clause.tense}{aspect}"


def reported_past(clause: Clause) -> bool:
    """ "said that it would": the future seen from a past report."""
    while clause.relation == "conj" and clause.parent is not None:
        clause = clause.parent
    parent = clause.parent
    return clause.relation in REPORTS and parent is not None and parent.tense == "past"


def slot_of(clause: Clause) -> str:
    """The slot that a complement clause fills: that, wh, what, whether, infinitive or gerund."""
    if clause.supposed == "question":
        return "whether"
    openers = [t for t in _openers(clause) if t.tag in ("WRB", "WP", "WDT") and t.lower != "that"]
    if openers:
        return "what" if any(t.tag == "WP" for t in openers) else "wh"
    if clause.mood in ("infinitive", "imperative"):
        return "infinitive"
    if clause.mood == "participle":
        return "gerund" if clause.head.tag == "VBG" else "infinitive"
    return "that"


def _openers(clause: Clause) -> list[Token]:
    return [c for c in clause.head.children if c.index < clause.head.index]


def mark_of(clause: Clause) -> str:
    """The word that opens an adverbial clause, "" for none."""
    for child in (clause.light[0] if clause.light else clause.head).children:
        if child.dep == "mark" or (child.dep == "advmod" and child.tag == "WRB"):
            return child.lower
    return ""


def completes(clause: Clause) -> bool:
    """Whether a clause behind a noun says what it is about ("the claim that", "a plan to")."""
    if clause.mood == "infinitive":
        return True
    return clause.mood != "participle" and any(c.dep == "mark" for c in clause.head.children)


def beside(clause: Clause, governor: Token) -> bool:
    """Whether a clause before another is no complement of it but stands beside it ("...; ...")."""
    return clause.head.index < governor.index and not any(
        c.dep == "mark" for c in clause.head.children
    )
