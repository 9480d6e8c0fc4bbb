"""Events reduced to what is counted: day, type, quad, intensity, contexts, sides, outlet.

Counting reads far more events than any other analysis, so they are read as bare rows, without
their words.
"""

from __future__ import annotations

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import Final

import msgspec

from dragoman.analysis.holders import side
from dragoman.ledger.days import calendar
from dragoman.ledger.grammar import parse
from dragoman.ledger.ledger import Ledger
from dragoman.ledger.model import Party
from dragoman.ledger.selection import Selection

ALL: Final = 1 << 30
CHUNK: Final = 5000
NOBODY: Final = "---"


class Counted(msgspec.Struct, frozen=True):
    """One event as it is counted; `actors` and `recipients` are sides, as in RUS or RUS/OPP."""

    row: int
    day: dt.date
    type: str
    quad: int
    intensity: float
    contexts: tuple[str, ...]
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    outlet: str
    document: str
    status: str

    @property
    def dyads(self) -> Iterator[tuple[str, str]]:
        """Every actor with every recipient; a side that nobody names is `---`."""
        for actor in self.actors or (NOBODY,):
            for recipient in self.recipients or (NOBODY,):
                if actor != recipient or len(self.actors) > 1:
                    yield actor, recipient


def counted(ledger: Ledger, filter: str = "", *, once: bool = False) -> list[Counted]:
    """The events of a filter, oldest first; only `actual` ones unless the filter names a status.

    Args:
        once: keep one event a day of each actor, recipient and type ("one-a-day"), so that a
            happening told by many reports counts once.

    Raises:
        DragomanError: E511 to E516 for the filter.
    """
    asked = parse(filter)
    if not any(t.field == "status" for t in asked.terms):
        asked = parse(f"{filter} status:actual")
    query = Selection(ledger.connection, "events", asked, oldest_first=True).query(ALL)
    rows = [] if query is None else [
        row for _, row in ledger.connection.execute(query.sql, query.values)
    ]  # fmt: skip
    found = [
        event for at in range(0, len(rows), CHUNK) for event in _read(ledger, rows[at : at + CHUNK])
    ]
    return one_a_day(found) if once else found


def one_a_day(events: list[Counted]) -> list[Counted]:
    """The first event of each day, type, set of actors and set of recipients."""
    first: dict[object, Counted] = {}
    for event in events:
        place = (event.day, event.type, frozenset(event.actors), frozenset(event.recipients))
        first.setdefault(place, event)
    return list(first.values())


def _read(ledger: Ledger, rows: list[int]) -> Iterator[Counted]:
    marks = ",".join("?" * len(rows))
    sides: defaultdict[tuple[int, str], list[str]] = defaultdict(list)
    for row in ledger.connection.execute(_PARTIES.format(marks=marks), rows):
        told = _side(row["key"], row["name"], row["country"], row["sector"])
        if told not in sides[row["event"], row["side"]]:
            sides[row["event"], row["side"]].append(told)
    found = {row["id"]: row for row in ledger.connection.execute(_EVENTS.format(marks=marks), rows)}
    for number in rows:
        row = found[number]
        if row["judged"] != "reject":
            yield Counted(
                row=row["id"], day=calendar(row["day"]), type=row["type"], quad=row["quad"],
                intensity=row["intensity"], contexts=tuple(json.loads(row["contexts"])),
                actors=tuple(sides[number, "actor"]),
                recipients=tuple(sides[number, "recipient"]), outlet=row["source"] or "",
                document=row["document"], status=row["status"],
            )  # fmt: skip


@cache
def _side(key: str, name: str, country: str | None, sector: str | None) -> str:
    return side(Party(ordinal=0, actor=key, name=name, title=None, country=country, sector=sector))


_EVENTS = """
SELECT id, day, type, quad, intensity, contexts, source, document, status, judged
FROM event_now WHERE id IN ({marks})
"""
_PARTIES = """
SELECT party.event, party.side, actor.key, own.name, own.country, own.sector
FROM event_party_now AS party
JOIN document_actor AS own ON own.id = party.actor
JOIN actor_now AS actor ON actor.id = own.actor
WHERE party.event IN ({marks}) ORDER BY party.event, party.side, party.ordinal
"""
