"""Supposed clauses: what opens with if, unless, whether or an inverted auxiliary."""

from __future__ import annotations

from dragoman.parse.grammar import Grammar, Mark
from dragoman.parse.model import Clause, Token
from dragoman.rules import Named


def find_condition(clause: Clause, grammar: Grammar) -> None:
    """Set the clause's condition, its kind and the rule."""
    found = _marked(clause, grammar) or _inverted(clause, grammar)
    if found is not None:
        clause.condition, named = found
        clause.supposed = named.rule.kind
        clause.rules += (named.id,)


type Found = tuple[Token, Named[Mark]]


def _marked(clause: Clause, grammar: Grammar) -> Found | None:
    for head in (*clause.light, clause.head):
        for child in head.children:
            if child.dep == "mark":
                named = _of_mark(child, clause, grammar)
                if named is not None:
                    return child, named
    return _phrased(clause, grammar)


def _phrased(clause: Clause, grammar: Grammar) -> Found | None:
    """ "in case", "on condition that": a noun behind its preposition."""
    noun = clause.governor
    if noun is None or noun.dep != "pobj":
        return None
    named = grammar.marks.get((f"{noun.head.lower} {noun.lower}", ""))
    return None if named is None else (noun, named)


def _of_mark(mark: Token, clause: Clause, grammar: Grammar) -> Named[Mark] | None:
    """The rule of a mark: one for what governs the clause first, then phrases, then the word."""
    word = mark.lower
    if clause.governor is not None:
        named = grammar.marks.get((word, clause.governor.lemma))
        if named is not None and clause.relation in ("ccomp", "xcomp", "pcomp", "advcl"):
            return named
    above = mark.head.head
    return grammar.marks.get((f"as {above.lower} {word}", "")) or grammar.marks.get((word, ""))


def _inverted(clause: Clause, grammar: Grammar) -> Found | None:
    """An auxiliary before the subject of a clause that modifies another one."""
    if clause.relation != "advcl" or not clause.subjects:
        return None
    first = clause.group[0]
    named = grammar.inverted.get(first.lemma)
    if named is None or first.index > clause.subjects[0].index:
        return None
    return first, named
