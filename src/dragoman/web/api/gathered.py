"""Stories and places of a ledger: as it keeps them, or among the latest events of a filter."""

from __future__ import annotations

from typing import Final

from dragoman.ledger.grammar import parse
from dragoman.ledger.ledger import Ledger
from dragoman.ledger.selection import At, Query, Selection
from dragoman.stories.listing import story
from dragoman.web.api import answers, asked
from dragoman.web.api.listing import at, cursor

# Of a filter's events, the latest are looked through; what is older needs `until:`.
LATEST: Final = 10_000


def stories(ledger: Ledger, told: asked.Paged) -> answers.Stories:
    """A page of stories, the latest first."""
    selection = Selection(ledger.connection, "events", parse(told.filter))
    among, values = "", list[object]()
    if told.filter.strip():
        query = selection.query(LATEST)
        if query is None:
            return answers.Stories(records=[], next=None, notes=selection.notes)
        among = (
            f"WITH found (day, event) AS ({query.sql}), one (id) AS (SELECT DISTINCT story "
            "FROM found CROSS JOIN story_witness USING (event)) "
        )
        values = [*query.values]
    after = at(told.after)
    rows = ledger.connection.execute(
        f"{among}SELECT story.* FROM {'one CROSS JOIN story USING (id)' if among else 'story'} "
        f"{'WHERE (day, id) < (?, ?) ' if after else ''}ORDER BY day DESC, id DESC LIMIT ?",
        (*values, *(after or ()), told.limit),
    ).fetchall()
    last = At(rows[-1]["day"], rows[-1]["id"]) if len(rows) == told.limit else None
    return answers.Stories(
        records=[story(ledger.connection, row) for row in rows], next=cursor(last),
        notes=selection.notes,
    )  # fmt: skip


def places(ledger: Ledger, told: asked.PlacesAsked) -> answers.Places:
    """Places, those of most of the filter's latest events first."""
    selection = Selection(ledger.connection, "events", parse(told.filter))
    query = selection.query(LATEST)
    found = [] if query is None else _places(ledger, query, told.limit)
    notes = selection.notes
    if found and query is not None and _cut(ledger, query):
        notes = (*notes, f"Counted among the latest {LATEST} events; until: asks for older ones.")
    return answers.Places(records=found, notes=notes)


def _places(ledger: Ledger, query: Query, limit: int) -> list[answers.PlaceCount]:
    rows = ledger.connection.execute(
        f"WITH found (day, event) AS ({query.sql}) "
        "SELECT place.name, place.country, place.admin1, place.lat, place.lon, place.geonames, "
        "count(*) AS events FROM found CROSS JOIN event_now ON event_now.id = found.event "
        "CROSS JOIN place ON place.document = event_now.document_id "
        "AND place.ordinal = event_now.place "
        "GROUP BY place.geonames, place.name, place.country "
        "ORDER BY events DESC, place.name LIMIT ?",
        (*query.values, limit),
    )
    return [answers.PlaceCount(**dict(row)) for row in rows]


def _cut(ledger: Ledger, query: Query) -> bool:
    counted = f"SELECT count(*) FROM ({query.sql})"
    return bool(ledger.connection.execute(counted, query.values).fetchone()[0] == LATEST)
