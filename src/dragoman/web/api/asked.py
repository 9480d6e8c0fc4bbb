"""What is asked of each address: parameters of the query, and bodies."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

Line = Annotated[
    str,
    Meta(
        description="a filter in the ledger's grammar",
        examples=["actor:RUS type:ASSAULT since:2022-02-24"],
        max_length=2000,
    ),
]
Cursor = Annotated[
    str,
    Meta(description="`next` of the page before", pattern=r"^-?[0-9]{1,8}\.[0-9]{1,18}\Z"),
]
Size = Annotated[int, Meta(description="records of a page", ge=1, le=500)]
Form = Annotated[
    Literal["json", "ndjson", "csv", "parquet"],
    Meta(description="`json` is a page; the others give all records that the filter asks for"),
]
Order = Annotated[Literal["newest", "oldest"], Meta(description="which come first")]
Sort = Annotated[
    str,
    Meta(
        description="a column to sort by instead of the day, with a leading - the other way round",
        examples=["type", "-confidence"],
        max_length=40,
    ),
]
Columns = Annotated[
    str,
    Meta(
        description="columns of an export, parted by commas; all of them if none are told",
        examples=["day,actors,type,recipients"],
        max_length=400,
    ),
]
Who = Annotated[str, Meta(description="who decides", min_length=1, max_length=200)]
Why = Annotated[str, Meta(description="for what reason", max_length=2000)]
Name = Annotated[str, Meta(min_length=1, max_length=500)]


class Asked(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Nothing is asked."""


class Listed(Asked, frozen=True, kw_only=True):
    """A page of records, or all of them in another form."""

    filter: Line = ""
    limit: Size = 50
    after: Cursor | None = None
    format: Form = "json"


class ListedByDay(Listed, frozen=True, kw_only=True):
    """A page of records that are filed under days."""

    order: Order = "newest"
    sort: Sort | None = None
    columns: Columns | None = None


class Paged(Asked, frozen=True, kw_only=True):
    """A page of what a filter asks for."""

    filter: Line = ""
    limit: Size = 50
    after: Cursor | None = None


class PlacesAsked(Asked, frozen=True, kw_only=True):
    """Where the events of a filter happened."""

    filter: Line = ""
    limit: Size = 50
    after: Cursor | None = None


class Counting(Asked, frozen=True, kw_only=True):
    """How many of one kind."""

    of: Annotated[
        Literal["events", "statements", "documents"], Meta(description="what is counted")
    ] = "events"
    filter: Line = ""


class FacetsAsked(Asked, frozen=True, kw_only=True):
    """Values of one field with their counts."""

    field: Annotated[
        str,
        Meta(
            description="a field of the facets",
            examples=["type", "actor.country", "source"],
            max_length=100,
        ),
    ] = "type"
    of: Annotated[
        Literal["events", "statements", "documents"], Meta(description="by what they are ordered")
    ] = "events"
    limit: Size = 50


class Searched(Asked, frozen=True, kw_only=True):
    """Words to look for, and the documents to look in."""

    filter: Line
    limit: Annotated[int, Meta(description="sentences", ge=1, le=200)] = 20


class Analysed(Asked, frozen=True, kw_only=True):
    """A filter over events and statements, with an issue."""

    filter: Line = ""
    issue: (
        Annotated[str, Meta(description="one issue, such as `ceasefire`", max_length=100)] | None
    ) = None


class Disputed(Asked, frozen=True, kw_only=True):
    """A filter over events and statements."""

    filter: Line = ""


class SeriesAsked(Asked, frozen=True, kw_only=True):
    """How events are counted over time."""

    filter: Line = ""
    by: Annotated[Literal["day", "week", "month"], Meta(description="length of a period")] = "month"
    split: Annotated[
        Literal["none", "type", "quad", "context", "dyad", "actor", "recipient", "outlet"],
        Meta(description="what groups are made of"),
    ] = "none"
    once: Annotated[bool, Meta(description="count one event a day of each dyad and type")] = False
    window: Annotated[int, Meta(description="sum over so many periods", ge=1, le=120)] = 1


class DyadsAsked(Asked, frozen=True, kw_only=True):
    """Who did what to whom, counted."""

    filter: Line = ""
    once: Annotated[bool, Meta(description="count one event a day of each dyad and type")] = False
    limit: Size = 100


class HistoryAsked(Asked, frozen=True, kw_only=True):
    """Judgements on one record or actor, or all of them."""

    id: (
        Annotated[str, Meta(description="of an event, a statement or an actor", max_length=500)]
        | None
    ) = None


class Text(Asked, frozen=True, kw_only=True):
    """A report to code; with `keep` its record goes into the ledger."""

    text: Annotated[str, Meta(description="the report", min_length=1, max_length=1_000_000)]
    date: (
        Annotated[
            dt.date,
            Meta(description="day of publication, unless the text begins with `date YYYY-MM-DD`"),
        ]
        | None
    ) = None
    id: Annotated[str, Meta(max_length=500)] | None = None
    title: Annotated[str, Meta(max_length=5_000)] | None = None
    source: Annotated[str, Meta(description="the publisher", max_length=500)] | None = None
    url: Annotated[str, Meta(max_length=5_000)] | None = None
    keep: bool = False


class Judging(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True,
              tag_field="verdict"):  # fmt: skip
    """What every judgement says of itself."""

    who: Who
    why: Why = ""


class Accept(Judging, tag="accept", frozen=True, kw_only=True):
    """An event or statement is right."""

    id: Name


class RejectRecord(Judging, tag="reject", frozen=True, kw_only=True):
    """An event or statement is wrong."""

    id: Name


class Amend(Judging, tag="amend", frozen=True, kw_only=True):
    """What an event or statement should be, field by field."""

    id: Name
    changes: Annotated[dict[str, Any], Meta(examples=[{"type": "COERCE", "actors": ["Russia"]}])]


class Undo(Judging, tag="undo", frozen=True, kw_only=True):
    """Take back what was decided last about a record, or about an actor by its key."""

    id: Name


class Merge(Judging, tag="merge", frozen=True, kw_only=True):
    """Two actors are one; each is named by its key or a name."""

    actor: Name
    into: Name


class Split(Judging, tag="split", frozen=True, kw_only=True):
    """An actor is somebody else in these documents, called `name` from now on."""

    actor: Name
    documents: Annotated[list[Name], Meta(min_length=1, max_length=1000)]
    name: Name


Correction = Accept | RejectRecord | Amend | Undo | Merge | Split
