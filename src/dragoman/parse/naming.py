"""What somebody calls a thing: of "began what it calls an operation", an operation was begun.

The name takes the place of the clause that gives it, which hangs on the name as a relative does.
"""

from __future__ import annotations

from typing import Final

from dragoman.parse.grammar import Grammar
from dragoman.parse.model import Sentence, Token
from dragoman.parse.moving import move
from dragoman.parse.predicates import SUBJECT
from dragoman.parse.saying import ADJUNCTS

FILLS: Final = {"ccomp": "dobj", "pcomp": "pobj", "csubj": "nsubj", "csubjpass": "nsubjpass"}
NOMINAL: Final = ("NOUN", "PROPN", "NUM")
NAMES: Final = ("oprd", "dobj", "attr")


def find_names(sentence: Sentence, grammar: Grammar) -> None:
    """Put names for the clauses that give them, in place, before clauses are read."""
    for token in sentence.tokens:
        if token.lower == "what" and not token.is_root:
            _name(token, sentence, grammar)


def _name(what: Token, sentence: Sentence, grammar: Grammar) -> None:
    """Put the name for the clause that a free "what" opens."""
    copula = _copula(what)
    given = copula.head if copula is not None else what.head
    known = (given.lemma, copula is not None)
    named = grammar.naming.get(known) if given.dep in FILLS else None
    if named is None or not given.kids(*SUBJECT) or given.index < what.index:
        return
    noun = _named(copula or given, what, named.rule.preposition)
    if noun is None or noun.index < given.index:
        return
    above, slot = given.head, FILLS[given.dep]
    if slot == "dobj" and above.lemma in grammar.asking:
        return
    move(noun, above, slot)
    move(given, noun, "relcl")
    move(what, given, "oprd")
    _let_go(given, noun, above)
    sentence.rules += (named.id,)


def _copula(what: Token) -> Token | None:
    """The verb of being that the name stands behind: "what they claim was a base"."""
    verb = what.head
    if verb.lemma == "be":
        return verb if what.dep in SUBJECT else None
    below = (c for c in verb.kids("ccomp") if c.lemma == "be" and not c.kids(*SUBJECT))
    return next(below, None)


def _named(verb: Token, what: Token, preposition: str) -> Token | None:
    """The noun by which the verb names what "what" stands for."""
    if preposition:
        behind = [o for p in verb.kids("prep") if p.lower == preposition for o in p.kids("pobj")]
        return next(iter(behind), None)
    nouns = (t for t in verb.kids(*NAMES) if t is not what)
    return next((t for t in nouns if t.pos in NOMINAL), None)


def _let_go(given: Token, noun: Token, above: Token) -> None:
    """What stands behind the name belongs to the verb above: "began what it calls a war in May"."""
    last = max(t.index for t in noun.subtree() if given not in (t, *t.ancestors()))
    for adjunct in [c for c in given.kids(*ADJUNCTS) if c.index > last]:
        move(adjunct, above if above.pos == "VERB" else above.head, adjunct.dep)
