"""Clauses: every predicate of a sentence with its arguments and what modifies it.

Voice, tense, aspect, modality, negation, condition, control, relative clauses and coordination
are read here once, from the ClearNLP-style dependencies of the English pipeline, so that no
later room looks at the tree for them.
"""

from __future__ import annotations

from dragoman.parse.control import understood
from dragoman.parse.expletives import find_expletive
from dragoman.parse.grammar import Grammar, Means, built_in
from dragoman.parse.model import Clause, Sentence, Token
from dragoman.parse.negation import find_negations
from dragoman.parse.predicates import COMPLEMENTS, bare_clause, conjuncts, is_predicate, objects_of
from dragoman.parse.relatives import fill_deeper, fill_gaps
from dragoman.parse.semimodals import fold
from dragoman.parse.supposed import find_condition
from dragoman.rules import Named

__all__ = ["conjuncts", "find_clauses"]

PARTICIPLES = {"VBN": ("have", "be", "get"), "VBG": ("be",)}


def find_clauses(sentence: Sentence, grammar: Grammar | None = None) -> list[Clause]:
    """All clauses of the sentence, in order of their heads."""
    grammar = grammar or built_in()
    clauses = {t.index: bare_clause(t) for t in sentence.tokens if is_predicate(t)}
    fold(clauses, grammar)
    found = sorted(set(clauses.values()), key=lambda c: c.head.index)
    for clause in found:
        _attach(clause, clauses)
        find_negations(clause, grammar)
        find_condition(clause, grammar)
        find_expletive(clause, grammar)
        if clause.objects:
            _adopt(clause, grammar)
        if clause.agents:
            _drop_means(clause, grammar)
    for clause in sorted(found, key=_depth):
        _inherit(clause, grammar)
    return found


def _attach(clause: Clause, clauses: dict[int, Clause]) -> None:
    """Find the clause or noun that this one depends on."""
    top = clause.light[0] if clause.light else clause.head
    if top.is_root:
        return
    clause.relation = top.dep
    clause.governor = top.head
    clause.parent = next((clauses[a.index] for a in top.ancestors() if a.index in clauses), None)
    if clause.parent is not None and top.dep in COMPLEMENTS:
        clause.parent.complements.append(clause)


def _drop_means(clause: Clause, grammar: Grammar) -> None:
    """Means and times behind the "by" of a passive are no agents ("sent by sea")."""
    for token in clause.agents:
        named = _means(token, grammar)
        if named is not None or token.entity in ("DATE", "TIME", "PERCENT", "MONEY"):
            clause.agents = tuple(t for t in clause.agents if t is not token)
            clause.obliques += (("by", token),)
            clause.rules += (named.id,) if named is not None else ()


def _means(token: Token, grammar: Grammar) -> Named[Means] | None:
    """The rule by which the noun is only a means: "by force", but not "by the forces"."""
    named = grammar.means.get(token.lemma)
    if named is None or not named.rule.bare:
        return named
    bare = token.lower == token.lemma and not token.kids("det", "poss")
    return named if bare else None


def _adopt(clause: Clause, grammar: Grammar) -> None:
    """ "accused Russia of war crimes": what the verb governs, though it hangs on the object."""
    for noun in clause.objects:
        for preposition in noun.kids("prep"):
            name = preposition.lower
            if ("gerund", clause.head.lemma, name) not in grammar.control:
                continue
            if name != "of" or noun.pos in ("PROPN", "PRON"):
                clause.obliques += tuple(objects_of(preposition, name))


def _depth(clause: Clause) -> int:
    return sum(1 for _ in clause.head.ancestors())


def _inherit(clause: Clause, grammar: Grammar) -> None:
    """What a clause takes from others: parents come first, so theirs is complete."""
    fill_gaps(clause, grammar)
    fill_deeper(clause)
    parent = clause.parent
    if parent is None:
        return
    if clause.supposed in ("condition", "exception") and clause.relation == "advcl":
        parent.consequent = clause
    if clause.relation == "conj":
        _share(clause, parent)
        share_objects(clause, parent, grammar)
        _share_agents(clause, parent)
    elif not clause.subjects and clause.expletive is None:
        understood(clause, parent, grammar)


def _share(clause: Clause, first: Clause) -> None:
    """A conjoined predicate takes the first one's subject, and its auxiliaries if it has none."""
    if clause.subjects or clause.expletive is not None:
        if _is_gapped(clause, first):
            _take_auxiliaries(clause, first)
            clause.agents = clause.agents or first.agents
        return
    clause.subjects, clause.subject_by = first.subjects, "coordination"
    negating = tuple(t for t in first.negations if t in first.subjects or t.head in first.subjects)
    clause.negations = clause.negations or negating
    clause.supposed = clause.supposed or first.supposed
    clause.condition = clause.condition or first.condition
    if _has_auxiliary(clause):
        return
    if _leans(clause, first):
        _take_auxiliaries(clause, first)
    elif clause.tense is None and clause.mood != "infinitive":
        clause.tense = first.tense


def _has_auxiliary(clause: Clause) -> bool:
    return any(t.dep in ("aux", "auxpass") for t in clause.group) or bool(clause.light)


def _leans(clause: Clause, first: Clause) -> bool:
    """Whether the verb's form needs the auxiliary of the verb that it is joined to."""
    auxiliaries = [t for t in first.group if t.dep in ("aux", "auxpass")]
    if clause.head.tag == "VB":
        taken_over = first.modal or first.mood == "infinitive"
        return bool(auxiliaries or first.light or taken_over)
    lemmas = PARTICIPLES.get(clause.head.tag, ())
    return any(t.lemma in lemmas for t in auxiliaries)


def _take_auxiliaries(clause: Clause, first: Clause) -> None:
    clause.modal, clause.tense, clause.mood = first.modal, first.tense, first.mood
    clause.perfect, clause.progressive = first.perfect, first.progressive
    if clause.head.tag == "VBN" and first.voice == "passive":
        clause.voice = "passive"
    joint = next((c.lower for c in first.head.kids("cc")), "and")
    if joint != "but" and not clause.negations:
        clause.negations = first.negations


def _is_gapped(clause: Clause, first: Clause) -> bool:
    """ "six were killed and ten wounded": the second verb goes without its auxiliary."""
    bare = clause.head.tag == "VBN" and not _has_auxiliary(clause)
    return bare and first.voice == "passive" and not clause.objects and clause.expletive is None


def _share_agents(clause: Clause, first: Clause) -> None:
    """ "were ambushed and killed by rebels": who did the last did the first as well."""
    passive = first.voice == clause.voice == "passive"
    if not passive or first.agents or not clause.agents or clause.subject_by == "own":
        return
    begin, end = first.group[-1].index, clause.group[0].index
    between = (c for c in first.head.children if begin < c.index < end and c.dep != "punct")
    if all(c.dep in ("cc", "conj", "advmod") for c in between):
        first.agents = clause.agents


def share_objects(clause: Clause, first: Clause, grammar: Grammar) -> None:
    """ "refused and later rejected the plan": the last verb's object is the first one's too."""
    if first.objects or not clause.objects or "passive" in (first.voice, clause.voice):
        return
    begin, end = first.group[-1].index, clause.group[0].index
    between = [c for c in first.head.children if begin < c.index < end and c.dep != "punct"]
    if any(c.dep not in ("cc", "conj", "advmod") for c in between):
        return
    alone = grammar.alone.get(first.head.lemma)
    if alone is not None:
        first.rules += (alone.id,)
    elif not first.complements and first.predicate is None:
        first.objects = clause.objects
