"""Where: the place that the clause of an event names, else its sentence, else the dateline."""

from __future__ import annotations

from dragoman.draft import Draft
from dragoman.events.acts import Act
from dragoman.events.model import PlaceBasis
from dragoman.parse.model import Sentence


def where(act: Act, draft: Draft, sentence: Sentence) -> tuple[int | None, PlaceBasis | None]:
    """Index of the place and what it was taken from; (None, None) where the text names none."""
    clause = sentence.clause_of(act.head)
    below = {t.index for t in act.head.subtree()}
    if clause is not None:
        below |= {t.index for t in clause.head.subtree()}
    within = [
        i for i in draft.places.within(sentence.index)
        if draft.places.places[i].span.start in below
    ]  # fmt: skip
    located = [i for i in within if _is_location(sentence, draft.places.places[i].span.start)]
    for found in (located, within):
        if found:
            nearest = min(
                found, key=lambda i: abs(draft.places.places[i].span.start - act.head.index)
            )
            return nearest, "clause"
    if draft.places.dateline is not None:
        return draft.places.dateline, "dateline"
    return None, None


def _is_location(sentence: Sentence, start: int) -> bool:
    """Whether the name stands after a preposition."""
    token = sentence.tokens[start]
    while token.dep in ("compound", "amod", "nmod") and not token.is_root:
        token = token.head
    return token.dep == "pobj"
