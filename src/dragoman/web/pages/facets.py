"""Facets of a search: which values the records found have, and how often."""

from __future__ import annotations

from typing import Final, NamedTuple

from dragoman.ledger.fields import RecordKind
from dragoman.ledger.grammar import parse
from dragoman.ledger.ledger import Ledger
from dragoman.ledger.selection import Selection

COUNTED: Final = 5000  # of the records found, newest first, that are looked at
LISTED: Final = 8


class Facet(NamedTuple):
    """One field of the filter grammar with its commonest values."""

    field: str
    heading: str
    values: list[tuple[str, int]]


_PARTY = (
    "SELECT one.country AS value, count(DISTINCT side.{record}) AS n FROM {record}_party_now "
    "AS side JOIN document_actor AS one ON one.id = side.actor "
    "WHERE side.side = '{side}' AND side.{record} IN (SELECT row FROM chosen) GROUP BY value"
)
_OWN = (
    "SELECT {column} AS value, count(*) AS n FROM {table} "
    "WHERE id IN (SELECT row FROM chosen) GROUP BY value"
)
_ASKED: Final[dict[str, tuple[tuple[str, str, str], ...]]] = {
    "events": (
        ("type", "Type", _OWN.format(column="type", table="event_now")),
        ("quad", "Quad class", _OWN.format(column="quad", table="event_now")),
        ("actor", "Actor’s country", _PARTY.format(record="event", side="actor")),
        ("recipient", "Recipient’s country", _PARTY.format(record="event", side="recipient")),
        ("status", "Status", _OWN.format(column="status", table="event_now")),
        ("source", "Outlet", _OWN.format(column="source", table="event_now")),
    ),
    "statements": (
        ("stance", "Stance", _OWN.format(column="stance", table="statement_now")),
        ("speaker", "Speaker’s country", _PARTY.format(record="statement", side="speaker")),
        ("cue", "Cue", _OWN.format(column="lemma", table="statement_now")),
        ("kind", "Kind", _OWN.format(column="kind", table="statement_now")),
        ("source", "Outlet", _OWN.format(column="outlet", table="statement_now")),
    ),
    "documents": (("source", "Outlet", _OWN.format(column="source", table="document")),),
}


def facets(ledger: Ledger, kind: RecordKind, q: str) -> list[Facet]:
    """The facets of what a filter finds; those of which nothing is known are left out."""
    chosen = Selection(ledger.connection, kind, parse(q)).query(COUNTED)
    if chosen is None:
        return []
    found = []
    for field, heading, sql in _ASKED[kind]:
        rows = ledger.connection.execute(
            f"WITH chosen (day, row) AS MATERIALIZED ({chosen.sql}) "
            f"SELECT value, n FROM ({sql}) WHERE value IS NOT NULL ORDER BY n DESC LIMIT {LISTED}",
            chosen.values,
        )
        values = [(str(value), n) for value, n in rows]
        if values:
            found.append(Facet(field, heading, values))
    return found
