"""Records of a ledger as flat rows: no nested cell, several values in one joined, None for missing.

The fields of a row are the columns of a table of such records, also of one without a record.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, Final, get_args, get_type_hints

import msgspec

from dragoman.ledger.model import (
    Hit,
    LedgerActor,
    LedgerDocument,
    LedgerEvent,
    LedgerStatement,
    Party,
    Where,
)
from dragoman.ledger.search import CLOSES, OPENS
from dragoman.records.flat import counted, joined

Row = dict[str, Any]


class EventRow(msgspec.Struct, frozen=True, kw_only=True):
    """An event; see `LedgerEvent`."""

    event: str
    document: str
    date: dt.date
    source: str | None
    type: str
    modes: str
    contexts: str
    cameo: str | None
    quad: int
    intensity: float
    status: str
    actor_names: str
    actor_countries: str
    actor_sectors: str
    recipient_names: str
    recipient_countries: str
    recipient_sectors: str
    first: dt.date | None
    last: dt.date | None
    place_name: str | None
    place_country: str | None
    lat: float | None
    lon: float | None
    said_by: str
    stance: str | None
    quantities: str
    trigger: str
    sentence: str
    confidence: float
    judged: str


class StatementRow(msgspec.Struct, frozen=True, kw_only=True):
    """A statement; see `LedgerStatement`."""

    statement: str
    document: str
    date: dt.date
    source: str | None
    speaker_names: str
    speaker_countries: str
    speaker_sectors: str
    source_text: str
    cue: str
    lemma: str
    stance: str
    kind: str
    quote: str
    addressee_names: str
    addressee_countries: str
    addressee_sectors: str
    first: dt.date | None
    last: dt.date | None
    parent: str | None
    sentence: str
    confidence: float
    judged: str


class DocumentRow(msgspec.Struct, frozen=True, kw_only=True):
    """A document; see `LedgerDocument`."""

    id: str
    date: dt.date
    source: str | None
    title: str | None
    url: str | None
    language: str
    hash: str
    coder: str
    rules: str
    sentences: int
    actors: int
    statements: int
    events: int


class ActorRow(msgspec.Struct, frozen=True, kw_only=True):
    """An actor across documents; see `LedgerActor`."""

    actor: str
    name: str
    country: str | None
    sector: str | None
    documents: int
    aliases: str
    titles: str
    sectors: str
    first: dt.date | None
    last: dt.date | None
    includes: str


class HitRow(msgspec.Struct, frozen=True, kw_only=True):
    """A found sentence; in its snippet the found words stand between [ and ]."""

    document: str
    date: dt.date
    source: str | None
    title: str | None
    sentence: int
    part: str = msgspec.field(name="in")
    start: int
    end: int
    rank: float
    snippet: str


def _event(event: LedgerEvent) -> EventRow:
    return EventRow(
        event=event.id, document=event.document, date=event.date, source=event.source,
        type=event.type, modes=joined(event.modes), contexts=joined(event.contexts),
        cameo=event.cameo, quad=event.quad, intensity=event.intensity, status=event.status,
        **_party("actor", event.actors), **_party("recipient", event.recipients),
        first=event.first, last=event.last,
        **_where(event.place),
        said_by=joined(p.name for p in event.speakers), stance=event.stance,
        quantities=joined(counted(event.quantities)), trigger=event.words,
        sentence=event.sentence, confidence=event.confidence, judged=event.judged,
    )  # fmt: skip


def _statement(statement: LedgerStatement) -> StatementRow:
    return StatementRow(
        statement=statement.id, document=statement.document, date=statement.date,
        source=statement.source, **_party("speaker", statement.speakers),
        source_text=statement.said_by, cue=statement.cue, lemma=statement.lemma,
        stance=statement.stance, kind=statement.kind, quote=statement.quote,
        **_party("addressee", statement.addressees), first=statement.first,
        last=statement.last, parent=statement.parent, sentence=statement.sentence,
        confidence=statement.confidence, judged=statement.judged,
    )  # fmt: skip


def _document(document: LedgerDocument) -> DocumentRow:
    return DocumentRow(**{name: getattr(document, name) for name in columns("documents")})


def _actor(actor: LedgerActor) -> ActorRow:
    return ActorRow(
        actor=actor.key, name=actor.name, country=actor.country, sector=actor.sector,
        documents=actor.documents, aliases=joined(actor.aliases),
        titles=joined(dict.fromkeys(r.title for r in actor.roles if r.title)),
        sectors=joined(dict.fromkeys(r.sector for r in actor.roles if r.sector)),
        first=min((r.first for r in actor.roles), default=None),
        last=max((r.last for r in actor.roles), default=None),
        includes=joined(actor.includes),
    )  # fmt: skip


def _hit(hit: Hit) -> HitRow:
    return HitRow(
        document=hit.document, date=hit.date, source=hit.source, title=hit.title,
        sentence=hit.sentence, part=hit.part, start=hit.span[0], end=hit.span[1],
        rank=round(hit.rank, 3), snippet=hit.snippet.replace(OPENS, "[").replace(CLOSES, "]"),
    )  # fmt: skip


def _where(place: Where | None) -> Row:
    names = {"name": "place_name", "country": "place_country", "lat": "lat", "lon": "lon"}
    return {cell: place and getattr(place, name) for name, cell in names.items()}


def _party(prefix: str, parties: Sequence[Party]) -> Row:
    return {
        f"{prefix}_names": joined(p.name for p in parties),
        f"{prefix}_countries": joined(p.country for p in parties),
        f"{prefix}_sectors": joined(p.sector for p in parties),
    }


ROWS: Final[dict[str, tuple[type[msgspec.Struct], Callable[[Any], msgspec.Struct]]]] = {
    "events": (EventRow, _event), "statements": (StatementRow, _statement),
    "documents": (DocumentRow, _document), "actors": (ActorRow, _actor), "search": (HitRow, _hit),
}  # fmt: skip
"""Each kind of record: its row, and what makes one."""


def row(kind: str, record: Any) -> Row:
    """The cells of a record, by column.

    Args:
        kind: of the record, a key of `ROWS`.
    """
    made = ROWS[kind][1](record)
    return dict(zip(columns(kind), msgspec.structs.astuple(made), strict=True))


@cache
def columns(kind: str) -> tuple[str, ...]:
    """The columns of a table of such records, in their order."""
    return ROWS[kind][0].__struct_encode_fields__


@cache
def column_types(kind: str) -> dict[str, type]:
    """What stands in each column: str, int, float or a date, or None for a missing value."""
    hints = get_type_hints(ROWS[kind][0])
    told = (hints[field] for field in ROWS[kind][0].__struct_fields__)
    return {
        name: next((t for t in get_args(hint) if t is not type(None)), hint)
        for name, hint in zip(columns(kind), told, strict=True)
    }
