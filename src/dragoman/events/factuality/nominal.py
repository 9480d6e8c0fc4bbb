"""What a noun's own words say of the act that it names: determiners, number, modifiers."""

from __future__ import annotations

from dragoman.parse.model import Token

DEFINITE = ("the", "this", "that", "these", "those")
MODIFIERS = ("amod", "compound", "nmod", "advmod")


def feature(noun: Token) -> str:
    """ "noun definite", "noun indefinite" or "noun bare"."""
    for child in noun.children:
        if child.dep == "poss" or (child.dep == "det" and child.lower in DEFINITE):
            return "noun definite"
        if child.dep == "nummod":
            return "noun counted"
    if any(c.dep == "det" for c in noun.children):
        return "noun indefinite"
    return "noun bare"


def determiners(noun: Token) -> list[Token]:
    """Its determiners and words of quantity."""
    return noun.kids("det", "neg", "preconj", "amod")


def modifiers(noun: Token) -> list[Token]:
    """Words before it that may say that it is planned, alleged, failed."""
    return noun.kids(*MODIFIERS)
