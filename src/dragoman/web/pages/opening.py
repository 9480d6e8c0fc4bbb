"""A document as it is read: its text with every record marked in it, and the records beside it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from typing import Final

import msgspec

from dragoman.ledger import reading
from dragoman.ledger.ledger import Ledger
from dragoman.ledger.model import LedgerDocument, LedgerEvent, LedgerStatement
from dragoman.records.model import CharSpan
from dragoman.web.api.listing import document_row
from dragoman.web.api.sorting import having
from dragoman.web.pages.marking import Mark, Piece, paragraphs

MOST: Final = 5000  # records of one document that are shown


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """An actor, a time or a place of the document, in words."""

    key: str
    kind: str
    name: str
    told: str
    asked: str | None
    part: str
    spans: list[CharSpan]


class Opened(msgspec.Struct, frozen=True, kw_only=True):
    """All that the page of a document shows; `paragraphs` are empty where no text is kept."""

    document: LedgerDocument
    title: list[Piece]
    paragraphs: list[list[Piece]]
    events: list[LedgerEvent]
    statements: list[LedgerStatement]
    cards: list[Card]

    def of(self, kind: str) -> list[Card]:
        """The cards of one kind."""
        return [c for c in self.cards if c.kind == kind]


def opened(ledger: Ledger, name: str, at: CharSpan | None = None) -> Opened:
    """A document of the ledger.

    Args:
        at: characters of the text to be pointed at.

    Raises:
        DragomanError: E728 where the ledger has no such document.
    """
    row = document_row(ledger, name)
    (document,) = reading.documents(ledger.connection, [row])
    _, events = having(ledger, "events", "document", name, limit=MOST, oldest_first=True)
    events = sorted(events, key=lambda e: (e.part == "text", e.trigger))
    _, statements = having(ledger, "statements", "document", name, limit=MOST, oldest_first=True)
    statements = sorted(statements, key=lambda s: (s.part == "text", s.content_span))
    cards = list(_cards(ledger.connection, row))
    marks = list(_marks(events, statements, cards))
    if at is not None:
        marks.append(("text", Mark(*at, "at", "at")))
    titled = [m for part, m in marks if part == "title"]
    inside = [m for part, m in marks if part == "text"]
    return Opened(
        document=document,
        title=[p for line in paragraphs(document.title or "", titled) for p in line],
        paragraphs=paragraphs(ledger.text(name) or "", inside),
        events=events,
        statements=statements,
        cards=cards,
    )


def _marks(
    events: list[LedgerEvent], statements: list[LedgerStatement], cards: list[Card]
) -> Iterator[tuple[str, Mark]]:
    for event in events:
        for start, end in event.trigger:
            yield event.part, Mark(start, end, f"quad{event.quad}", event.id)
    for told in statements:
        for kind, spans in (("cue", told.cue_span), ("content", told.content_span)):
            for start, end in spans:
                yield told.part, Mark(start, end, kind, told.id)
    for card in cards:
        for start, end in card.spans:
            yield card.part, Mark(start, end, card.kind, card.key)


def _cards(connection: sqlite3.Connection, row: int) -> Iterator[Card]:
    actors = connection.execute(
        "SELECT one.*, actor.key FROM document_actor AS one JOIN actor ON actor.id = one.actor "
        "WHERE document = ? ORDER BY one.ordinal", (row,)
    )  # fmt: skip
    for actor in actors:
        code = "/".join(c for c in (actor["country"], actor["sector"]) if c)
        told = " · ".join(w for w in (actor["title"], code) if w)
        yield Card(
            key=f"a{actor['ordinal']}", kind="actor", name=actor["name"], told=told,
            asked=actor["key"], part=actor["part"], spans=json.loads(actor["mentions"]),
        )  # fmt: skip
    for time in connection.execute("SELECT * FROM timex WHERE document = ?", (row,)):
        told = " – ".join(dict.fromkeys(d for d in (time["first"], time["last"]) if d))
        yield Card(
            key=f"x{time['ordinal']}", kind="time", name=time["value"], told=told, asked=None,
            part=time["part"], spans=[(time["start"], time["end"])],
        )  # fmt: skip
    for place in connection.execute("SELECT * FROM place WHERE document = ?", (row,)):
        known = place["lat"] is not None
        where = f"{place['lat']:.2f}, {place['lon']:.2f}" if known else ""
        told = " · ".join(w for w in (place["admin1"], place["country"], where) if w)
        yield Card(
            key=f"p{place['ordinal']}", kind="place", name=place["name"], told=told,
            asked=place["name"], part=place["part"], spans=[(place["start"], place["end"])],
        )  # fmt: skip
