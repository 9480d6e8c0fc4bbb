"""A sentence in which two spans are given: who stands in them, and what lies between them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.draft import Draft
from dragoman.events.acts import Act
from dragoman.events.parties import Parties
from dragoman.parse.model import Sentence, Token

Chars = tuple[int, int]
SOURCE, TARGET = -1001, -1002
PRONOUNS = ("PRP", "PRP$")


class GivenParties(Parties):
    """Parties of a sentence in which two spans are given: any span counts, known or not."""

    def __init__(
        self, draft: Draft, sentence: Sentence, source: Chars | None, target: Chars | None
    ) -> None:
        super().__init__(draft, sentence)
        self.given = {
            token.index: side
            for span, side in ((target, TARGET), (source, SOURCE))
            if span is not None
            for token in sentence.tokens
            if token.start < span[1] and token.end > span[0]
        }

    def who(self, token: Token) -> frozenset[int]:
        """The given side that the token belongs to or is owned by, else the actors behind it."""
        side = self.given.get(token.index)
        if side is None:
            side = next(
                (self.given[t.index] for t in _owners(token) if t.index in self.given), None
            )
        if side is None and token.tag in PRONOUNS:
            side = self._stood_for(token)
        return frozenset({side}) if side is not None else super().who(token)

    def _stood_for(self, pronoun: Token) -> int | None:
        """The given side that a pronoun stands for: as resolved, else who speaks or acts above."""
        found = super().who(pronoun)
        named = {
            who: side for index, side in self.given.items()
            for who in super(GivenParties, self).who(self.sentence.tokens[index]) if who >= 0
        }  # fmt: skip
        if any(who >= 0 for who in found):
            return next((named[who] for who in found if who in named), None)
        clause = self.sentence.clause_of(pronoun)
        while clause is not None and clause.parent is not None:
            clause = clause.parent
            for subject in clause.subjects:
                if subject.index in self.given:
                    return self.given[subject.index]
        return None

    def sides(self, token: Token) -> frozenset[str]:
        """The two given spans are two sides, whatever they are."""
        given = frozenset(str(who) for who in self.who(token) if who in (SOURCE, TARGET))
        return given or super().sides(token)


@dataclass(frozen=True, slots=True)
class Weighed:
    """An act of the sentence and what speaks for it as the relation between the spans.

    Attributes:
        links: how well it links them.
        on_path: whether a word of it lies between them in the tree.
        loose: whether its words alone evoke it, nothing being asked of their arguments.
    """

    act: Act
    links: float
    on_path: bool
    score: float
    loose: bool = False


@dataclass(frozen=True, slots=True)
class Sides:
    """One sentence with the given sides.

    Attributes:
        given: the side of each token that stands in a given span, by its position.
        path: words on the way through the tree from the one span to the other.
        acts: all acts of the sentence; where there are none, what its words alone evoke.
        evoked: types that each word evokes when nothing is asked of its arguments.
    """

    sentence: Sentence
    given: dict[int, int]
    path: list[Token]
    acts: list[Weighed]
    evoked: dict[int, frozenset[str]]


def path_between(sentence: Sentence, given: dict[int, int]) -> list[Token]:
    """Words on the way through the tree from the one span to the other, or up to the root."""
    chains = []
    for side in (SOURCE, TARGET):
        inside = [sentence.tokens[i] for i, s in given.items() if s == side]
        top = next((t for t in inside if t.is_root or t.head not in inside), None)
        if top is not None:
            chains.append([top, *top.ancestors()])
    if len(chains) < 2:
        return chains[0] if chains else []
    shared = next((t for t in chains[0] if t in chains[1]), None)
    ways = [c[: c.index(shared) + 1] if shared is not None else c for c in chains]
    return [t for way in ways for t in way if t.index not in given]


def _owners(token: Token) -> Iterable[Token]:
    yield from token.kids("poss", "amod", "compound", "nmod")
    for prep in token.kids("prep"):
        if prep.lower in ("of", "from", "in", "between"):
            yield from prep.kids("pobj")
