"""The same act told twice in one report: the fuller record is the head, the other points at it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from dragoman.draft import Draft
from dragoman.events.dating.after import head_of
from dragoman.events.dating.words import dating
from dragoman.events.model import Event
from dragoman.events.quantities.tolls import deeds_of_tolls
from dragoman.events.settings import settings
from dragoman.parse.model import Token

Actors = frozenset[int]
Parties = tuple[Actors, Actors]
CONTENT: Final = ("NOUN", "VERB", "ADJ")
COUNTRY: Final = "country"


def repeats(draft: Draft, linked: Mapping[int, tuple[int, ...]]) -> dict[int, int]:
    """Event index -> index of the fuller event that it repeats.

    Two events are one where type and status agree, their days meet, nothing that is known of them
    speaks against it, and either both sets of parties agree and two parties at least are known, or
    one takes the other up: a noun with "the" or "his", a headline, which tells of no other act, or
    a record that only counts the victims of the other.
    """
    events = draft.events.events
    parties = [_parties(draft, event, linked) for event in events]
    words = [_content(draft, event) for event in events]
    found: dict[int, int] = {}
    for later, event in enumerate(events):
        for earlier in reversed(range(later)):
            other = events[earlier]
            if earlier in found or not _may_be_one(draft, event, other):
                continue
            mine, theirs = parties[later], parties[earlier]
            alike = event.type not in settings().types.verbal or words[later] & words[earlier]
            same = _are_known(mine) and mine == theirs and alike
            if not same and not _takes_up(draft, event, other, mine, theirs):
                continue
            head, tail = sorted((earlier, later), key=lambda i: (-_fullness(events[i]), i))
            found[tail] = head
            break
    for toll, deed in deeds_of_tolls(draft, events).items():
        if (
            toll not in found
            and head_at(found, deed) != toll
            and _days_meet(events[toll], events[deed])
        ):
            found[toll] = deed
    return {tail: head_at(found, tail) for tail in found}


def head_at(found: Mapping[int, int], event: int) -> int:
    """The record at the end of the links from an event: one that repeats none."""
    while event in found:
        event = found[event]
    return event


def _parties(draft: Draft, event: Event, linked: Mapping[int, tuple[int, ...]]) -> Parties:
    def actors(mentions: tuple[int, ...]) -> Actors:
        return frozenset(
            a for m in mentions for a in linked.get(m, draft.actors.mentions[m].actors)
        )

    return actors(event.actors), actors(event.recipients)


def _are_known(parties: Parties) -> bool:
    return all(parties) or len(parties[0]) > 1


def _content(draft: Draft, event: Event) -> frozenset[str]:
    """Lemmas of what a verbal act is about, its parties left out."""
    head = head_of(event, draft)
    spans = [draft.actors.mentions[m].span for m in (*event.actors, *event.recipients)]
    named = {i for s in spans if s.sentence == event.sentence for i in range(s.start, s.end)}
    told: list[Token] = [t for t in head.subtree() if t.index not in named and t is not head]
    return frozenset(t.lemma for t in told if t.pos in CONTENT and not t.entity)


def _may_be_one(draft: Draft, one: Event, other: Event) -> bool:
    return (
        one.type == other.type
        and one.status == other.status
        and one.sentence != other.sentence
        and _days_meet(one, other)
        and _places_meet(draft, one, other)
        and _modes_meet(one, other)
    )


def _takes_up(draft: Draft, event: Event, other: Event, mine: Parties, theirs: Parties) -> bool:
    """Whether the later record tells of an act that is known from the earlier one."""
    sides = list(zip(mine, theirs, strict=True))
    if any(own and its and not own & its for own, its in sides):
        return False
    shared = any(own & its for own, its in sides)
    if _is_title(draft, other):
        first = draft.parsed.sentences[other.sentence + 1 : event.sentence + 1]
        return shared and sum(s.part != "title" for s in first) <= dating().numbers["further"]
    head = head_of(event, draft)
    known = any(c.lower in dating().words["known"] for c in head.children)
    if head.pos != "NOUN" or not known or event.type in settings().types.verbal:
        return False
    near = event.sentence - other.sentence <= dating().numbers["further"]
    return near and (shared or not any(mine)) and bool(any(theirs))


def _is_title(draft: Draft, event: Event) -> bool:
    return draft.parsed.sentences[event.sentence].part == "title"


def _days_meet(one: Event, other: Event) -> bool:
    """Whether the days agree; those of an event that the text does not date say nothing."""
    if "document" in (one.basis, other.basis):
        return True
    if None in (one.first, one.last, other.first, other.last):
        return one.first == other.first and one.last == other.last
    return one.first <= other.last and other.first <= one.last  # type: ignore[operator]


def _places_meet(draft: Draft, one: Event, other: Event) -> bool:
    """Whether no two places of their own speak against it; one may hold the other."""
    if one.place is None or other.place is None:
        return True
    if (one.place_basis, other.place_basis) != ("clause", "clause"):
        return True
    here, there = draft.places.places[one.place], draft.places.places[other.place]
    wide = COUNTRY in (here.kind, there.kind) and here.country == there.country
    return here.name == there.name or wide


def _modes_meet(one: Event, other: Event) -> bool:
    """Whether the two may have been done by the same means."""
    return not one.modes or not other.modes or bool(set(one.modes) & set(other.modes))


def _fullness(event: Event) -> int:
    """How much an event tells: modes, contexts, place, counted people, a day of its own."""
    return (
        len(event.modes)
        + len(event.contexts)
        + (event.place is not None)
        + len(event.quantities)
        + (event.basis in ("clause", "sentence"))
    )
