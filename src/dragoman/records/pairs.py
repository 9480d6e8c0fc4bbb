"""Who did something to whom: an event with all of its parties, or one pair of them at a time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.records.evidence import Evidence
from dragoman.records.model import ActorRecord, EventRecord

Parties = tuple[ActorRecord, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """An event beside its document, with those of its parties that a row is about."""

    evidence: Evidence
    event: EventRecord
    actors: Parties
    recipients: Parties


def whole(evidence: Evidence, event: EventRecord) -> Pair:
    """All parties of an event at once."""
    actors, recipients = evidence.actors(event.actors), evidence.actors(event.recipients)
    return Pair(evidence, event, tuple(actors), tuple(recipients))


def dyads(evidence: Evidence, event: EventRecord) -> Iterator[Pair]:
    """One pair for each actor and recipient; an unknown side stays empty.

    A mutual act, whose sides are all actors (codebook, section 2), is told in both directions, as
    CAMEO's coders do with symmetric events.
    """
    full = whole(evidence, event)
    if len(full.actors) > 1 and not full.recipients:
        for one in full.actors:
            for other in full.actors:
                if one is not other:
                    yield Pair(evidence, event, (one,), (other,))
        return
    for actor in _singly(full.actors):
        for recipient in _singly(full.recipients):
            yield Pair(evidence, event, actor, recipient)


def _singly(side: Parties) -> list[Parties]:
    """Each party of a side by itself; nobody where there is none."""
    return [(party,) for party in side] or [()]
