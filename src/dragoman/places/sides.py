"""Whether a name stands for a side that acts, or for the place where it is."""

from __future__ import annotations

from dragoman.draft import Draft
from dragoman.parse.model import Sentence, Token
from dragoman.places.settings import settings
from dragoman.places.wording import Standing, Wording


def is_side(
    draft: Draft, sentence: Sentence, head: Token, standing: Standing, wording: Wording
) -> bool:
    """Whether the name stands for a side, or is part of the phrase that names one.

    A name that can act (a state, its capital, a seat of government, a body) is a place only where
    nothing but a place stands; any other is one unless it merely tells whose an actor is.
    """
    if wording.noun_of(head):
        return False
    mention = draft.actors.mention_of(sentence.index, head)
    if mention is not None and draft.actors.mentions[mention].actors:
        return standing.rule is None or not _stands_for_state(draft, mention)
    return standing.rule is None and tells_whose(draft, sentence, head)


def _stands_for_state(draft: Draft, mention: int) -> bool:
    actors = (draft.actors.actors[a] for a in draft.actors.mentions[mention].actors)
    return any((a.sector or "") in settings().state_sectors for a in actors)


def tells_whose(draft: Draft, sentence: Sentence, head: Token) -> bool:
    """Whether the name only modifies a mention: "Peru's president", "the mayor of Lima"."""
    return any(
        mention.span.start <= head.index < mention.span.end and mention.head != head.index
        for mention in (draft.actors.mentions[i] for i in draft.actors.within(sentence.index))
    )
