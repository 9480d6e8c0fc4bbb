"""Semi-modals: "is going to", "has to", "was about to" are folded into the verb that they lead."""

from __future__ import annotations

from dragoman.parse.grammar import Grammar, Modality
from dragoman.parse.model import Clause, Token
from dragoman.rules import Named


def fold(clauses: dict[int, Clause], grammar: Grammar) -> None:
    """Replace each semi-modal's clause by that of its infinitive, in place.

    The head of the semi-modal then stands for the infinitive's clause in `clauses`.
    """
    for clause in reversed(list(clauses.values())):
        if clauses[clause.head.index] is not clause:
            continue
        if clause.head.dep == "ccomp" and clause.mood == "participle":
            _fold_inverted(clause, clauses, grammar)
        while _fold_into(clause, clauses, grammar):
            continue


def _fold_into(clause: Clause, clauses: dict[int, Clause], grammar: Grammar) -> bool:
    """Fold the semi-modal that leads the clause, if one does; "is going to have to" has two."""
    top = clause.light[0] if clause.light else clause.head
    if clause.mood != "infinitive" or top.dep not in ("xcomp", "ccomp"):
        return False
    word = top.head
    base = word.head if word.dep == "acomp" else word
    lead = clauses.get(base.index)
    if lead is None or lead.head is not base:
        return False
    named = grammar.modality.get(_phrase(word, base))
    if named is None or _blocked(clause, lead, word, named, grammar):
        return False
    _merge(clause, lead, word, named)
    clauses[base.index] = clause
    return True


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


def _blocked(
    clause: Clause, lead: Clause, word: Token, named: Named[Modality], grammar: Grammar
) -> bool:
    """An object, a subject for each verb, words that stand between ("is here to stay"), or a
    subject that is itself an aim ("his plan is to") make it a full verb."""
    said = lead.predicate is not None and lead.predicate is not word
    if lead.objects or said or (lead.subjects and clause.subjects):
        return True
    if not named.rule.between:
        return False
    if any(("equated", t.lemma, "") in grammar.control for t in lead.subjects):
        return True
    first = clause.group[0].index
    between = [c for c in lead.head.children if lead.head.index < c.index < first]
    return any(c.dep != "neg" and c.lower not in named.rule.between for c in between)


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
    clause.light = (lead.head, *(() if word is lead.head else (word,)), *clause.light)
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
        clause.negations = tuple(t for t in (word, *word.kids("advmod")) if t.lower in rule.negates)
