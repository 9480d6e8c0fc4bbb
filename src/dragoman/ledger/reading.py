"""Rows of the ledger read back as records, many at a time."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from dragoman.ledger.days import calendar
from dragoman.ledger.model import LedgerDocument, LedgerEvent, LedgerStatement, Party, Where
from dragoman.ledger.writing import spelled

Row = sqlite3.Row
Sides = defaultdict[tuple[int, str], list[Party]]


def events(connection: sqlite3.Connection, rows: Sequence[int]) -> list[LedgerEvent]:
    """The events of these rows, in this order."""
    found = _by_row(connection, _EVENTS, rows)
    sides = _parties(connection, "event", rows)
    said = [r["statement"] for r in found.values() if r["statement"] is not None]
    speakers = _parties(connection, "statement", said)
    words = _words(connection, found.values())
    rules = _rules(connection, found.values())
    return [_event(found[row], sides, speakers, words[row], rules) for row in rows if row in found]


def statements(connection: sqlite3.Connection, rows: Sequence[int]) -> list[LedgerStatement]:
    """The statements of these rows, in this order."""
    found = _by_row(connection, _STATEMENTS, rows)
    sides = _parties(connection, "statement", rows)
    words = _words(connection, found.values())
    rules = _rules(connection, found.values())
    return [_statement(found[row], sides, words[row], rules) for row in rows if row in found]


def documents(connection: sqlite3.Connection, rows: Sequence[int]) -> list[LedgerDocument]:
    """The documents of these rows, in this order."""
    found = _by_row(connection, _DOCUMENTS, rows)
    return [
        LedgerDocument(**{
            **found[row], "date": _date(found[row]["date"]),
            "extra": json.loads(found[row]["extra"]),
        })
        for row in rows if row in found
    ]  # fmt: skip


def _by_row(connection: sqlite3.Connection, sql: str, rows: Sequence[int]) -> dict[int, Row]:
    marks = ",".join("?" * len(rows))
    found = connection.execute(sql.format(marks=marks), tuple(rows))
    return {row["row"]: row for row in found}


def _parties(connection: sqlite3.Connection, one: str, rows: Sequence[int]) -> Sides:
    """(row, side) -> parties in order, as amended where they were."""
    marks = ",".join("?" * len(rows))
    told = connection.execute(
        f"SELECT party.{one} AS row, party.side, {_PARTY} FROM {one}_party AS party "
        "JOIN document_actor AS own ON own.id = party.actor JOIN actor_now AS actor "
        f"ON actor.id = own.actor WHERE party.{one} IN ({marks}) "
        f"ORDER BY party.{one}, party.side, party.ordinal",
        tuple(rows),
    )
    sides: Sides = defaultdict(list)
    for row in told:
        sides[row["row"], row["side"]].append(_party(row))
    amended = connection.execute(
        f"SELECT {one}.id, {one}.document, ruling.changes FROM {one}_ruling AS ruling "
        f"JOIN {one} ON {one}.id = ruling.{one} WHERE {one}.id IN ({marks})",
        tuple(rows),
    )
    for row, document, changes in amended.fetchall():
        _amend(connection, sides, row, document, json.loads(changes))
    return sides


def _amend(
    connection: sqlite3.Connection, sides: Sides, row: int, document: int, changes: dict[str, Any]
) -> None:
    for side in ("actor", "recipient", "speaker", "addressee"):
        if f"{side}s" not in changes:
            continue
        sides[row, side] = [
            _party(found)
            for ordinal in changes[f"{side}s"]
            for found in connection.execute(
                f"SELECT {_PARTY} FROM document_actor AS own JOIN actor_now AS actor "
                "ON actor.id = own.actor WHERE own.document = ? AND own.ordinal = ?",
                (document, ordinal),
            )
        ]


def _party(row: Row) -> Party:
    return Party(
        ordinal=row["ordinal"], actor=row["key"], name=row["name"], title=row["title"],
        country=row["country"], sector=row["sector"],
    )  # fmt: skip


def _words(connection: sqlite3.Connection, rows: Iterable[Row]) -> dict[int, Any]:
    """Row -> the string (text or title) that its spans count in; "" where there is none."""
    texts: dict[tuple[int, str], str] = {}
    found = {}
    for row in rows:
        place = (row["document_row"], row["part"])
        if place not in texts:
            texts[place] = _string(connection, *place) or ""
        found[row["row"]] = texts[place]
    return found


def _string(connection: sqlite3.Connection, document: int, part: str) -> str | None:
    sql = (
        "SELECT title FROM document WHERE id = ?"
        if part == "title"
        else "SELECT text FROM document_text WHERE document = ?"
    )
    row = connection.execute(sql, (document,)).fetchone()
    return None if row is None else str(row[0] or "")


def _rules(connection: sqlite3.Connection, rows: Iterable[Row]) -> dict[int, str]:
    numbers = {n for row in rows for n in json.loads(row["rules"])}
    marks = ",".join("?" * len(numbers))
    return dict(
        connection.execute(
            f"SELECT id, name FROM rule WHERE id IN ({marks})", tuple(numbers)
        ).fetchall()
    )


def _event(
    row: Row, sides: Sides, speakers: Sides, string: str, rules: dict[int, str]
) -> LedgerEvent:
    trigger = _spans(row["trigger"])
    place = None if row["place_name"] is None else Where(
        name=row["place_name"], country=row["place_country"], lat=row["lat"], lon=row["lon"],
        geonames=row["geonames"],
    )  # fmt: skip
    return LedgerEvent(
        **_shared(row, string, rules),
        type=row["type"],
        modes=json.loads(row["modes"]),
        contexts=json.loads(row["contexts"]),
        cameo=row["cameo"],
        quad=row["quad"],
        intensity=row["intensity"],
        status=row["status"],
        actors=sides[row["row"], "actor"],
        recipients=sides[row["row"], "recipient"],
        basis=row["basis"],
        place=place,
        quantities=json.loads(row["quantities"]),
        speakers=speakers[row["statement"], "speaker"],
        stance=row["stance"],
        statement=row["statement_key"],
        factuality_author=row["factuality_author"],
        factuality_source=row["factuality_source"],
        trigger=trigger,
        words=_told(string, trigger),
        same_as=row["same_as"],
    )


def _statement(row: Row, sides: Sides, string: str, rules: dict[int, str]) -> LedgerStatement:
    spans = {name: _spans(row[f"{name}_span"]) for name in ("source", "cue", "content")}
    told = {name: _told(string, found) for name, found in spans.items()}
    return LedgerStatement(
        **_shared(row, string, rules),
        speakers=sides[row["row"], "speaker"],
        addressees=sides[row["row"], "addressee"],
        said_by=told["source"],
        cue=told["cue"],
        lemma=row["lemma"],
        stance=row["stance"],
        kind=row["kind"],
        quote=told["content"],
        source_span=spans["source"],
        cue_span=spans["cue"],
        content_span=spans["content"],
        parent=row["parent"],
    )


def _shared(row: Row, string: str, rules: dict[int, str]) -> dict[str, Any]:
    """What events and statements have in common."""
    span = None if row["start"] is None else (row["start"], row["end"])
    return {
        "row": row["row"],
        "id": row["id"],
        "document": row["document"],
        "date": _date(row["date"]),
        "source": row["source"],
        "title": row["title"],
        "first": _date(row["first"]),
        "last": _date(row["last"]),
        "day": calendar(row["day"]),
        "sentence": _single(string[slice(*span)]) if span else "",
        "sentence_span": span,
        "part": row["part"],
        "confidence": row["confidence"],
        "rules": [rules[n] for n in json.loads(row["rules"])],
        "judged": row["judged"],
    }


def _spans(told: str) -> list[tuple[int, int]]:
    return [(start, end) for start, end in json.loads(told)]


def _told(string: str, spans: list[tuple[int, int]]) -> str:
    return _single(spelled(string, spans)) if string else ""


def _single(words: str) -> str:
    return " ".join(words.split())


def _date(day: str | None) -> Any:
    return dt.date.fromisoformat(day) if day else None


_PARTY = "own.ordinal, actor.key, own.name, own.title, own.country, own.sector"
_EVENTS = """
SELECT event_now.id AS row, event_now.key AS id, event_now.document_id AS document_row,
       event_now.document, event_now.date, event_now.source, whole.title, event_now.type,
       event_now.modes, event_now.contexts, event_now.cameo, event_now.quad, event_now.intensity,
       event_now.trigger, event_now.first, event_now.last, event_now.day, event_now.basis,
       event_now.status, event_now.factuality_author, event_now.factuality_source,
       event_now.quantities, event_now.statement, event_now.confidence, event_now.rules,
       event_now.part, event_now.judged, place.name AS place_name,
       place.country AS place_country, place.lat, place.lon, place.geonames,
       coalesce(ruled.changes ->> '$.stance', said.stance) AS stance,
       said.key AS statement_key, fuller.key AS same_as,
       sentence.start, sentence."end"
FROM event_now
JOIN document AS whole ON whole.id = event_now.document_id
LEFT JOIN place ON place.document = event_now.document_id AND place.ordinal = event_now.place
LEFT JOIN statement AS said ON said.id = event_now.statement
LEFT JOIN statement_ruling AS ruled ON ruled.statement = said.id
LEFT JOIN event AS fuller ON fuller.id = event_now.same_as
LEFT JOIN sentence ON sentence.id = event_now.sentence
WHERE event_now.id IN ({marks})
"""
_STATEMENTS = """
SELECT said.id AS row, said.key AS id, said.document_id AS document_row, said.document,
       said.date, said.outlet AS source, whole.title, said.lemma, said.stance, said.kind,
       said.first, said.last, said.day, said.source AS source_span, said.cue AS cue_span,
       said.content AS content_span, said.confidence, said.rules, said.part, said.judged,
       outer_one.key AS parent, sentence.start, sentence."end"
FROM statement_now AS said
JOIN document AS whole ON whole.id = said.document_id
LEFT JOIN statement AS outer_one ON outer_one.id = said.parent
LEFT JOIN sentence ON sentence.id = said.sentence
WHERE said.id IN ({marks})
"""
_DOCUMENTS = """
SELECT document.id AS row, document.name AS id, date, source, title, url, language, extra, hash,
       coder.version AS coder, coder.rules, sentences, actors, statements, events
FROM document JOIN coder ON coder.id = document.coder WHERE document.id IN ({marks})
"""
