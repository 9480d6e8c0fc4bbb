"""Gold attributions laid over candidates, for training and for choosing the threshold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from dragoman.parse.model import Parsed, Token
from dragoman.statements.candidate import Candidate

ENOUGH: Final = 0.5
SHARE: Final = 10
CUE_WORTH: Final = 0.2

Places = frozenset[tuple[int, int]]
ROLES: Final = ("source", "cue", "content")


class TokenPlaces:
    """Character spans of a document's text as sets of (sentence, token), marks left out."""

    def __init__(self, parsed: Parsed) -> None:
        self.tokens = [
            (token.start, token.end, (sentence.index, token.index))
            for sentence in parsed.sentences if sentence.part == "text"
            for token in sentence.tokens if token.pos not in ("PUNCT", "SPACE")
        ]  # fmt: skip

    def of(self, spans: Sequence[Sequence[int]]) -> Places:
        return frozenset(
            place for start, end in spans for first, last, place in self.tokens
            if first < end and last > start
        )  # fmt: skip


def _nothing() -> NDArray[np.int64]:
    return np.zeros(0, np.int64)


@dataclass(slots=True)
class Labelled:
    """A candidate's places, and the gold attribution that it matches, if any.

    `worth` ranks the candidates of one attribution; `nested` says that the candidate stands
    inside the content of one, where the annotators did not look.
    """

    places: dict[str, Places]
    features: NDArray[np.int64] = field(default_factory=_nothing)
    glance: NDArray[np.int64] = field(default_factory=_nothing)
    gold: int | None = None
    worth: float = 0.0
    nested: bool = False


def places_of(candidate: Candidate, parsed: Parsed) -> dict[str, Places]:
    """The candidate's source, cue and content as token places."""

    def bare(tokens: list[Token]) -> Places:
        sentence = candidate.sentence.index
        return frozenset((sentence, t.index) for t in tokens if t.pos != "PUNCT")

    content = frozenset(
        (span.sentence, token.index)
        for span in candidate.content for token in parsed.tokens(span)
        if token.pos not in ("PUNCT", "SPACE")
    )  # fmt: skip
    return {"source": bare(candidate.source), "cue": bare(candidate.cue), "content": content}


def gold_places(attributions: list[dict[str, Any]], parsed: Parsed) -> list[dict[str, Places]]:
    """A document's gold attributions as token places."""
    tokens = TokenPlaces(parsed)
    return [{role: tokens.of(a[role]) for role in ROLES} for a in attributions]


def label(places: dict[str, Places], golds: list[dict[str, Places]]) -> Labelled:
    """What of the gold the candidate matches best."""
    labelled = Labelled(places)
    for index, gold in enumerate(golds):
        worth = jaccard(places["content"], gold["content"])
        if worth < ENOUGH or not agree(places["source"], gold["source"]):
            continue
        worth += CUE_WORTH * bool(places["cue"] & gold["cue"])
        if worth > labelled.worth:
            labelled.gold, labelled.worth = index, worth
    if labelled.gold is None:
        own = places["source"] | places["cue"]
        labelled.nested = any(own <= gold["content"] for gold in golds)
    return labelled


def jaccard(one: Places, other: Places) -> float:
    """Shared places over all places of two sets."""
    common = len(one & other)
    return common / (len(one) + len(other) - common) if common else 0.0


def agree(one: Places, other: Places) -> bool:
    """Whether two sources share a tenth of the longer, or neither is there."""
    if not one or not other:
        return not one and not other
    return len(one & other) * SHARE >= max(len(one), len(other))
