"""Heads: at which token of a name its phrase hangs, and which matches are no names at all."""

from __future__ import annotations

from typing import Final

from dragoman.actors.grammar import Grammar
from dragoman.actors.lexicon import Match
from dragoman.parse.model import Token

NOUNS: Final = frozenset({"NOUN", "PROPN", "PRON"})
NAMES: Final = frozenset({"ORG", "PRODUCT", "WORK_OF_ART", "EVENT", "GPE", "LOC", "FAC"})
SERVING: Final = ("of", "to")


def head_of(match: Match, tokens: list[Token]) -> Token:
    """The token of a match whose head lies outside it; the first noun of "head of the office"."""
    inside = tokens[match.start : match.end]
    outer = [t for t in inside if not match.start <= t.head.index < match.end or t.is_root]
    nouns = [t for t in outer if t.pos in NOUNS]
    if match.entry.is_role and len(nouns) > 1 and any(t.pos == "ADP" for t in inside):
        return nouns[0]
    return (nouns or outer or inside)[-1]


def is_only_a_name(match: Match, tokens: list[Token]) -> bool:
    """Whether a role's noun is written as the name of something else: "the Monitor".

    Nothing has a name with "a" before it, nor one before what it serves: "a Marine", "Adviser to".
    """
    token = tokens[match.start]
    single = match.end - match.start == 1 and match.entry.kind in ("role", "group")
    after = tokens[match.end].norm if match.end < len(tokens) else ""
    if not single or token.tag != "NNP" or not token.norm.istitle():
        return False
    if match.entry.kind == "role" and after in SERVING:
        return False
    one_of_many = any(c.lemma == "a" for c in token.kids("det"))
    if one_of_many or (match.start == 0 and match.entry.kind == "group"):
        return False
    named = match.start > 0 and token.entity in NAMES
    return named or (token.dep == "compound" and after[:1].islower())


def lacks_article(match: Match, tokens: list[Token], grammar: Grammar) -> bool:
    """Whether a state's short name stands without its article, or begins another name.

    "The west" needs it as well, where it is in small letters.
    """
    name = match.entry.name
    direction = match.entry.kind == "side" and name.islower()
    if name.lower() not in grammar.words("after_the") and not direction:
        return False
    before = tokens[match.start - 1].lower if match.start else ""
    after = tokens[match.end].tag if match.end < len(tokens) else ""
    return before != "the" or after in ("NNP", "NNPS")
