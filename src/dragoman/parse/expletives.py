"""Empty subjects: "it" that only announces a clause ("it is clear that ...")."""

from __future__ import annotations

from dragoman.parse.grammar import Expletive, Form, Grammar
from dragoman.parse.model import Clause
from dragoman.rules import Named

CLAUSES = ("ccomp", "xcomp", "advcl", "csubj", "csubjpass")


def find_expletive(clause: Clause, grammar: Grammar) -> None:
    """Take "it" from the subjects where it names nothing."""
    if len(clause.subjects) != 1 or clause.subjects[0].lower != "it":
        return
    named = _rule(clause, grammar)
    if named is not None:
        clause.expletive, clause.subjects, clause.subject_by = clause.subjects[0], (), "none"
        clause.rules += (named.id,)


def _rule(clause: Clause, grammar: Grammar) -> Named[Expletive] | None:
    head = clause.head
    predicate = clause.predicate or (head if head.pos == "ADJ" else None)
    below = [*head.kids(*CLAUSES), *(predicate.kids(*CLAUSES) if predicate else ())]
    if predicate is not None:
        below += predicate.kids("acl", "relcl")
    finite = any(c.tag not in ("VB", "VBG") or c.kids("mark") for c in below)
    to = any(a.tag == "TO" for c in below for a in c.kids("aux"))
    if predicate is not None:
        form: Form = "infinitive" if to else "that"
        return grammar.expletives.get((form, predicate.lemma)) if to or finite else None
    if to or not finite:
        return None
    form = "passive" if clause.voice == "passive" else "verb"
    return grammar.expletives.get((form, head.lemma))
