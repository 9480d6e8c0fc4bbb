"""What each address answers with; records are the ledger's own and those of the analysis."""

from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec

from dragoman.analysis.model import Dispute, Dyad, Position, Shift
from dragoman.ledger.judging import Judgement
from dragoman.ledger.model import (
    LedgerActor,
    LedgerDocument,
    LedgerEvent,
    LedgerStatement,
)
from dragoman.records.model import CharSpan
from dragoman.stories.listing import StoryRecord


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """An answer of the API."""


class About(Answer, frozen=True, kw_only=True):
    """What the ledger holds; `version` is of the program that serves it."""

    version: str
    documents: int
    statements: int
    events: int


class Page(Answer, frozen=True, kw_only=True):
    """Some of many records.

    Attributes:
        next: give it as `after` to have those after these; null where there are no more.
        notes: what may be amiss in the filter, such as a name that nobody in the ledger goes by.
    """

    next: str | None
    notes: tuple[str, ...]


class Documents(Page, frozen=True, kw_only=True):
    """Documents, newest first."""

    records: list[LedgerDocument]


class Statements(Page, frozen=True, kw_only=True):
    """Statements, newest first."""

    records: list[LedgerStatement]


class Events(Page, frozen=True, kw_only=True):
    """Events, newest first."""

    records: list[LedgerEvent]


class Actors(Page, frozen=True, kw_only=True):
    """Actors, those told of most first."""

    records: list[LedgerActor]


class Stories(Page, frozen=True, kw_only=True):
    """Happenings that several reports tell, the latest first."""

    records: list[StoryRecord]


class DocumentActor(Answer, frozen=True, kw_only=True):
    """An actor of one document; `actor` is its key in the ledger, `part` is text or title."""

    actor: str
    name: str
    title: str | None
    country: str | None
    sector: str | None
    other_sectors: list[str]
    mentions: list[CharSpan]
    part: str


class DocumentTime(Answer, frozen=True, kw_only=True):
    """A time expression of one document."""

    span: CharSpan
    type: str
    value: str
    mod: str | None
    first: dt.date | None
    last: dt.date | None
    part: str


class DocumentPlace(Answer, frozen=True, kw_only=True):
    """A place that one document names."""

    span: CharSpan
    name: str
    country: str | None
    admin1: str | None
    lat: float | None
    lon: float | None
    geonames: int | None
    part: str


class WholeDocument(Answer, frozen=True, kw_only=True):
    """A document with its text and everything that was found in it.

    Attributes:
        text: null where the ledger has only the record.
        sentences: offsets in the text, in order; the title's is not among them.
    """

    document: LedgerDocument
    text: str | None
    sentences: list[CharSpan]
    actors: list[DocumentActor]
    times: list[DocumentTime]
    places: list[DocumentPlace]
    statements: list[LedgerStatement]
    events: list[LedgerEvent]


class PlaceCount(Answer, frozen=True, kw_only=True):
    """A place with how many events happened there; degrees of latitude and longitude."""

    name: str
    country: str | None
    admin1: str | None
    lat: float | None
    lon: float | None
    geonames: int | None
    events: int


class Places(Answer, frozen=True, kw_only=True):
    """Places, those of most events first."""

    records: list[PlaceCount]
    next: str | None
    notes: tuple[str, ...]


class Count(Answer, frozen=True, kw_only=True):
    """How many records there are; `more` where they were counted only so far."""

    count: int
    more: bool


class FacetCount(Answer, frozen=True, kw_only=True):
    """A value of a field with how many records have it."""

    value: str
    events: int
    statements: int
    documents: int


class Facets(Answer, frozen=True, kw_only=True):
    """Values of a field, those of most records first."""

    field: str
    records: list[FacetCount]


class Piece(Answer, frozen=True, kw_only=True):
    """Some words of a snippet; `found` where they are what was searched for."""

    words: str
    found: bool


class Found(Answer, frozen=True, kw_only=True):
    """A sentence in which searched words stand; `span` counts in the text or title."""

    document: str
    date: dt.date
    source: str | None
    title: str | None
    part: str
    span: CharSpan
    snippet: list[Piece]
    rank: float


class Finds(Answer, frozen=True, kw_only=True):
    """Sentences, the best first."""

    records: list[Found]


class Analysis(Answer, frozen=True, kw_only=True):
    """What analysis tells of many records; `notes` say what was left out."""

    notes: tuple[str, ...]


class Positions(Analysis, frozen=True, kw_only=True):
    """Positions, oldest first."""

    records: list[Position]


class Shifts(Analysis, frozen=True, kw_only=True):
    """Moments at which positions changed."""

    records: list[Shift]


class Disputes(Analysis, frozen=True, kw_only=True):
    """Acts told in two ways."""

    records: list[Dispute]


class Period(Answer, frozen=True, kw_only=True):
    """One period of a series; what is null was not counted.

    Attributes:
        start: its first day.
        group: what the series is split by, "" where it is not.
        intensity: mean of the events; `conflict` and `cooperation` sum the sizes of intensities
            below and above 0; `escalation` is their balance, -1 to 1.
    """

    start: dt.date
    group: str
    events: int
    intensity: float | None
    conflict: float | None
    cooperation: float | None
    escalation: float | None


class Series(Analysis, frozen=True, kw_only=True):
    """Periods in order, group by group."""

    records: list[Period]


class DyadCount(Answer, frozen=True, kw_only=True):
    """What one side did to another; what is null was not counted."""

    actor: str
    recipient: str
    events: int
    intensity: float | None
    quads: tuple[int, int, int, int]
    types: dict[str, int]
    first: dt.date
    last: dt.date

    @classmethod
    def of(cls, dyad: Dyad) -> DyadCount:
        """A dyad of the analysis."""
        return cls(**msgspec.structs.asdict(dyad))


class Dyads(Analysis, frozen=True, kw_only=True):
    """Dyads, the most eventful first."""

    records: list[DyadCount]


class History(Answer, frozen=True, kw_only=True):
    """Judgements, the first first."""

    records: list[Judgement]


class Judged(Answer, frozen=True, kw_only=True):
    """The number of the judgement that was made."""

    judgement: int


class Record(Answer, frozen=True, kw_only=True):
    """The record of a text, in the form of the JSONL contract; `kept` where the ledger has it."""

    record: dict[str, Any]
    kept: bool
