"""Whose what is wronged is, where the one who tells of it is not the one who does it."""

from __future__ import annotations

from collections.abc import Container

from dragoman.parse.model import Token
from dragoman.parse.predicates import SUBJECT


def is_wronged(noun: Token, pronoun: Token, wrongs: Container[str]) -> bool:
    """Whether a possessive is that of who reports the deed: "Iran said Iraq had shelled its port".

    Args:
        noun: whom the pronoun may stand for.
        wrongs: lemmas of verbs that one does to others, and not to what is one's own.
    """
    if pronoun.dep != "poss" or any(c.lower == "own" for c in pronoun.head.kids("amod")):
        return False
    verb = _verb_over(pronoun.head)
    done_by_another = verb.kids("nsubj") or (verb.dep == "pcomp" and noun.head.kids("dobj"))
    if verb.lemma not in wrongs or not done_by_another or noun.dep not in SUBJECT:
        return False
    return noun.head is not verb and noun.head in verb.ancestors()


def _verb_over(owned: Token) -> Token:
    """The verb that a noun is the object of, behind a preposition or a number: "two of its men"."""
    while not owned.is_root and (owned.dep == "pobj" or owned.pos == "ADP" or owned.tag == "CD"):
        owned = owned.head
    return owned.head if owned.dep == "dobj" else owned
