"""Where, by a meeting: "the talks" are where the report has them, and what is said at them too."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.events.placing.kin import is_apart
from dragoman.events.placing.report import Told
from dragoman.events.placing.words import placing
from dragoman.events.settings import settings
from dragoman.parse.model import Token


def at_the_meeting(told: Told, number: int) -> int | None:
    """The place of the meeting that an event's clause takes for known.

    It is the last one of that name, or any where the report has all its meetings at one place.
    """
    event = told.events[number]
    if event.type not in placing().spoken | settings().verbal:
        return None
    lemmas = set(_known(told, number))
    before = [m for m in told.meetings if m[0] < event.sentence] if lemmas else []
    places = told.draft.places.places
    if len({places[place].name for _, _, place in before}) == 1:
        return before[-1][2]
    near = [place for at, lemma, place in before
            if lemma in lemmas and event.sentence - at <= placing().speaking]  # fmt: skip
    return near[-1] if near else None


def _known(told: Told, number: int) -> Iterator[str]:
    """Words for a known meeting that the event is, or at which its clause has it take place."""
    head = told.heads[number]
    clause = told.sentence(told.events[number]).clause_of(head)
    nouns: list[Token] = [head]
    if clause is not None:
        nouns += clause.antecedents
        if told.events[number].type in placing().spoken:
            nouns += clause.subjects
        nouns += (noun for _, oblique in clause.obliques for noun in _within(oblique))
    for noun in nouns:
        known = any(c.lower in placing().definite for c in noun.children)
        if noun.lemma in placing().occasions and known and not is_apart(noun):
            yield noun.lemma


def _within(oblique: Token) -> Iterator[Token]:
    """The noun and the one that it is of: "on the sidelines of the summit"."""
    yield oblique
    for preposition in oblique.kids("prep"):
        if preposition.lower == "of":
            yield from preposition.kids("pobj")
