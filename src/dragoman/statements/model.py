"""What the statements room gives: who is said to have said, denied, wanted or believed what."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from dragoman.parse.model import Span, by_sentence

Stance = Literal[
    "say", "claim", "deny", "admit", "promise", "demand", "threaten", "accuse", "praise",
    "believe", "want", "ask",
]  # fmt: skip
StatementKind = Literal["direct", "mixed", "indirect"]


@dataclass(frozen=True, slots=True)
class Statement:
    """One attribution.

    Attributes:
        source: token spans of the source phrase, with its title; empty where the text names none.
        mention: index into `Actors.mentions` of the source, None where it is no known mention.
        cue: token spans of the verb group, the noun, or "according to".
        lemma: lemma of the cue's head.
        content: token spans, one for each sentence and piece of a split quotation.
        addressees: indexes into `Actors.mentions`.
        parent: index of the statement whose content holds this one's source and cue; a chain of
            parents never comes back.
        first, last: the days on which it was said, None where unknown.
    """

    source: tuple[Span, ...]
    mention: int | None
    cue: tuple[Span, ...]
    lemma: str
    content: tuple[Span, ...]
    kind: StatementKind
    stance: Stance
    addressees: tuple[int, ...] = ()
    parent: int | None = None
    first: dt.date | None = None
    last: dt.date | None = None
    confidence: float = 0.9
    rules: tuple[str, ...] = ()

    def holds(self, sentence: int, token: int) -> bool:
        """Whether the token lies in this statement's content."""
        return any(s.sentence == sentence and s.start <= token < s.end for s in self.content)


@dataclass(frozen=True, slots=True)
class Reply:
    """What a denial answers.

    Attributes:
        to: index of the earlier statement.
        word: the word that stands for what was said ("charge", "it", "which").
        rules: ids of the rules that told so.
    """

    to: int
    word: Span
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Statements:
    """All statements of a document, in order of the text.

    `replies` has by their index the denials that name what they deny by a word only ("the charge").
    """

    statements: tuple[Statement, ...] = ()
    replies: dict[int, Reply] = field(default_factory=dict)
    _within: dict[int, list[int]] = field(init=False, repr=False, compare=False)
    _cued: dict[int, list[int]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_within", by_sentence(s.content for s in self.statements))
        object.__setattr__(self, "_cued", by_sentence(s.cue for s in self.statements))

    def cued(self, sentence: int) -> Sequence[int]:
        """Indexes of the statements whose cue, or some of it, stands in a sentence."""
        return self._cued.get(sentence, ())

    def cues(self, sentence: int) -> frozenset[int]:
        """Positions of the words of a sentence that are cues."""
        return frozenset(
            at
            for index in self.cued(sentence)
            for span in self.statements[index].cue
            if span.sentence == sentence
            for at in range(span.start, span.end)
        )

    def within(self, sentence: int) -> tuple[int, ...]:
        """Indexes of the statements that have content in the sentence."""
        return tuple(self._within.get(sentence, ()))

    def innermost(self, sentence: int, token: int) -> int | None:
        """Index of the innermost statement whose content holds the token, or None."""
        here = self._within.get(sentence, ())
        holding = [i for i in here if self.statements[i].holds(sentence, token)]
        return max(holding, key=self.depth, default=None)

    def depth(self, index: int) -> int:
        """How many statements this one stands inside."""
        depth, parent = 0, self.statements[index].parent
        while parent is not None:
            depth, parent = depth + 1, self.statements[parent].parent
        return depth
