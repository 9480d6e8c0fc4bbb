"""Where, by what was told before: the same deed taken up again, or one that goes on from it."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.events.dating.words import dating
from dragoman.events.placing.report import Told
from dragoman.events.placing.words import placing
from dragoman.events.settings import settings
from dragoman.parse.model import Token


def taken_up(told: Told, number: int) -> int | None:
    """The place of the deed that a noun takes up again: "the attack", "died in that attack"."""
    event = told.events[number]
    deeds = list(_known_deeds(told, number))
    if not deeds or event.type in settings().types.verbal:
        return None
    lemmas = {noun.lemma for noun in deeds}
    same = [n for n in told.placed(number)
            if told.events[n].type == event.type and told.fits(event, told.events[n])]  # fmt: skip
    best = [n for n in same if told.heads[n].lemma in lemmas] or same
    near = bool(best) and event.sentence - told.events[best[0]].sentence <= 1
    if not near and any(_is_shown(noun) for noun in deeds):
        shown = _named_just_before(told, event.sentence)
        if shown is not None:
            return shown
    return told.events[best[0]].place if best else None


def _known_deeds(told: Told, number: int) -> Iterator[Token]:
    """Nouns by which the event's clause speaks of a deed that is known."""
    event, head = told.events[number], told.heads[number]
    nouns: tuple[Token, ...] = (head,)
    clause = told.sentence(event).clause_of(head)
    if head.pos == "VERB" and clause is not None:
        nouns = (*clause.subjects, *clause.agents, *(noun for _, noun in clause.obliques))
    words = dating().words
    for noun in nouns:
        known = any(c.lower in words["known"] for c in noun.children)
        if noun.pos == "NOUN" and noun.lemma in words["happening"] and known:
            yield noun


def _is_shown(noun: Token) -> bool:
    """Whether it points at what was told last: "that attack"."""
    return any(c.lower in placing().pointing for c in noun.kids("det"))


def _named_just_before(told: Told, sentence: int) -> int | None:
    """The one place that the sentence before names."""
    if sentence == 0:
        return None
    found = told.names(told.draft.parsed.sentences[sentence - 1])
    return found[0][0] if len(found) == 1 else None


def on_the_same_days(told: Told, number: int) -> int | None:
    """The place of a deed of the type that the text tells of the very same days."""
    event = told.events[number]
    if event.basis == "document" or event.first is None or not told.is_deed(event):
        return None
    for n, other in enumerate(told.events):
        same = other.type == event.type and told.own[n] and other.basis != "document"
        days = (event.first, event.last) == (other.first, other.last)
        if same and days and told.fits(event, other):
            return other.place
    return None


def going_on(told: Told, number: int) -> int | None:
    """Where the deed told shortly before happened, if this one goes on from it."""
    event = told.events[number]
    if not told.is_deed(event):
        return None
    for n in told.placed(number):
        other = told.events[n]
        if event.sentence - other.sentence > placing().going_on:
            return None
        if told.is_deed(other) and told.fits(event, other):
            same = event.sentence == other.sentence
            free = same or told.names_states_alone(event, told.country(other))
            return other.place if free else None
    return None
