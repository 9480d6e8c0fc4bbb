"""How many words evoke an act: the size of the vocabulary, by type and by kind of word.

An entry of one word counts as a verb, noun, adjective or participle; a longer one is a multi-word
expression, and its head counts among its kind too, since the head is what evokes the act. A word is
counted once however many rules list it; `a|b` is two words.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import msgspec

from dragoman.events import families
from dragoman.events.lexicon import entries
from dragoman.events.vocabulary import Evoker
from dragoman.rules import RuleBook

LOOK_ALIKE: Final = "NONE"
OPERATORS: Final = "operators"


class Vocabulary(msgspec.Struct, frozen=True):
    """Numbers of distinct words and expressions."""

    verbs: int
    nouns: int
    expressions: int
    adjectives: int


def vocabulary(book: RuleBook) -> dict[str, Vocabulary]:
    """Type -> its vocabulary; "all" for everything that evokes or changes an act.

    Look-alikes, which evoke none, stand under NONE and are not in "all".
    """
    rules: list[tuple[str, Evoker]] = []
    rules += [(named.rule.type, named.rule) for named in book.rules(families.FRAMES)]
    rules += [
        (named.rule.type or OPERATORS, named.rule) for named in book.rules(families.OPERATORS)
    ]
    kinds = dict.fromkeys(kind for kind, _ in rules)
    counted = {kind: _count(r for k, r in rules if k == kind) for kind in kinds}
    return {"all": _count(r for k, r in rules if k != LOOK_ALIKE), **counted}


def _count(rules: Iterable[Evoker]) -> Vocabulary:
    verbs: set[str] = set()
    nouns: set[str] = set()
    adjectives: set[str] = set()
    expressions: set[str] = set()
    for rule in rules:
        for words, heads, verbal in (
            (rule.verbs, verbs, True),
            (rule.nouns, nouns, False),
            (rule.adjectives, adjectives, False),
        ):
            heads.update(head for head, _ in entries(words, verbal=verbal, spelled=False))
            expressions.update(word for word in words if len(word.replace("-", " ").split()) > 1)
    return Vocabulary(len(verbs), len(nouns), len(expressions), len(adjectives))
