"""What the ledger gives: records with their names and words spelled out, as they stand now."""

from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec

from dragoman.ledger.selection import At
from dragoman.records.model import CharSpan


class Party(msgspec.Struct, frozen=True, kw_only=True):
    """An actor of a document in a record; `actor` is the key of the ledger's actor."""

    ordinal: int
    actor: str
    name: str
    title: str | None
    country: str | None
    sector: str | None


class Where(msgspec.Struct, frozen=True, kw_only=True):
    """Where something happened; degrees of latitude and longitude."""

    name: str
    country: str | None
    lat: float | None
    lon: float | None
    geonames: int | None


class LedgerEvent(msgspec.Struct, frozen=True, kw_only=True):
    """An event as it stands after judgement.

    Attributes:
        id: the coder's digest; `row` is its number in this ledger only.
        day: the day it is filed under: its last, else its first, else that of the report.
        sentence: words of the sentence (or the title) that it stands in; `words` those of its
            trigger; both empty where the ledger has no text. `sentence_span` and `trigger` are
            offsets in the text, or in the title where `part` is "title".
        judged: accept, amend, reject or none.
    """

    row: int
    id: str
    document: str
    date: dt.date
    source: str | None
    title: str | None
    type: str
    modes: list[str]
    contexts: list[str]
    cameo: str | None
    quad: int
    intensity: float
    status: str
    actors: list[Party]
    recipients: list[Party]
    first: dt.date | None
    last: dt.date | None
    day: dt.date
    basis: str
    place: Where | None
    quantities: dict[str, list[int | None]]
    speakers: list[Party]
    stance: str | None
    statement: str | None
    factuality_author: str
    factuality_source: str | None
    trigger: list[CharSpan]
    words: str
    sentence: str
    sentence_span: CharSpan | None
    part: str
    same_as: str | None
    confidence: float
    rules: list[str]
    judged: str


class LedgerStatement(msgspec.Struct, frozen=True, kw_only=True):
    """A statement as it stands after judgement; `id` is a digest of document, source and words.

    `source` is the publisher; `source_span`, `cue_span` and `content_span` are offsets in the
    text, or in the title where `part` is "title".
    """

    row: int
    id: str
    document: str
    date: dt.date
    source: str | None
    title: str | None
    speakers: list[Party]
    addressees: list[Party]
    said_by: str
    cue: str
    lemma: str
    stance: str
    kind: str
    quote: str
    first: dt.date | None
    last: dt.date | None
    day: dt.date
    source_span: list[CharSpan]
    cue_span: list[CharSpan]
    content_span: list[CharSpan]
    sentence: str
    sentence_span: CharSpan | None
    part: str
    parent: str | None
    confidence: float
    rules: list[str]
    judged: str


class LedgerDocument(msgspec.Struct, frozen=True, kw_only=True):
    """A document of the ledger, with how many records it has."""

    row: int
    id: str
    date: dt.date
    source: str | None
    title: str | None
    url: str | None
    language: str
    extra: dict[str, Any]
    hash: str
    coder: str
    rules: str
    sentences: int
    actors: int
    statements: int
    events: int


class Role(msgspec.Struct, frozen=True, kw_only=True):
    """What an actor was in documents of these days."""

    title: str | None
    sector: str | None
    first: dt.date
    last: dt.date
    documents: int


class LedgerActor(msgspec.Struct, frozen=True, kw_only=True):
    """An actor across documents, with the names it goes by and its dated roles."""

    key: str
    name: str
    country: str | None
    sector: str | None
    documents: int
    aliases: dict[str, int]
    roles: list[Role]
    includes: list[str]


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence in which searched words stand; found words between \x02 and \x03 in `snippet`."""

    document: str
    date: dt.date
    source: str | None
    title: str | None
    sentence: int
    part: str
    span: CharSpan
    snippet: str
    rank: float


class Page[Record](msgspec.Struct, frozen=True, kw_only=True):
    """Some records of many; `next` asks for those after them, None where there are no more."""

    records: list[Record]
    next: At | None
    notes: tuple[str, ...]
