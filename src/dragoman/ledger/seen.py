"""A document's records as filters see them, read back from the ledger with judgements applied.

Filing and taking out of the files both go by this reading, so that what was put in is what is
taken out.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from dragoman.ledger.facets import EventSeen, Party, PlaceSeen, StatementSeen


class Ruling(NamedTuple):
    """What stands on a record: the verdict, and the fields that it changes."""

    verdict: str
    changes: dict[str, Any]


UNJUDGED = Ruling("none", {})


class Filed[Seen](NamedTuple):
    """A record with its row and the day under which it is filed."""

    row: int
    day: int
    seen: Seen


@dataclass(slots=True)
class DocumentSeen:
    """One document with its parties and places, to see its records by."""

    connection: sqlite3.Connection
    row: int
    day: int = 0
    source: str | None = None
    ordinals: dict[int, Party] = field(default_factory=dict)
    parties: dict[int, Party] = field(default_factory=dict)
    places: dict[int, PlaceSeen] = field(default_factory=dict)

    @classmethod
    def read(cls, connection: sqlite3.Connection, row: int) -> DocumentSeen:
        """The document of a row, its actors and its places."""
        day, source = connection.execute(
            "SELECT day, source FROM document WHERE id = ?", (row,)
        ).fetchone()
        found = cls(connection, row, day, source)
        for number, ordinal, key, country, sector, others in connection.execute(
            "SELECT own.id, own.ordinal, actor.key, own.country, own.sector, own.other_sectors "
            "FROM document_actor AS own JOIN actor ON actor.id = own.actor "
            "WHERE own.document = ?", (row,)
        ):  # fmt: skip
            sectors = tuple(dict.fromkeys(s for s in (sector, *json.loads(others)) if s))
            found.ordinals[ordinal] = found.parties[number] = Party(key, country, sectors)
        for ordinal, name, country in connection.execute(
            "SELECT ordinal, name, country FROM place WHERE document = ?", (row,)
        ):
            found.places[ordinal] = PlaceSeen(name, country)
        return found

    def statements(self) -> Iterator[Filed[StatementSeen]]:
        """Every statement, as it stands after judgement."""
        rulings, sides = self._rulings("statement"), self._sides("statement")
        for row, stance, kind, lemma, day, confidence in self.connection.execute(
            "SELECT id, stance, kind, lemma, day, confidence FROM statement WHERE document = ?",
            (self.row,),
        ):
            ruling = rulings.get(row, UNJUDGED)
            changes = ruling.changes
            yield Filed(row, changes.get("day", day), StatementSeen(
                stance=changes.get("stance", stance),
                kind=kind,
                lemma=lemma,
                speakers=self._side(changes, "speakers", sides[row, "speaker"]),
                addressees=self._side(changes, "addressees", sides[row, "addressee"]),
                source=self.source,
                confidence=confidence,
                judged=ruling.verdict,
            ))  # fmt: skip

    def events(self, statements: dict[int, StatementSeen]) -> Iterator[Filed[EventSeen]]:
        """Every event, as it stands after judgement, beside the statements that hold them."""
        rulings, sides = self._rulings("event"), self._sides("event")
        for event in self.connection.execute(
            "SELECT id, type, modes, contexts, quad, status, cameo, place, statement, day, "
            "confidence FROM event WHERE document = ?", (self.row,)
        ):  # fmt: skip
            ruling = rulings.get(event["id"], UNJUDGED)
            changes = ruling.changes
            now = {**event, **changes}
            said = statements.get(event["statement"])
            yield Filed(event["id"], now["day"], EventSeen(
                type=now["type"],
                modes=_listed(now["modes"]),
                contexts=_listed(now["contexts"]),
                quad=now["quad"],
                status=now["status"],
                cameo=now["cameo"],
                actors=self._side(changes, "actors", sides[event["id"], "actor"]),
                recipients=self._side(changes, "recipients", sides[event["id"], "recipient"]),
                speakers=said.speakers if said else (),
                stance=said.stance if said else None,
                place=None if now["place"] is None else self.places.get(now["place"]),
                source=self.source,
                confidence=event["confidence"],
                judged=ruling.verdict,
            ))  # fmt: skip

    def _sides(self, kind: str) -> defaultdict[tuple[int, str], tuple[Party, ...]]:
        found: defaultdict[tuple[int, str], tuple[Party, ...]] = defaultdict(tuple)
        for row, side, actor in self.connection.execute(
            f"SELECT party.{kind}, party.side, party.actor FROM {kind} AS own "
            f"CROSS JOIN {kind}_party AS party ON party.{kind} = own.id WHERE own.document = ? "
            f"ORDER BY party.{kind}, party.side, party.ordinal", (self.row,)
        ):  # fmt: skip
            found[row, side] += (self.parties[actor],)
        return found

    def _side(
        self, changes: dict[str, Any], side: str, told: tuple[Party, ...]
    ) -> tuple[Party, ...]:
        if side not in changes:
            return told
        return tuple(self.ordinals[o] for o in changes[side] if o in self.ordinals)

    def _rulings(self, kind: str) -> dict[int, Ruling]:
        return {
            row: Ruling(verdict, json.loads(changes))
            for row, verdict, changes in self.connection.execute(
                f"SELECT own.id, ruling.verdict, ruling.changes FROM {kind} AS own "
                f"JOIN {kind}_ruling AS ruling ON ruling.{kind} = own.id WHERE own.document = ?",
                (self.row,),
            )
        }


def _listed(value: str | list[str]) -> tuple[str, ...]:
    return tuple(json.loads(value) if isinstance(value, str) else value)
