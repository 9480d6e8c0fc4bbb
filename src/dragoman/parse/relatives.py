"""Relative clauses: the noun that each is about, put where its pronoun or its gap is."""

from __future__ import annotations

from dragoman.parse.grammar import Antecedent, Grammar
from dragoman.parse.model import Clause, Token
from dragoman.parse.predicates import COMPLEMENTS, conjuncts
from dragoman.rules import Named

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
NAMED = frozenset({"GPE", "LOC", "FAC", "PERSON", "NORP", "ORG"})
PLACES = frozenset({"GPE", "LOC", "FAC"})
RELATIVE = frozenset({"WDT", "WP", "WP$", "WRB"})
SINGULAR = {"VBZ": True, "VBP": False}


def fill_gaps(clause: Clause, grammar: Grammar) -> None:
    """Put nouns for relative pronouns and gaps, and find the subject of a reduced relative."""
    noun = clause.governor
    if noun is None or noun.pos not in NOMINAL or clause.relation not in ("relcl", "acl"):
        return
    if clause.mood == "infinitive":
        return
    if clause.relation == "acl" and _has_object_that(clause, noun, grammar):
        clause.relation = "relcl"
    if clause.relation == "acl":
        _fill_reduced(clause, noun, grammar)
        return
    pronoun = _pronoun(clause)
    if pronoun is not None and _only_joins(pronoun, clause):
        clause.relation = "acl"
        clause.objects = tuple(t for t in clause.objects if t is not pronoun)
        return
    clause.antecedents = _antecedents(clause, noun, pronoun, grammar)
    if pronoun is not None:
        _free_subject(clause, pronoun)
        _replace(clause, pronoun, clause.antecedents)
        if not clause.subjects and clause.expletive is None:
            clause.subjects, clause.subject_by = clause.antecedents, "relative"
    elif clause.subject_by == "own":
        _fill(clause)


def _fill_reduced(clause: Clause, noun: Token, grammar: Grammar) -> None:
    """ "arms sent to Bonn": the noun is what a participle tells of, or what its verb lacks."""
    if _lacks_object(clause, noun, grammar) or clause.subjects:
        return
    made = _made(noun, clause, grammar) if clause.voice == "passive" else None
    clause.antecedents = (made,) if made else _beside(noun, clause)
    clause.subjects, clause.subject_by = clause.antecedents, "relative"


def fill_deeper(clause: Clause) -> None:
    """ "arms that Bonn refused to send": the pronoun may stand in what the relative governs."""
    above = clause.parent
    if clause.relation not in COMPLEMENTS:
        return
    while above is not None and above.relation in COMPLEMENTS:
        above = above.parent
    if above is None or above.relation != "relcl" or not above.antecedents:
        return
    held = (*clause.subjects, *clause.objects, *(t for _, t in clause.obliques))
    pronoun = next((t for t in held if t.tag in RELATIVE), None)
    if pronoun is not None and pronoun.index < above.head.index:
        _replace(clause, pronoun, above.antecedents)
    elif clause.parent is above and _lacks_subject(clause) and above.objects == above.antecedents:
        clause.subjects, clause.subject_by = above.antecedents, "relative"
        above.objects = ()


def _lacks_subject(clause: Clause) -> bool:
    """ "arms that Bonn says were sent": a finite verb, and nobody who does or undergoes it."""
    finite = clause.relation == "ccomp" and clause.tense is not None
    return finite and not clause.subjects and clause.expletive is None


def _beside(noun: Token, clause: Clause) -> tuple[Token, ...]:
    """Who does what a participle after "with" tells: "with Chad and its allies attacking", both."""
    first = _first_conjunct(noun)
    joint = clause.voice == "active" and first.dep == "pobj" and first.head.lower == "with"
    return conjuncts(first) if joint else (noun,)


def _lacks_object(clause: Clause, noun: Token, grammar: Grammar) -> bool:
    """ "a claim that Ukraine has rejected": what needs an object and has none is a relative."""
    named = grammar.matters.get(clause.head.lemma)
    if named is None or clause.voice == "passive" or not clause.subjects:
        return False
    filled = clause.objects or clause.complements or clause.predicate is not None
    if filled or noun.lemma not in named.rule.antecedents:
        return False
    clause.antecedents = clause.objects = (noun,)
    clause.relation = "relcl"
    clause.rules += (named.id,)
    return True


def _has_object_that(clause: Clause, noun: Token, grammar: Grammar) -> bool:
    """ "a claim that Baku denied": what "that" is the object of tells which claim is meant."""
    named = grammar.matters.get(clause.head.lemma)
    if named is None or noun.lemma not in named.rule.antecedents or len(clause.objects) != 1:
        return False
    [that] = clause.objects
    own = clause.subject_by == "own" and that.index < clause.subjects[0].index
    return own and that.lower == "that" and that.tag != "DT"


def _pronoun(clause: Clause) -> Token | None:
    """The relative pronoun below the clause's verb, itself an argument or deeper in one."""
    for child in clause.head.children:
        if child.tag in RELATIVE or (child.lower == "that" and child.dep != "mark"):
            return child
        for inner in child.children:
            if inner.tag in RELATIVE:
                return inner
    return None


def _only_joins(pronoun: Token, clause: Clause) -> bool:
    """ "the risk that exports fall": a clause that lacks nothing has no relative pronoun."""
    if pronoun.lower != "that" or pronoun not in clause.objects:
        return False
    return len(clause.objects) > 1 and clause.subject_by == "own"


def _free_subject(clause: Clause, pronoun: Token) -> None:
    """Of two subjects, as in "rebels whom Bonn considers", the pronoun is the object."""
    others = tuple(t for t in clause.subjects if t is not pronoun)
    if others and pronoun in clause.subjects and pronoun not in conjuncts(others[0]):
        clause.subjects, clause.subject_by = others, "own"
        clause.objects = (pronoun, *clause.objects)


def _replace(clause: Clause, pronoun: Token, nouns: tuple[Token, ...]) -> None:
    def replaced(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
        if pronoun not in tokens:
            return tokens
        return tuple(n for t in tokens for n in (nouns if t is pronoun else (t,)))

    if pronoun in clause.subjects:
        clause.subject_by = "relative"
    clause.subjects = replaced(clause.subjects)
    clause.objects, clause.indirect = replaced(clause.objects), replaced(clause.indirect)
    clause.agents = replaced(clause.agents)
    clause.obliques = tuple((p, n) for p, t in clause.obliques for n in replaced((t,)))


def _fill(clause: Clause) -> None:
    """Without a pronoun, what the noun stands for is missing: "the deal Ankara signed"."""
    stranded = [c for c in clause.head.kids("prep") if not c.children]
    timed = any(n.entity in ("DATE", "TIME") for n in clause.antecedents)
    if stranded:
        clause.obliques += tuple((stranded[-1].lower, n) for n in clause.antecedents)
    elif not (clause.objects or clause.complements or timed or clause.voice == "passive"):
        clause.objects = clause.antecedents


def _antecedents(
    clause: Clause, noun: Token, pronoun: Token | None, grammar: Grammar
) -> tuple[Token, ...]:
    """The nouns meant: the nearest, unless sense or agreement forbid it."""
    if pronoun is None:
        return (noun,)
    if not _after_comma(clause, noun):
        other = _agreeing(noun, clause) if pronoun in clause.subjects else None
        return (noun,) if other is None else (other,)
    other = _person(noun, pronoun, clause, grammar) or _matter(noun, pronoun, clause, grammar)
    if other is None and pronoun in clause.subjects:
        other = _agreeing(noun, clause) or _timeless(noun, clause)
    if other is not None:
        return (other,)
    several = any(t.index < pronoun.index for t in conjuncts(noun)[1:])
    if pronoun in clause.subjects and (several or _number(clause) is False):
        return conjuncts(_first_conjunct(noun))
    return (noun,)


def _after_comma(clause: Clause, noun: Token) -> bool:
    return any(
        c.lower == "," and noun.index < c.index < clause.head.index
        for c in (*noun.children, *clause.head.children, *noun.head.children)
    )


def _chain(noun: Token) -> list[Token]:
    """Nouns above this one through prepositions, nearest first; of a verb's phrase its object."""
    found = []
    for above in noun.ancestors():
        if above.pos in ("NOUN", "PROPN"):
            found.append(above)
        elif above.pos in ("VERB", "AUX"):
            objects = [o for o in above.kids("dobj") if o.index < noun.index]
            return [*found, *objects]
    return found


def _person(noun: Token, pronoun: Token, clause: Clause, grammar: Grammar) -> Token | None:
    """A place is no person: "the president of Turkey, who"."""
    named = grammar.persons.get(pronoun.lower)
    if named is None or noun.entity not in PLACES:
        return None
    return _used(clause, named, next((t for t in _chain(noun) if t.entity not in PLACES), None))


def _matter(noun: Token, pronoun: Token, clause: Clause, grammar: Grammar) -> Token | None:
    """A place cannot be denied or condemned, what happened there can."""
    named = grammar.matters.get(clause.head.lemma)
    if named is None or pronoun not in clause.objects or noun.lemma in named.rule.antecedents:
        return None
    matter = next((t for t in _chain(noun) if t.lemma in named.rule.antecedents), None)
    return _used(clause, named, matter)


def _made(noun: Token, clause: Clause, grammar: Grammar) -> Token | None:
    """A place cannot be imposed or signed: "penalties against Belarus imposed by the UK"."""
    named = grammar.made.get(clause.head.lemma)
    if named is None or noun.dep != "pobj" or noun.entity not in NAMED:
        return None
    return _used(clause, named, next((t for t in _chain(noun) if not _is_name(t)), None))


def _used(clause: Clause, named: Named[Antecedent], token: Token | None) -> Token | None:
    if token is not None:
        clause.rules += (named.id,)
    return token


def _is_name(noun: Token) -> bool:
    return noun.pos == "PROPN" or bool(noun.entity)


def _agreeing(noun: Token, clause: Clause) -> Token | None:
    """A noun farther up that agrees in number with the verb where the nearest does not."""
    number = _number(clause)
    if number is None or noun.tag == "CD" or _is_plural(noun) is not number:
        return None
    if len(conjuncts(_first_conjunct(noun))) > 1:
        return None
    return next((t for t in _chain(noun) if _is_plural(t) is not number), None)


def _timeless(noun: Token, clause: Clause) -> Token | None:
    """A day does nothing: "the launch in April, which failed"."""
    if noun.entity not in ("DATE", "TIME") or clause.head.lemma == "be":
        return None
    return next((t for t in _chain(noun) if t.entity not in ("DATE", "TIME")), None)


def _number(clause: Clause) -> bool | None:
    """Whether the verb is singular, as far as its form tells."""
    first = clause.group[0]
    if first.lower in ("was", "were"):
        return first.lower == "was"
    return SINGULAR.get(first.tag)


def _is_plural(noun: Token) -> bool:
    return noun.tag in ("NNS", "NNPS")


def _first_conjunct(noun: Token) -> Token:
    while noun.dep == "conj":
        noun = noun.head
    return noun
