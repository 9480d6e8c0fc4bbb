"""What the actors room gives: mentions, and the actors that they stand for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from dragoman.parse.model import Span, Token, by_sentence

Kind = Literal["name", "nominal", "pronoun"]


@dataclass(frozen=True, slots=True)
class Actor:
    """Someone who can act in politics, as far as this document tells.

    `name` is the fullest mention without its title; `country` an ISO alpha-3 code or one of the
    codebook's (IGO, NGO, UNO, EUR, ISM, IMG, MNC, WST), None where unknown; `sector` likewise.
    """

    name: str
    title: str | None = None
    country: str | None = None
    sector: str | None = None
    other_sectors: tuple[str, ...] = ()
    wikidata: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A phrase that names or points at actors.

    Attributes:
        span: the whole noun phrase with its title (what an attribution source shows).
        head: index of the head token within the sentence.
        actors: indexes into `Actors.actors`; several for "the two sides", none where the phrase
            is a pronoun or description that stays unresolved.
        rules: what decided, such as "actors/lists/leaders_europe.tsv" or "actors/roles".
    """

    span: Span
    head: int
    kind: Kind
    actors: tuple[int, ...]
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Actors:
    """All actors of a document and their mentions, in order of the text."""

    actors: tuple[Actor, ...] = ()
    mentions: tuple[Mention, ...] = ()
    by_token: dict[tuple[int, int], int] = field(default_factory=dict)
    _within: dict[int, list[int]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_within", by_sentence((m.span,) for m in self.mentions))

    @classmethod
    def of(cls, actors: list[Actor], mentions: list[Mention]) -> Actors:
        """Build the layer, indexing every mention by its head token."""
        heads = {(m.span.sentence, m.head): i for i, m in enumerate(mentions)}
        return cls(tuple(actors), tuple(mentions), heads)

    def within(self, sentence: int) -> Sequence[int]:
        """Indexes of the mentions of one sentence."""
        return self._within.get(sentence, ())

    def mention_of(self, sentence: int, head: Token) -> int | None:
        """Index of the mention whose head is this token, or None."""
        return self.by_token.get((sentence, head.index))
