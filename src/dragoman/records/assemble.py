"""A draft becomes a record: token spans to characters, mentions to actors, links applied."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from typing import Any

import msgspec

from dragoman.draft import Draft
from dragoman.events.model import Event
from dragoman.parse.model import Span
from dragoman.places.model import Place
from dragoman.records.model import (
    ActorRecord,
    CharSpan,
    Coded,
    CoderVersion,
    EventRecord,
    Factuality,
    PlaceRecord,
    StatementRecord,
    TimeRecord,
)


def assemble(draft: Draft, version: CoderVersion) -> Coded:
    """The record of a document whose layers are all there."""
    document = draft.document
    return Coded(
        id=document.id,
        date=document.date,
        title=document.title,
        source=document.source,
        url=document.url,
        language=document.language,
        extra=document.extra,
        sentences=tuple((s.start, s.end) for s in draft.parsed.sentences if s.part == "text"),
        actors=tuple(_actors(draft)),
        times=tuple(_times(draft)),
        places=tuple(_places(draft)),
        statements=tuple(_statements(draft)),
        events=tuple(_events(draft)),
        coder=version,
    )


def _part(draft: Draft, sentence: int) -> Any:
    return "title" if draft.parsed.sentences[sentence].part == "title" else msgspec.UNSET


def _chars(draft: Draft, spans: Iterable[Span]) -> tuple[CharSpan, ...]:
    """Character spans in order; pieces with nothing but white space between them are joined."""
    joined: list[CharSpan] = []
    string = ""
    for span in sorted(spans):
        string = draft.parsed.string(draft.parsed.sentences[span.sentence].part)
        start, end = draft.parsed.chars(span)
        if joined and not string[joined[-1][1] : start].strip():
            start = joined.pop()[0]
        joined.append((start, end))
    return tuple(joined)


def _actor_indexes(draft: Draft, mentions: Iterable[int]) -> tuple[int, ...]:
    """The actors that mentions stand for, links applied, each once and in order."""
    found: dict[int, None] = {}
    for mention in mentions:
        linked = draft.links.mentions.get(mention, draft.actors.mentions[mention].actors)
        found.update(dict.fromkeys(linked))
    return tuple(found)


def _actors(draft: Draft) -> Iterable[ActorRecord]:
    spans: list[list[Span]] = [[] for _ in draft.actors.actors]
    for index, mention in enumerate(draft.actors.mentions):
        for number in _actor_indexes(draft, [index]):
            spans[number].append(mention.span)
    for actor, places in zip(draft.actors.actors, spans, strict=True):
        in_text = [s for s in places if draft.parsed.sentences[s.sentence].part == "text"]
        shown = in_text or places
        yield ActorRecord(
            name=actor.name,
            title=actor.title,
            country=actor.country,
            sector=actor.sector,  # type: ignore[arg-type]
            other_sectors=actor.other_sectors,  # type: ignore[arg-type]
            mentions=tuple(draft.parsed.chars(s) for s in shown),
            part="title" if places and not in_text else msgspec.UNSET,
        )


def _times(draft: Draft) -> Iterable[TimeRecord]:
    for index, time in enumerate(draft.times.expressions):
        first, last = draft.links.times.get(index, (time.first, time.last))
        yield TimeRecord(
            span=draft.parsed.chars(time.span),
            text=draft.parsed.text(time.span),
            type=time.type,
            value=time.value,
            mod=time.mod,
            first=first,
            last=last,
            part=_part(draft, time.span.sentence),
        )


def _places(draft: Draft) -> Iterable[PlaceRecord]:
    return (place_record(draft, place) for place in draft.places.places)


def place_record(draft: Draft, place: Place) -> PlaceRecord:
    """The record of one place of a draft."""
    return PlaceRecord(
        span=draft.parsed.chars(place.span),
        text=draft.parsed.text(place.span),
        name=place.name,
        country=place.country,
        admin1=place.admin1,
        lat=place.lat,
        lon=place.lon,
        geonames=place.geonames,
        part=_part(draft, place.span.sentence),
    )


def _statements(draft: Draft) -> Iterable[StatementRecord]:
    for index, statement in enumerate(draft.statements.statements):
        first, last = draft.links.statement_times.get(index, (statement.first, statement.last))
        mentions = [] if statement.mention is None else [statement.mention]
        addressees = draft.links.addressees.get(index, statement.addressees)
        where = (*statement.cue, *statement.content)[0].sentence
        yield StatementRecord(
            source=_chars(draft, statement.source),
            actors=_actor_indexes(draft, mentions),
            cue=_chars(draft, statement.cue),
            lemma=statement.lemma,
            content=_chars(draft, statement.content),
            kind=statement.kind,
            stance=statement.stance,
            addressees=_actor_indexes(draft, addressees),
            first=first,
            last=last,
            parent=statement.parent,
            confidence=round(statement.confidence, 3),
            rules=statement.rules,
            part=_part(draft, where),
        )


def _events(draft: Draft) -> Iterable[EventRecord]:
    titles = sum(s.part == "title" for s in draft.parsed.sentences)
    for index, event in enumerate(draft.events.events):
        known = (event.first, event.last, event.basis)
        first, last, basis = draft.links.event_times.get(index, known)
        actors = _actor_indexes(draft, event.actors)
        recipients = _actor_indexes(draft, event.recipients)
        yield EventRecord(
            id=_event_id(draft, event, actors, recipients),
            type=event.type,
            modes=event.modes,
            contexts=event.contexts,
            cameo=event.cameo,
            quad=event.quad,
            intensity=event.intensity,
            trigger=_chars(draft, event.trigger),
            actors=actors,
            recipients=recipients,
            place=event.place,
            place_basis=event.place_basis,
            first=first,
            last=last,
            basis=basis,  # type: ignore[arg-type]
            status=event.status,
            factuality=Factuality(author=event.author, source=event.source),  # type: ignore[arg-type]
            quantities=event.quantities,
            statement=event.statement,
            sentence=event.sentence - titles if event.sentence >= titles else None,
            same_as=draft.links.repeats.get(index, event.same_as),
            confidence=round(event.confidence, 3),
            rules=event.rules,
            part=_part(draft, event.sentence),
        )


def _event_id(
    draft: Draft, event: Event, actors: tuple[int, ...], recipients: tuple[int, ...]
) -> str:
    """Digest of document, trigger, type and parties: the same between runs."""
    names = [draft.actors.actors[a].name for a in (*actors, *recipients)]
    parts = [draft.document.id, str(_chars(draft, event.trigger)), event.type, *names]
    return sha256("\x1f".join(parts).encode()).hexdigest()[:16]
