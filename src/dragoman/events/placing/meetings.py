"""Where, by a meeting: "the talks" are where the report has them, and what is said at them too."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.events.model import Event
from dragoman.events.placing.filed import is_fresh
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
    if event.type not in placing().spoken | settings().types.verbal:
        return None
    lemmas = set(_known(told, number))
    before = [m for m in told.meetings if m[0] < event.sentence] if lemmas else []
    places = told.draft.places.places
    if len({places[place].name for _, _, place in before}) == 1:
        return before[-1][2]
    near = [place for at, lemma, place in before
            if lemma in lemmas and event.sentence - at <= placing().speaking]  # fmt: skip
    return near[-1] if near else None


def where_they_met(told: Told, number: int) -> int | None:
    """The place of the one meeting that the report tells of, for what those who met do there."""
    event = told.events[number]
    if event.status != "actual" or not is_fresh(event, told.draft):
        return None
    if not _is_of_one_time(told, number):
        return None
    if len(told.actors((*event.actors, *event.recipients))) < 2 or len(told.sides(event)) < 2:
        return None
    if event.type in placing().spoken:
        where, sides = told.one_meeting
        return where if told.sides(event) <= sides else None
    return _told_face_to_face(told, event) if event.type in settings().types.verbal else None


def _is_of_one_time(told: Told, number: int) -> bool:
    """Whether it is a meeting by name, or told as done once: not "they often consult"."""
    head = told.heads[number]
    if head.pos == "NOUN" and told.events[number].type in placing().spoken:
        return True
    clause = told.sentence(told.events[number]).clause_of(head)
    return clause is not None and clause.tense == "past" and not clause.perfect


def _told_face_to_face(told: Told, event: Event) -> int | None:
    """Where those met whom the event has one tell the other something these days."""
    parties = told.actors((*event.actors, *event.recipients))
    places = told.draft.places.places
    for other in (told.events[n] for n in told.talks.get(min(parties), ())):
        if other.place is None or places[other.place].kind == "country":
            continue
        fresh = is_fresh(other, told.draft) and event.may_meet(other)
        if fresh and parties <= told.actors((*other.actors, *other.recipients)):
            return other.place
    return _told_by_sides(told, event)


def _told_by_sides(told: Told, event: Event) -> int | None:
    """Where envoys of the sides have just been told to meet: "Chad then urged Mali"."""
    for at in range(event.sentence, max(event.sentence - placing().going_on, -1), -1):
        for other in (told.events[n] for n in told.by_sentence.get(at, ())):
            met = other.type in placing().spoken and other.status == "actual"
            named = other.place is not None and other.place_basis == "clause"
            if met and named and told.sides(other) == told.sides(event) and event.may_meet(other):
                return other.place
    return None


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
        known = any(c.lower in placing().definite or c.dep == "poss" for c in noun.children)
        if noun.lemma in placing().occasions and known and not is_apart(noun):
            yield noun.lemma


def _within(oblique: Token) -> Iterator[Token]:
    """The noun and the one that it is of: "on the sidelines of the summit"."""
    yield oblique
    for preposition in oblique.kids("prep"):
        if preposition.lower == "of":
            yield from preposition.kids("pobj")
