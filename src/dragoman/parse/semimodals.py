"""Semi-modals: "is going to", "has to", "was about to" are folded into the verb that they lead."""

from __future__ import annotations

from dragoman.parse.grammar import Grammar, Modality
from dragoman.parse.model import Clause, Token
from dragoman.rules import Named


def fold(clauses: dict[int, Clause], grammar: Grammar) -> None:
    """Replace each semi-modal's clause by that of its infinitive, in place.

    The head of the semi-modal then stands for the infinitive's clause in `clauses`.
    """
    for clause in list(clauses.values()):
        if clause.head.dep == "ccomp" and clause.mood == "participle":
            _fold_inverted(clause, clauses, grammar)
        if clause.mood != "infinitive" or clause.head.dep not in ("xcomp", "ccomp"):
            continue
        lead = clause.head.head
        top = lead.head if lead.dep == "acomp" else lead
        if top.index not in clauses:
            continue
        named = grammar.modality.get(_phrase(lead, top))
        if named is not None and not _blocked(clause, clauses[top.index], named, grammar):
            _merge(clause, clauses[top.index], lead, named)
            clauses[top.index] = clause


def _phrase(lead: Token, top: Token) -> str:
    """The semi-modal in the rules' writing: "be going", "have yet", "ought"."""
    auxiliaries = top.kids("aux", "auxpass")
    be = any(a.lemma == "be" for a in auxiliaries)
    if lead is not top:
        return f"{top.lemma} {lead.lower}"
    if lead.tag in ("VBG", "VBN") and be:
        return f"be {lead.lower}"
    if lead.lower == "got" and any(a.lemma == "have" for a in auxiliaries):
        return "have got"
    if any(c.lower == "yet" for c in lead.kids("advmod")):
        return f"{lead.lemma} yet"
    return lead.lemma


def _blocked(clause: Clause, lead: Clause, named: Named[Modality], grammar: Grammar) -> bool:
    """An object, a subject for each verb, or a subject that is itself an aim ("his plan is to")
    makes it a full verb."""
    said = lead.predicate is not None and lead.predicate is not clause.head.head
    if lead.objects or said or (lead.subjects and clause.subjects):
        return True
    return "be" in named.rule.phrases and any(
        ("equated", t.lemma, "") in grammar.control for t in lead.subjects
    )


def _fold_inverted(clause: Clause, clauses: dict[int, Clause], grammar: Grammar) -> None:
    """ "Had they attacked": the parser takes the auxiliary for a verb of its own."""
    lead = clauses.get(clause.head.head.index)
    if lead is None or lead.head.dep != "advcl" or lead.lemma not in grammar.inverted:
        return
    if lead.subjects or lead.objects or lead.head.index > clause.head.index:
        return
    clause.light = (lead.head,)
    clause.group = (lead.head, *clause.group)
    clause.mood, clause.tense, clause.perfect = "finite", lead.tense, lead.lemma == "have"
    clauses[lead.head.index] = clause


def _merge(clause: Clause, lead: Clause, word: Token, named: Named[Modality]) -> None:
    rule = named.rule
    past = lead.tense == "past"
    clause.light = (lead.head,) if word is lead.head else (lead.head, word)
    clause.group = tuple(sorted({*lead.group, word, *clause.group}, key=lambda t: t.index))
    clause.modal = lead.modal or (rule.past if past and rule.past else rule.modal)
    clause.tense = rule.tense if rule.tense and lead.tense == "present" else lead.tense
    clause.mood, clause.perfect = lead.mood, lead.perfect or clause.perfect
    clause.expletive = lead.expletive
    if not clause.subjects:
        clause.subjects, clause.subject_by = lead.subjects, lead.subject_by
    clause.obliques = (*lead.obliques, *clause.obliques)
    clause.rules = (*lead.rules, *clause.rules, named.id)
    if rule.negates:
        clause.negations = tuple(t for t in (word, *word.kids("advmod")) if t.lower in NEGATING)


NEGATING = frozenset({"unable", "yet"})
