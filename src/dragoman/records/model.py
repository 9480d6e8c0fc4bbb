"""The one record type: what comes out for a document, as the JSONL contract writes it.

Field names and their order are the contract. Lists are there even if empty; what is not known is
None. Spans are (start, end) characters of the document's text, end exclusive; integers such as
those of `actors`, `recipients` and `statement` index the lists of the same record. `part` is
written as `"in": "title"`, and only for what was found in the title, whose spans count there.
"""

from __future__ import annotations

import datetime as dt
from importlib import import_module
from typing import Annotated, Any, Literal

import msgspec

from dragoman.events import scale
from dragoman.events.model import Basis, PlaceBasis, Status
from dragoman.statements.model import Stance, StatementKind
from dragoman.times.model import TimeType

CharSpan = tuple[int, int]
Factual = Literal["CT+", "PR+", "PS+", "Uu", "PS-", "PR-", "CT-"]
EventType = Annotated[
    str,
    msgspec.Meta(
        pattern="^[A-Z][A-Z_]+$",
        description="a PLOVER type, or one that a user's folder of rules declares",
        examples=list(scale.types()),
    ),
]
Sector = Literal[
    "GOV", "MIL", "PRM", "REB", "UAF", "COP", "JUD", "SPY", "LEG", "PTY", "OPP", "ELI", "CVL",
    "REF", "SOC", "REL", "LAB", "AGR", "JRN", "MED", "EDU", "BUS", "CRM", "PRE", "UNK",
]  # fmt: skip


class ActorRecord(msgspec.Struct, frozen=True, kw_only=True):
    """Who: one actor of the document with every place it is mentioned."""

    name: str
    title: str | None
    country: str | None
    sector: Sector | None
    other_sectors: tuple[Sector, ...]
    mentions: tuple[CharSpan, ...]
    part: Literal["title"] | msgspec.UnsetType = msgspec.field(default=msgspec.UNSET, name="in")


class TimeRecord(msgspec.Struct, frozen=True, kw_only=True):
    """When: one TIMEX3 with the closed interval of calendar days that it covers."""

    span: CharSpan
    text: str
    type: TimeType
    value: str
    mod: str | None
    first: dt.date | None
    last: dt.date | None
    part: Literal["title"] | msgspec.UnsetType = msgspec.field(default=msgspec.UNSET, name="in")


class PlaceRecord(msgspec.Struct, frozen=True, kw_only=True):
    """Where: one place name, resolved; degrees of latitude and longitude."""

    span: CharSpan
    text: str
    name: str
    country: str | None
    admin1: str | None
    lat: float | None
    lon: float | None
    geonames: int | None
    part: Literal["title"] | msgspec.UnsetType = msgspec.field(default=msgspec.UNSET, name="in")


class StatementRecord(msgspec.Struct, frozen=True, kw_only=True):
    """On whose word: one attribution."""

    source: tuple[CharSpan, ...]
    actors: tuple[int, ...]
    cue: tuple[CharSpan, ...]
    lemma: str
    content: tuple[CharSpan, ...]
    kind: StatementKind
    stance: Stance
    addressees: tuple[int, ...]
    first: dt.date | None
    last: dt.date | None
    parent: int | None
    confidence: float
    rules: tuple[str, ...]
    part: Literal["title"] | msgspec.UnsetType = msgspec.field(default=msgspec.UNSET, name="in")


class Factuality(msgspec.Struct, frozen=True, kw_only=True):
    """FactBank values for the report's author and for the innermost source."""

    author: Factual
    source: Factual | None


class EventRecord(msgspec.Struct, frozen=True, kw_only=True):
    """What: one coded act. `sentence` is None for what stands in the title."""

    id: str
    type: EventType
    modes: tuple[str, ...]
    contexts: tuple[str, ...]
    cameo: str | None
    quad: int
    intensity: float
    trigger: tuple[CharSpan, ...]
    actors: tuple[int, ...]
    recipients: tuple[int, ...]
    place: int | None
    place_basis: PlaceBasis | None
    first: dt.date | None
    last: dt.date | None
    basis: Basis
    status: Status
    factuality: Factuality
    quantities: dict[str, list[int | None]]
    statement: int | None
    sentence: int | None
    same_as: int | None
    confidence: float
    rules: tuple[str, ...]
    part: Literal["title"] | msgspec.UnsetType = msgspec.field(default=msgspec.UNSET, name="in")


class CoderVersion(msgspec.Struct, frozen=True, kw_only=True):
    """Which coder, pipeline and rules made a record."""

    version: str
    model: str
    rules: str


class Coded(msgspec.Struct, frozen=True, kw_only=True):
    """A document's record."""

    id: str
    date: dt.date
    title: str | None
    source: str | None
    url: str | None
    language: str
    extra: dict[str, Any]
    sentences: tuple[CharSpan, ...]
    actors: tuple[ActorRecord, ...]
    times: tuple[TimeRecord, ...]
    places: tuple[PlaceRecord, ...]
    statements: tuple[StatementRecord, ...]
    events: tuple[EventRecord, ...]
    coder: CoderVersion

    def to_dict(self) -> dict[str, Any]:
        """The record as plain dicts and lists, in the form of the JSONL contract."""
        plain: dict[str, Any] = msgspec.to_builtins(self)
        return plain

    def to_json(self) -> bytes:
        """The record as one line of JSON, without a line end."""
        return msgspec.json.encode(self)

    def events_frame(self, text: str = "") -> Any:
        """The events as a data frame of pandas (of polars where pandas is missing), one a row.

        Args:
            text: the document's text, from which triggers and sentences are spelled out.

        Raises:
            DragomanError: E418 where neither library is installed.
        """
        return _frames().frame(self, text, "events")

    def statements_frame(self, text: str = "") -> Any:
        """The statements as a data frame, as `events_frame` gives events."""
        return _frames().frame(self, text, "statements")

    def _repr_html_(self) -> str:
        shown: str = _frames().as_html(self)
        return shown


def _frames() -> Any:
    """The module that needs this one, imported when it is asked for."""
    return import_module("dragoman.records.frames")
