"""The same act told twice in one report: the fuller record is the head, the other points at it."""

from __future__ import annotations

from collections.abc import Mapping

from dragoman.draft import Draft
from dragoman.events.model import Event

Parties = tuple[frozenset[int], frozenset[int]]


def repeats(draft: Draft, linked: Mapping[int, tuple[int, ...]]) -> dict[int, int]:
    """Event index -> index of the fuller event that it repeats.

    Two events are one where type, status and both sets of parties agree, their days meet, and
    two parties at least are known: both sets hold somebody, or several did something mutual.
    """
    events = draft.events.events
    parties = [_parties(draft, event, linked) for event in events]
    found: dict[int, int] = {}
    for later, event in enumerate(events):
        for earlier in range(later):
            other = events[earlier]
            if earlier in found or not _agree(event, other, parties[later], parties[earlier]):
                continue
            head, tail = sorted((earlier, later), key=lambda i: (-_fullness(events[i]), i))
            found[tail] = head
            break
    return found


def _parties(draft: Draft, event: Event, linked: Mapping[int, tuple[int, ...]]) -> Parties:
    def actors(mentions: tuple[int, ...]) -> frozenset[int]:
        return frozenset(
            a for m in mentions for a in linked.get(m, draft.actors.mentions[m].actors)
        )

    return actors(event.actors), actors(event.recipients)


def _agree(one: Event, other: Event, mine: Parties, theirs: Parties) -> bool:
    return (
        one.type == other.type
        and one.status == other.status
        and one.sentence != other.sentence
        and (all(mine) or len(mine[0]) > 1)
        and mine == theirs
        and one.may_meet(other)
    )


def _fullness(event: Event) -> int:
    """How much an event tells: modes, contexts, place, counted people, a day of its own."""
    return (
        len(event.modes)
        + len(event.contexts)
        + (event.place is not None)
        + len(event.quantities)
        + (event.basis in ("clause", "sentence"))
    )
