"""The demand that a protest makes, which is no event of its own (codebook, section 5).

"Thousands marched to demand his release" tells of a protest; that they also uttered a demand is
told by a clause that says no more than what the protest was for.
"""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.events.acts import Act
from dragoman.events.model import Event
from dragoman.events.settings import settings
from dragoman.parse.model import Sentence, Token

Told = tuple[Act, Event]


def without_slogans(told: Sequence[Told], sentence: Sentence) -> list[Told]:
    """Acts with their events, without those that tell what a gathering of the sentence was for."""
    gathered = {
        word for act, event in told if event.type in settings().types.gatherings
        for word in act.words
    }  # fmt: skip
    return [
        (act, event)
        for act, event in told
        if event.type not in settings().types.slogans or not _is_purpose(act, gathered, sentence)
    ]


def _is_purpose(act: Act, gathered: set[Token], sentence: Sentence) -> bool:
    """Whether only infinitives and participles lead from the act up to a gathering."""
    word = act.head
    while word not in gathered:
        clause = sentence.clause_of(word)
        if clause is not None and clause.head is word and clause.mood == "finite":
            return False
        if word.head is word:
            return False
        word = word.head
    return True
