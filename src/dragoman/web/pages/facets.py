"""Facets of a search: which values the records found have, and how often."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Final, NamedTuple

from dragoman.ledger.fields import RecordKind
from dragoman.ledger.grammar import parse
from dragoman.ledger.ledger import Ledger
from dragoman.ledger.selection import SINGULAR, Selection
from dragoman.web.pages.countries import of_country

COUNTED: Final = 5000  # of the records that a filter finds, newest first, that are looked at
LISTED: Final = 8
PARTIES: Final = ("actor", "recipient", "speaker")


class Facet(NamedTuple):
    """One field of the filter grammar with its commonest values."""

    field: str
    heading: str
    values: list[tuple[str, int]]

    def called(self, value: str) -> str:
        """What to call a value."""
        return of_country(value) if self.field in PARTIES else value


class Asked(NamedTuple):
    """A facet that is shown: where the ledger keeps its counts, and how a search's are counted."""

    field: str
    heading: str
    kept: str
    sql: str


_OWN = (
    "SELECT {column} AS value, count(*) AS n FROM chosen CROSS JOIN {table} AS own ON own.id = row"
)
# Parties as the coder gave them, then those that somebody amended.
_PARTY = """
SELECT value, count(*) AS n FROM (
  SELECT DISTINCT row, one.country AS value FROM chosen
  CROSS JOIN {record}_party AS side ON side.{record} = row AND side.side = '{side}'
  CROSS JOIN document_actor AS one ON one.id = side.actor
  WHERE NOT EXISTS (SELECT 1 FROM {record}_ruling AS ruling WHERE ruling.{record} = row
                    AND json_type(ruling.changes, '$.{side}s') IS NOT NULL)
  UNION ALL
  SELECT DISTINCT row, one.country FROM {record}_ruling AS ruling
  JOIN chosen ON chosen.row = ruling.{record} JOIN {record} AS own ON own.id = row
  JOIN json_each(ruling.changes, '$.{side}s') AS party
  JOIN document_actor AS one ON one.document = own.document AND one.ordinal = party.value)
"""
# Outlets are filed under folded names; one of their documents tells how they write themselves.
_OUTLET = """
(SELECT source FROM document_facet AS filed JOIN document ON document.id = filed.document
 WHERE filed.facet = facet.id LIMIT 1)
"""


def _own(field: str, heading: str, table: str, column: str, kept: str = "") -> Asked:
    return Asked(field, heading, kept or field, _OWN.format(column=column, table=table))


def _party(field: str, heading: str, record: str) -> Asked:
    sql = _PARTY.format(record=record, side=field)
    return Asked(field, heading, f"{field}.country", sql)


_ASKED: Final[dict[str, tuple[Asked, ...]]] = {
    "events": (
        _own("type", "Type", "event_now", "type"),
        _own("quad", "Quad class", "event_now", "quad"),
        _party("actor", "Actor’s country", "event"),
        _party("recipient", "Recipient’s country", "event"),
        _own("status", "Status", "event_now", "status"),
        _own("source", "Outlet", "event_now", "source"),
    ),
    "statements": (
        _own("stance", "Stance", "statement_now", "stance"),
        _party("speaker", "Speaker’s country", "statement"),
        _own("cue", "Cue", "statement_now", "lemma"),
        _own("kind", "Kind", "statement_now", "kind"),
        _own("source", "Outlet", "statement_now", "outlet"),
    ),
    "documents": (_own("source", "Outlet", "document", "source"),),
}


def facets(ledger: Ledger, kind: RecordKind, q: str) -> list[Facet]:
    """The facets of what a filter finds; those of which nothing is known are left out.

    Without a filter they are the counts that the ledger keeps.
    """
    told = parse(q)
    if not told.terms:
        counted = _kept(ledger, kind)
    else:
        found = Selection(ledger.connection, kind, told).page(COUNTED)
        counted = _counted(ledger, kind, json.dumps([at.row for at in found]))
    return [facet for facet in counted if facet.values]


def _kept(ledger: Ledger, kind: RecordKind) -> Iterator[Facet]:
    column = f"{SINGULAR[kind]}s"
    for asked in _ASKED[kind]:
        value = _OUTLET if asked.kept == "source" else "value"
        rows = ledger.connection.execute(
            f"SELECT {value}, {column} FROM facet WHERE field = ? AND {column} > 0 "
            f"ORDER BY {column} DESC, value LIMIT {LISTED}", (asked.kept,)
        )  # fmt: skip
        yield Facet(asked.field, asked.heading, [(str(value), n) for value, n in rows])


def _counted(ledger: Ledger, kind: RecordKind, chosen: str) -> Iterator[Facet]:
    """Facets of some records; `chosen` is the JSON list of their rows."""
    for asked in _ASKED[kind]:
        rows = ledger.connection.execute(
            "WITH chosen (row) AS MATERIALIZED (SELECT value FROM json_each(?)), "
            f"counted (value, n) AS ({asked.sql} GROUP BY value) SELECT value, n FROM counted "
            f"WHERE value IS NOT NULL ORDER BY n DESC, value LIMIT {LISTED}",
            (chosen,),
        )
        yield Facet(asked.field, asked.heading, [(str(value), n) for value, n in rows])
