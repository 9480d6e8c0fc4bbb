"""What hangs on a word by a preposition, whatever the word is."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.events.settings import settings
from dragoman.parse.clauses import conjuncts
from dragoman.parse.model import Clause, Token


def after(token: Token, preposition: str) -> list[Token]:
    """Nouns and gerunds after a preposition that depends on the token."""
    found: list[Token] = []
    for prep in [token, *token.children]:
        fits = prep.dep in ("prep", "agent", "dative") and prep.lower == preposition
        if fits and (prep is not token or prep.pos in ("ADP", "SCONJ")):
            for child in prep.kids("pobj", "pcomp"):
                found += conjuncts(child)
    return found or (at_hands(token) if preposition == "by" else [])


def at_hands(token: Token) -> list[Token]:
    """Those after a preposition of several words that names the doer."""
    return [
        found for first, noun, last in settings().routes.agentive
        for part in after(token, first) if part.lemma == noun
        for found in after(part, last)
    ]  # fmt: skip


def oblique(clause: Clause, slot: str) -> list[Token]:
    """Objects of the preposition, which may be the last of several ("out of")."""
    adverbs = settings().grammar.adverbs
    return [
        t for prep, t in clause.obliques
        if prep == slot or (prep.endswith(f" {slot}") and prep.split()[0] in adverbs)
    ]  # fmt: skip


def reach(word: Token) -> Iterable[Token]:
    """The word, its arguments and the objects of its prepositions."""
    yield word
    for child in word.children:
        if child.dep in ("dobj", "dative", "prep", "acomp", "oprd", "attr", "nsubjpass"):
            yield child
            if child.lower not in settings().grammar.beside:
                yield from child.kids("pobj")
