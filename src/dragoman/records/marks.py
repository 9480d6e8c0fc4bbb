"""Which characters of a text to mark, and as what: for the terminal and for pages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

import msgspec

from dragoman.records.model import CharSpan, Coded

MarkKind = Literal["actor", "time", "place", "cue", "content", "trigger"]


class Mark(NamedTuple):
    """Characters to be marked, end exclusive, and the index of the record's item they show."""

    start: int
    end: int
    kind: MarkKind
    item: int


def marks(coded: Coded) -> list[Mark]:
    """Every mark in the document's text, in order of the text; they may overlap."""
    return sorted(_marks(coded))


def _marks(coded: Coded) -> Iterator[Mark]:
    for item, actor in enumerate(coded.actors):
        yield from _of(actor, actor.mentions, "actor", item)
    for item, time in enumerate(coded.times):
        yield from _of(time, (time.span,), "time", item)
    for item, place in enumerate(coded.places):
        yield from _of(place, (place.span,), "place", item)
    for item, statement in enumerate(coded.statements):
        yield from _of(statement, statement.cue, "cue", item)
        yield from _of(statement, statement.content, "content", item)
    for item, event in enumerate(coded.events):
        yield from _of(event, event.trigger, "trigger", item)


def _of(
    record: msgspec.Struct, spans: tuple[CharSpan, ...], kind: MarkKind, item: int
) -> Iterator[Mark]:
    if getattr(record, "part", msgspec.UNSET) is msgspec.UNSET:
        yield from (Mark(start, end, kind, item) for start, end in spans)
