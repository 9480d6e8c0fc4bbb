"""FollowTheMoney: a record as entities of that model, for tools that investigate with it.

Of its schemata Document, LegalEntity, Person, Event and Documentation are used, with properties
that these have. Every value is a list of strings; countries are two small letters.
An actor that a report gives a title is a person; of any other it is left open what it is.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import sha256
from typing import Any, Final

from dragoman.records.evidence import Evidence
from dragoman.records.flat import Chosen
from dragoman.records.layout import ACTUAL
from dragoman.records.model import ActorRecord, Coded, EventRecord
from dragoman.rules import RuleBook

Entity = dict[str, Any]
DIGITS: Final = 40


def entities(coded: Coded, text: str, chosen: Chosen = ACTUAL) -> Iterator[Entity]:
    """The entities of a record: its document, its actors, the events that are chosen, and which
    actor each document is about.

    Args:
        text: the document's text.
        chosen: which events; only actual ones unless it says otherwise.
    """
    document = _identity(coded.id)
    yield _document(coded, document)
    evidence = Evidence(coded, text)
    for number, actor in enumerate(coded.actors):
        yield _actor(actor, _identity(coded.id, "actor", number))
        yield _documentation(document, _identity(coded.id, "actor", number))
    for event in filter(chosen.holds, coded.events):
        yield _event(coded, event, evidence, document)


def _document(coded: Coded, identity: str) -> Entity:
    return _entity(identity, "Document", {
        "title": [coded.title], "date": [coded.date], "publisher": [coded.source],
        "sourceUrl": [coded.url],
    })  # fmt: skip


def _actor(actor: ActorRecord, identity: str) -> Entity:
    schema = "Person" if actor.title else "LegalEntity"
    return _entity(identity, schema, {
        "name": [actor.name], "position": [actor.title], "country": [_letters(actor.country)],
    })  # fmt: skip


def _documentation(document: str, actor: str) -> Entity:
    identity = _identity(document, actor)
    return _entity(identity, "Documentation", {"document": [document], "entity": [actor]})


def _event(coded: Coded, event: EventRecord, evidence: Evidence, document: str) -> Entity:
    place = None if event.place is None else coded.places[event.place]
    offset = event.trigger[0][0]
    involved = dict.fromkeys((*event.actors, *event.recipients))
    return _entity(event.id, "Event", {
        "name": [" ".join((event.type, *event.modes[:1]))],
        "summary": [evidence.sentence(event, offset)],
        "startDate": [event.first], "endDate": [event.last],
        "location": [place.name] if place else [],
        "country": [_letters(place.country)] if place else [],
        "involved": [_identity(coded.id, "actor", n) for n in involved],
        "proof": [document],
    })  # fmt: skip


def _entity(identity: str, schema: str, properties: dict[str, Iterable[Any]]) -> Entity:
    told = {name: [_plain(v) for v in values if v] for name, values in properties.items()}
    return {"id": identity, "schema": schema, "properties": {n: v for n, v in told.items() if v}}


def _plain(value: Any) -> str:
    return value.isoformat() if isinstance(value, dt.date) else str(value)


def _identity(*parts: str | int) -> str:
    """A name that is the same whenever the same record is written."""
    return sha256("\n".join(map(str, parts)).encode()).hexdigest()[:DIGITS]


def _letters(country: str | None) -> str | None:
    """Alpha-2 in small letters; None of codes that are no state's of today."""
    return _states().get(country or "")


@cache
def _states() -> dict[str, str]:
    rows = RuleBook().rows("actors/lists/countries.tsv")
    return {r["code"]: r["iso2"].lower() for r in rows if r["iso2"] and not r["to"]}
