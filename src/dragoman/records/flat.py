"""Flat rows of a record: one for each event, statement, time or actor, no nested cell.

The columns, their order and their meaning stand in `columns.toml`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

from dragoman.events.crosswalk import elsewhere
from dragoman.records.evidence import Cell as Cell
from dragoman.records.evidence import Evidence as Evidence
from dragoman.records.model import ActorRecord, Coded, EventRecord, StatementRecord
from dragoman.records.pairs import dyads, whole
from dragoman.records.states import cow_number, gw_number

Row = dict[str, Cell]


@cache
def _told() -> dict[str, dict[str, Any]]:
    return tomllib.loads(Path(__file__).with_name("columns.toml").read_text(encoding="utf-8"))


def columns(table: str) -> tuple[str, ...]:
    """Names of a table's columns, the document's first."""
    return (*_told()["document"], *_told()[table])


def described(table: str) -> dict[str, str]:
    """Column -> what it holds, of one table ("document" for the columns that all have)."""
    return dict(_told()[table])


def column_type(column: str) -> str:
    """What a column's cells are: integer, number or text."""
    return next((kind for kind, names in _told()["types"].items() if column in names), "text")


class Chosen(NamedTuple):
    """Which events a table holds, and how.

    Attributes:
        pairs: one row for each pair of actor and recipient.
        statuses: which events; all where it is empty.
        wanted: ids of events; None for all.
    """

    pairs: bool = False
    statuses: frozenset[str] = frozenset()
    wanted: frozenset[str] | None = None

    def holds(self, event: EventRecord) -> bool:
        """Whether an event is among them."""
        told = not self.statuses or event.status in self.statuses
        return told and (self.wanted is None or event.id in self.wanted)


ALL: Final = Chosen()


def rows(coded: Coded, text: str, table: str, chosen: Chosen = ALL) -> Iterator[Row]:
    """The record's rows for one of the tables events, statements, times and actors.

    Args:
        text: the document's text, from which evidence is spelled out.
        chosen: which events, for their table.
    """
    document: Row = {
        "document": coded.id,
        "date": coded.date.isoformat(),
        "source": coded.source,
        "title": coded.title,
        "url": coded.url,
    }
    evidence = Evidence(coded, text)
    found = _event_rows(evidence, chosen) if table == "events" else TABLES[table](evidence)
    for row in found:
        whole = {**document, **row}
        yield {name: whole[name] for name in columns(table)}


def joined(values: Iterable[object]) -> str:
    """Several values in one cell, what is not known left empty."""
    return ";".join("" if v is None else str(v) for v in values)


def _party(prefix: str, actors: Sequence[ActorRecord]) -> Row:
    return {
        f"{prefix}_names": joined(a.name for a in actors),
        f"{prefix}_countries": joined(a.country for a in actors),
        f"{prefix}_cow": joined(cow_number(a.country) for a in actors),
        f"{prefix}_gw": joined(gw_number(a.country) for a in actors),
        f"{prefix}_sectors": joined(a.sector for a in actors),
    }


def _event_rows(evidence: Evidence, chosen: Chosen) -> Iterator[Row]:
    for event in filter(chosen.holds, evidence.coded.events):
        shared = {
            **_what(evidence, event),
            **_named_elsewhere(evidence, event),
            **_when_and_where(evidence, event),
            **_on_whose_word(evidence, event),
        }
        for pair in dyads(evidence, event) if chosen.pairs else [whole(evidence, event)]:
            parties = {**_party("actor", pair.actors), **_party("recipient", pair.recipients)}
            yield {**shared, **parties}


def _what(evidence: Evidence, event: EventRecord) -> Row:
    start = event.trigger[0][0]
    same_as = event.same_as
    return {
        "event": event.id,
        "type": event.type,
        "modes": joined(event.modes),
        "contexts": joined(event.contexts),
        "cameo": event.cameo,
        "quad": event.quad,
        "intensity": event.intensity,
        "status": event.status,
        "quantities": joined(counted(event.quantities)),
        "trigger": evidence.words(event, event.trigger),
        "trigger_start": start,
        "trigger_end": event.trigger[-1][1],
        "sentence": evidence.sentence(event, start),
        "same_as": None if same_as is None else evidence.coded.events[same_as].id,
        "confidence": event.confidence,
        "in": evidence.part(event),
    }


def _named_elsewhere(evidence: Evidence, event: EventRecord) -> Row:
    """What ACLED and UCDP call the event."""
    actors, recipients = evidence.actors(event.actors), evidence.actors(event.recipients)
    found = elsewhere(
        event.type, event.modes, (a.sector for a in actors), (a.sector for a in recipients),
        event.status,
    )  # fmt: skip
    return {name: value or None for name, value in found._asdict().items()}


def counted(quantities: Mapping[str, Sequence[int | None]]) -> Iterator[str]:
    """Numbers with what they count, as a cell has them: "killed=12-" for twelve or more."""
    for what, numbers in quantities.items():
        yield f"{what}={'-'.join('' if n is None else str(n) for n in numbers)}"


def _when_and_where(evidence: Evidence, event: EventRecord) -> Row:
    place = None if event.place is None else evidence.coded.places[event.place]
    return {
        "first": _day(event.first),
        "last": _day(event.last),
        "basis": event.basis,
        "place_name": getattr(place, "name", None),
        "place_country": getattr(place, "country", None),
        "lat": getattr(place, "lat", None),
        "lon": getattr(place, "lon", None),
        "geonames": getattr(place, "geonames", None),
        "place_basis": event.place_basis,
    }


def _on_whose_word(evidence: Evidence, event: EventRecord) -> Row:
    statement = None if event.statement is None else evidence.coded.statements[event.statement]
    return {
        "factuality_author": event.factuality.author,
        "factuality_source": event.factuality.source,
        "said_by": None if statement is None else _speaker(evidence, statement),
        "stance": None if statement is None else statement.stance,
    }


def _speaker(evidence: Evidence, statement: StatementRecord) -> str:
    names = [a.name for a in evidence.actors(statement.actors)]
    return joined(names) or evidence.words(statement, statement.source)


def _statement_rows(evidence: Evidence) -> Iterator[Row]:
    for number, statement in enumerate(evidence.coded.statements):
        speakers = evidence.actors(statement.actors)
        addressees = evidence.actors(statement.addressees)
        where = (*statement.cue, *statement.content)[0][0]
        yield {
            "statement": number,
            "speaker": joined(a.name for a in speakers),
            "title_of_speaker": joined(a.title for a in speakers),
            "country": joined(a.country for a in speakers),
            "cow": joined(cow_number(a.country) for a in speakers),
            "gw": joined(gw_number(a.country) for a in speakers),
            "sector": joined(a.sector for a in speakers),
            "source_text": evidence.words(statement, statement.source),
            "cue": evidence.words(statement, statement.cue),
            "lemma": statement.lemma,
            "stance": statement.stance,
            "kind": statement.kind,
            "quote": evidence.words(statement, statement.content),
            "content_start": statement.content[0][0] if statement.content else None,
            "content_end": statement.content[-1][1] if statement.content else None,
            "addressee_names": joined(a.name for a in addressees),
            "addressee_countries": joined(a.country for a in addressees),
            "first": _day(statement.first),
            "last": _day(statement.last),
            "parent": statement.parent,
            "sentence": evidence.sentence(statement, where),
            "confidence": statement.confidence,
            "in": evidence.part(statement),
        }


def _time_rows(evidence: Evidence) -> Iterator[Row]:
    for time in evidence.coded.times:
        yield {
            "text": time.text,
            "start": time.span[0],
            "end": time.span[1],
            "type": time.type,
            "value": time.value,
            "mod": time.mod,
            "first": _day(time.first),
            "last": _day(time.last),
            "in": evidence.part(time),
        }


def _actor_rows(evidence: Evidence) -> Iterator[Row]:
    for number, actor in enumerate(evidence.coded.actors):
        first = actor.mentions[:1]
        yield {
            "actor": number,
            "name": actor.name,
            "title_of_actor": actor.title,
            "country": actor.country,
            "cow": cow_number(actor.country),
            "gw": gw_number(actor.country),
            "sector": actor.sector,
            "other_sectors": joined(actor.other_sectors),
            "mentions": len(actor.mentions),
            "start": first[0][0] if first else None,
            "end": first[0][1] if first else None,
            "mention": evidence.words(actor, first),
            "in": evidence.part(actor),
        }


def _day(day: Any) -> str | None:
    return day.isoformat() if day else None


TABLES: Final[dict[str, Callable[[Evidence], Iterator[Row]]]] = {
    "statements": _statement_rows,
    "times": _time_rows,
    "actors": _actor_rows,
}
