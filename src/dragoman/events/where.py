"""Where: the place that the clause of an event names, else its sentence, else the dateline."""

from __future__ import annotations

from dragoman.draft import Draft
from dragoman.events.acts import Act
from dragoman.events.model import PlaceBasis
from dragoman.events.settings import settings
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
        and not (act.reciprocal and _preposition(sentence, draft.places.places[i].span.start)
                 in settings().partners)
    ]  # fmt: skip
    located = [i for i in within if _preposition(sentence, draft.places.places[i].span.start)]
    goals, others = (_goals(places, draft, sentence) for places in (located, within))
    for found in (goals, others, within):
        if found:
            nearest = min(
                found, key=lambda i: abs(draft.places.places[i].span.start - act.head.index)
            )
            return nearest, "clause"
    elsewhere = [
        i for i in draft.places.within(sentence.index)
        if i != draft.places.dateline
        and _preposition(sentence, draft.places.places[i].span.start)
        not in ("", *settings().partners)
    ]  # fmt: skip
    if len(elsewhere) == 1:
        return elsewhere[0], "sentence"
    if draft.places.dateline is not None:
        return draft.places.dateline, "dateline"
    return None, None


def _goals(located: list[int], draft: Draft, sentence: Sentence) -> list[int]:
    """The places but those that a movement comes from: of "from A to B", B is where it ends."""
    return [
        i for i in located
        if _preposition(sentence, draft.places.places[i].span.start) != "from"
    ]  # fmt: skip


def _preposition(sentence: Sentence, start: int) -> str:
    """The preposition that the name stands after, or ""."""
    token = sentence.tokens[start]
    while token.dep in ("compound", "amod", "nmod") and not token.is_root:
        token = token.head
    return token.head.lower if token.dep == "pobj" else ""
