"""Negation: which words deny a predicate, and which only look so ("not only", "no doubt")."""

from __future__ import annotations

from dragoman.parse.grammar import Grammar, Negator, Place
from dragoman.parse.model import Clause, Token
from dragoman.rules import Named

PLACES: dict[str, Place] = {"det": "determiner", "neg": "adverb", "preconj": "correlative"}
ARGUMENTS = ("dobj", "nsubj", "nsubjpass", "attr", "expl")


def find_negations(clause: Clause, grammar: Grammar) -> None:
    """Set the clause's negations, in order of the text."""
    found: Found = []
    for head in (clause.head, *clause.light):
        for child in head.children:
            found += _from_child(child, grammar)
    found += _from_above(clause.light[0] if clause.light else clause.head, grammar)
    if found:
        tokens = {*clause.negations, *(t for t, _ in found if t is not None)}
        clause.negations = tuple(sorted(tokens, key=lambda t: t.index))
        clause.rules += tuple(named.id for _, named in found)


type One = tuple[Token | None, Named[Negator]]
type Found = list[One]


def _from_child(child: Token, grammar: Grammar) -> Found:
    """Negations that a word directly below the verb brings."""
    dep = child.dep
    if dep in ("neg", "advmod", "preconj"):
        return _adverb(child, grammar)
    if dep in ARGUMENTS:
        return _argument(child, grammar)
    if dep == "prep" and child.children:
        return _phrase(child, grammar)
    return []


def _adverb(word: Token, grammar: Grammar) -> Found:
    named = grammar.negators.get(("adverb", word.lower))
    if named is None:
        inner = [c for c in word.children if c.dep in ("neg", "advmod")]
        return [f for c in inner for f in _adverb(c, grammar)]
    if named.rule.after:
        before = [c for c in word.children if c.lower in named.rule.after]
        return [(c, named) for c in before]
    return [_kept(word, named, grammar)]


def _argument(noun: Token, grammar: Grammar) -> Found:
    found: Found = []
    named = grammar.negators.get(("pronoun", noun.lower))
    if named is not None:
        found.append(_kept(noun, named, grammar))
    for child in noun.children:
        place = PLACES.get(child.dep)
        named = grammar.negators.get((place, child.lower)) if place else None
        if named is not None:
            found.append(_kept(child, named, grammar))
    return found


def _phrase(preposition: Token, grammar: Grammar) -> Found:
    """ "under no circumstances", "by no means"."""
    for noun in preposition.kids("pobj"):
        named = grammar.negators.get(("phrase", noun.lemma))
        if named is not None and preposition.lower in named.rule.prepositions:
            return [(c, named) for c in noun.kids("det", "neg") if c.lower in named.rule.after]
    return []


def _from_above(head: Token, grammar: Grammar) -> Found:
    """ "without signing", "instead of signing", "nor did they sign"."""
    if head.dep == "pcomp":
        above = head.head
        words = [above, *above.kids("advmod"), *([above.head] if above.dep == "prep" else [])]
        named = [(w, grammar.negators.get(("preposition", w.lower))) for w in words]
        return [(w, n) for w, n in named if n is not None]
    if head.dep == "conj":
        joint = [c for c in head.head.kids("cc") if head.head.index < c.index < head.index][-1:]
        return [f for c in joint for f in _adverb(c, grammar)]
    return []


def _kept(
    word: Token, named: Named[Negator], grammar: Grammar
) -> tuple[Token | None, Named[Negator]]:
    """The word with its rule, or no word with the rule that takes the negation back."""
    for other in (*word.children, word.head, *word.head.children):
        back = grammar.negators.get(("cancelled", other.lower))
        if back is not None and word.lower in back.rule.after and 0 < other.index - word.index < 3:
            return None, back
    return word, named
