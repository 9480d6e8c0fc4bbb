"""Control: who is understood as the subject of a clause that has none.

Which verbs and nouns give the part to whom is in `rules/control`; what holds without a rule is
English at large: an object controls an infinitive complement, a subject everything else.
"""

from __future__ import annotations

from dragoman.parse.grammar import Control, Grammar
from dragoman.parse.model import Clause, Token
from dragoman.parse.predicates import conjuncts, objects_of
from dragoman.rules import Named

TIMES = frozenset({"DATE", "TIME"})
CONTROLLED = frozenset({"xcomp", "pcomp", "advcl", "acl", "relcl", "ccomp"})


def understood(clause: Clause, parent: Clause, grammar: Grammar) -> None:
    """Set the clause's subjects to those that control it, where anyone does."""
    if clause.relation not in CONTROLLED or clause.mood not in ("infinitive", "participle"):
        return
    governor = clause.governor
    if governor is None:
        return
    if governor.pos in ("NOUN", "PROPN") and clause.relation in ("acl", "relcl", "xcomp"):
        found = _of_noun(clause, governor, parent, grammar)
    elif clause.relation == "pcomp":
        found = _of_gerund(clause, governor, parent, grammar)
    else:
        found = _of_infinitive(clause, parent, grammar)
    if found:
        clause.subjects, clause.subject_by = found, "control"


def _take(clause: Clause, named: Named[Control]) -> None:
    clause.rules += (named.id,)


def _of_infinitive(clause: Clause, parent: Clause, grammar: Grammar) -> tuple[Token, ...]:
    equated = _of_equated(clause, parent, grammar)
    if equated is not None:
        return equated
    lemma = parent.head.lemma
    asked = parent.obliques if clause.mood == "infinitive" else ()  # not "wrote to X, asking"
    for preposition, noun in asked:
        if noun.entity in TIMES:
            continue
        named = grammar.control.get(("infinitive", lemma, preposition))
        if named is not None and noun.index < clause.head.index:
            _take(clause, named)
            return tuple(t for t in parent.oblique(preposition) if t.entity not in TIMES)
    named = grammar.control.get(("infinitive", lemma, ""))
    if named is not None:
        _take(clause, named)
        by_object = named.rule.controller == "object" and parent.undergoers
        return parent.undergoers if by_object else parent.subjects
    if clause.relation == "advcl":
        return parent.subjects
    given = next((g for t in parent.undergoers if (g := _given(clause, t, parent, grammar))), ())
    if given:
        return given
    before = tuple(t for t in (parent.undergoers or parent.indirect) if t.index < clause.head.index)
    return before or parent.subjects


def _of_gerund(
    clause: Clause, preposition: Token, parent: Clause, grammar: Grammar
) -> tuple[Token, ...]:
    """Of "accuse X of doing" X, of "help X by doing" the helper."""
    above = preposition.head
    lemma, between = parent.head.lemma, preposition.lower
    named = grammar.control.get(("gerund", lemma, between))
    if above.pos in ("NOUN", "PROPN") and (named is None or not _within(above, between, parent)):
        return _of_noun(clause, above, parent, grammar)
    named = named or grammar.control.get(("gerund", "", between))
    if named is None:
        return parent.subjects
    _take(clause, named)
    if named.rule.controller == "doer":
        return parent.doers
    behind = (parent.oblique(preposition) for preposition in named.rule.through)
    return parent.undergoers or next((t for t in behind if t), parent.subjects)


def _within(noun: Token, between: str, parent: Clause) -> bool:
    """Whether a preposition that hangs on the noun may as well be the verb's own."""
    behind = [n for p, n in parent.obliques if p != between]
    return noun in parent.undergoers or noun in behind


def _of_noun(clause: Clause, noun: Token, parent: Clause, grammar: Grammar) -> tuple[Token, ...]:
    over = noun.head.head if noun.dep == "pobj" else noun
    accused = grammar.control.get(("noun", over.lemma, ""))
    if over is not noun and accused and noun.head.lower in accused.rule.prepositions:
        _take(clause, accused)
        return conjuncts(noun)
    given = _given(clause, noun, parent, grammar)
    if given:
        return given
    phrase = f"{noun.head.lower} {noun.lemma}"
    named = grammar.control.get(("noun", phrase, "")) or grammar.control.get(
        ("noun", noun.lemma, "")
    )
    if named is None:
        return _holder(noun) or _around(noun, parent)
    _take(clause, named)
    asked = _behind(noun, named.rule.prepositions, clause)
    holder = _holder(noun)
    if asked:
        return asked
    if named.rule.controller == "holder":
        return holder or _around(noun, parent)
    return _around(noun, parent) if holder else ()


def _given(clause: Clause, noun: Token, parent: Clause, grammar: Grammar) -> tuple[Token, ...]:
    """Who is given leave: of "gave Mali the right to", Mali."""
    named = grammar.control.get(("given", noun.lemma, ""))
    if named is None or not parent.indirect or noun not in parent.undergoers:
        return ()
    _take(clause, named)
    return parent.indirect


def _around(noun: Token, parent: Clause) -> tuple[Token, ...]:
    """The subject of the clause that the noun stands in, if it is not the noun itself."""
    return () if noun in parent.subjects else parent.subjects


def _of_equated(clause: Clause, parent: Clause, grammar: Grammar) -> tuple[Token, ...] | None:
    """ "His aim is to": the one whose aim it is, or nobody; None where no aim is equated."""
    for noun in parent.subjects:
        named = grammar.control.get(("equated", noun.lemma, ""))
        if named is not None and parent.head.lemma == "be":
            _take(clause, named)
            return _behind(noun, named.rule.prepositions, clause) or _holder(noun)
    return None


def _behind(noun: Token, prepositions: tuple[str, ...], clause: Clause) -> tuple[Token, ...]:
    return tuple(
        t
        for p in noun.kids("prep")
        if p.lower in prepositions and p.index < clause.head.index
        for _, t in objects_of(p, p.lower)
    )


def _holder(noun: Token) -> tuple[Token, ...]:
    """The noun's possessor, or the people that its adjective names ("the French decision")."""
    for child in noun.children:
        if child.dep == "poss":
            return conjuncts(child)
    return tuple(c for c in noun.kids("amod", "compound") if c.entity in ("NORP", "GPE", "ORG"))
