"""A document's record as the coder gave it, or as it stands after judgement, out of the ledger."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from typing import Any

import msgspec

from dragoman.ledger import parts
from dragoman.ledger.content import spelled
from dragoman.records.model import Coded

Plain = dict[str, Any]


def recall(
    connection: sqlite3.Connection, document: int, *, judged: bool = False
) -> tuple[Coded, str | None]:
    """A document's record and its text.

    Args:
        document: number of its row.
        judged: as amended; else as the coder gave it. Rejected events are still there: other
            events and statements are told from them by their places in the lists.
    """
    head = connection.execute(_DOCUMENT, (document,)).fetchone()
    strings = {"text": head["text"] or "", "title": head["title"] or ""}
    rules = dict(connection.execute("SELECT id, name FROM rule").fetchall())
    plain: Plain = {
        **{key: head[key] for key in ("id", "date", "title", "source", "url", "language")},
        "extra": json.loads(head["extra"]),
        "sentences": parts.sentences(connection, document),
        "actors": [_actor(r) for r in parts.actors(connection, document)],
        "times": [_spanned(r, strings) for r in parts.times(connection, document)],
        "places": [_spanned(r, strings) for r in parts.places(connection, document)],
        "statements": _statements(connection, document, rules),
        "events": _events(connection, document, rules, judged=judged),
        "coder": {"version": head["version"], "model": head["model"], "rules": head["rules"]},
    }
    return msgspec.convert(plain, Coded), head["text"]


def _told(row: sqlite3.Row, *lists: str) -> Plain:
    """A row as a record: lists read, and what stands in the title marked."""
    plain = dict(row)
    part = plain.pop("part")
    plain.update({name: json.loads(plain[name]) for name in lists})
    return {**plain, "in": "title"} if part == "title" else plain


def _actor(row: sqlite3.Row) -> Plain:
    plain = _told(row, "other_sectors", "mentions")
    del plain["actor"]
    return plain


def _spanned(row: sqlite3.Row, strings: dict[str, str]) -> Plain:
    start, end = row["start"], row["end"]
    plain = _told(row)
    del plain["start"], plain["end"]
    return {**plain, "span": [start, end], "text": strings[row["part"]][start:end]}


def _parties(
    connection: sqlite3.Connection, view: str, kind: str, document: int
) -> defaultdict[tuple[int, str], list[int]]:
    """(row, side) -> places of the parties in the document's list of actors."""
    found: defaultdict[tuple[int, str], list[int]] = defaultdict(list)
    rows = connection.execute(f"SELECT id FROM {kind} WHERE document = ?", (document,))
    for row, side, ordinal in connection.execute(
        f"SELECT party.{kind}, party.side, own.ordinal FROM {view} AS party "
        f"JOIN document_actor AS own ON own.id = party.actor "
        f"WHERE party.{kind} IN ({spelled(r[0] for r in rows)}) "
        f"ORDER BY party.{kind}, party.side, party.ordinal"
    ):
        found[row, side].append(ordinal)
    return found


def _statements(
    connection: sqlite3.Connection, document: int, rules: dict[int, str]
) -> list[Plain]:
    parties = _parties(connection, "statement_party", "statement", document)
    found = []
    for row in connection.execute(_STATEMENTS, (document,)):
        plain = _told(row, "source", "cue", "content", "rules")
        number = plain.pop("row")
        plain["rules"] = [rules[r] for r in plain["rules"]]
        plain["actors"] = parties[number, "speaker"]
        plain["addressees"] = parties[number, "addressee"]
        found.append(plain)
    return found


def _events(
    connection: sqlite3.Connection, document: int, rules: dict[int, str], *, judged: bool
) -> list[Plain]:
    view = "event_party_now" if judged else "event_party"
    parties = _parties(connection, view, "event", document)
    sql = _EVENTS.format("event_now" if judged else "event_as_coded")
    found = []
    for row in connection.execute(sql, (document,)):
        plain = _told(row, "modes", "contexts", "trigger", "quantities", "rules")
        number = plain.pop("row")
        plain["rules"] = [rules[r] for r in plain["rules"]]
        plain["factuality"] = {
            "author": plain.pop("factuality_author"), "source": plain.pop("factuality_source"),
        }  # fmt: skip
        plain["sentence"] = None if plain["sentence"] in (None, -1) else plain["sentence"]
        plain["actors"] = parties[number, "actor"]
        plain["recipients"] = parties[number, "recipient"]
        found.append(plain)
    return found


_DOCUMENT = """
SELECT document.name AS id, date, title, source, url, language, extra, text, coder.version,
       coder.model, coder.rules
FROM document JOIN coder ON coder.id = document.coder
LEFT JOIN document_text ON document_text.document = document.id WHERE document.id = ?
"""
_STATEMENTS = """
SELECT said.id AS row, said.source, said.cue, said.lemma, said.content, said.kind, said.stance,
       said.first, said.last, parent.ordinal AS parent, said.confidence, said.rules, said.part
FROM statement AS said LEFT JOIN statement AS parent ON parent.id = said.parent
WHERE said.document = ? ORDER BY said.ordinal
"""
_EVENTS = """
WITH event_as_coded AS (SELECT event.*, document AS document_id FROM event)
SELECT told.id AS row, told.key AS id, told.type, told.modes, told.contexts, told.cameo, told.quad,
       told.intensity, told.trigger, told.place, told.place_basis, told.first, told.last,
       told.basis, told.status, told.factuality_author, told.factuality_source, told.quantities,
       said.ordinal AS statement, sentence.ordinal AS sentence, fuller.ordinal AS same_as,
       told.confidence, told.rules, told.part
FROM {} AS told
LEFT JOIN statement AS said ON said.id = told.statement
LEFT JOIN event AS fuller ON fuller.id = told.same_as
LEFT JOIN sentence ON sentence.id = told.sentence
WHERE told.document_id = ? ORDER BY told.ordinal
"""
