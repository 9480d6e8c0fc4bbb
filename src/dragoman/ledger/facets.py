"""Facets: under which values of which fields a record is filed, so that filters find it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from dragoman.ledger.identity import folded

Facet = tuple[str, str]
ALL: Facet = ("all", "")
REJECTED = "rejected."


class Party(NamedTuple):
    """An actor as filters see it: `key` is the ledger actor's."""

    key: str
    country: str | None
    sectors: tuple[str, ...]


class PlaceSeen(NamedTuple):
    """A place as filters see it."""

    name: str
    country: str | None


class EventSeen(NamedTuple):
    """An event as filters see it."""

    type: str
    modes: tuple[str, ...]
    contexts: tuple[str, ...]
    quad: int
    status: str
    cameo: str | None
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    speakers: tuple[Party, ...]
    stance: str | None
    place: PlaceSeen | None
    source: str | None
    confidence: float
    judged: str = "none"


class StatementSeen(NamedTuple):
    """A statement as filters see it."""

    stance: str
    kind: str
    lemma: str
    speakers: tuple[Party, ...]
    addressees: tuple[Party, ...]
    source: str | None
    confidence: float
    judged: str = "none"


def event_facets(event: EventSeen) -> frozenset[Facet]:
    """Every facet of an event; those of a rejected one are kept apart."""
    found = {ALL, ("type", event.type), ("quad", str(event.quad)), ("status", event.status)}
    found.update(("mode", m) for m in event.modes)
    found.update(("context", c) for c in event.contexts)
    found.update(_parties("actor", event.actors))
    found.update(_parties("recipient", event.recipients))
    found.update(_parties("speaker", event.speakers))
    found.update(_optional(("cameo", event.cameo), ("stance", event.stance)))
    found.update(_place(event.place))
    found.update(_source(event.source))
    found.add(("confidence", hundredths(event.confidence)))
    return _judged(found, event.judged)


def statement_facets(statement: StatementSeen) -> frozenset[Facet]:
    """Every facet of a statement; those of a rejected one are kept apart."""
    found = {ALL, ("stance", statement.stance), ("kind", statement.kind)}
    found.add(("cue", folded(statement.lemma)))
    found.update(_parties("speaker", statement.speakers))
    found.update(_parties("recipient", statement.addressees))
    found.update(_source(statement.source))
    found.add(("confidence", hundredths(statement.confidence)))
    return _judged(found, statement.judged)


def document_facets(
    source: str | None,
    parties: Iterable[Party],
    places: Iterable[PlaceSeen],
    records: Iterable[Iterable[Facet]],
) -> frozenset[Facet]:
    """What a document is filed under: its actors and places, and what its records say."""
    kept = ("type", "mode", "context", "quad", "status", "stance")
    found = {ALL, *(f for facets in records for f in facets if f[0] in kept)}
    found.update(_parties("actor", parties))
    for place in places:
        found.update(_place(place))
    found.update(_source(source))
    return frozenset(found)


def hundredths(confidence: float) -> str:
    """The hundredth of a confidence, downwards, as two digits or more."""
    return f"{int(confidence * 100 + 1e-9):02}"


def _judged(found: set[Facet], judged: str) -> frozenset[Facet]:
    if judged == "reject":
        found = {(REJECTED + field, value) for field, value in found}
    if judged != "none":
        found.add(("judged", judged))
    return frozenset(found)


def _parties(side: str, parties: Iterable[Party]) -> Iterator[Facet]:
    for party in parties:
        yield f"{side}.key", party.key
        if party.country:
            yield f"{side}.country", party.country
        for sector in party.sectors:
            yield f"{side}.sector", sector
            if party.country:
                yield f"{side}.code", f"{party.country}/{sector}"


def _place(place: PlaceSeen | None) -> Iterator[Facet]:
    if place is not None:
        yield "place.name", folded(place.name)
        if place.country:
            yield "place.country", place.country


def _source(source: str | None) -> Iterator[Facet]:
    if source:
        yield "source", folded(source) or source


def _optional(*facets: tuple[str, str | None]) -> Iterator[Facet]:
    for field, value in facets:
        if value:
            yield field, value
