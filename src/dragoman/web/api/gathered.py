"""Stories and places of a ledger: as it keeps them, or among the latest events of a filter."""

from __future__ import annotations

from typing import Final

from dragoman.ledger.grammar import parse
from dragoman.ledger.ledger import Ledger
from dragoman.ledger.selection import At, Query, Selection
from dragoman.stories.listing import story
from dragoman.web.api import answers, asked
from dragoman.web.api.latest import bounded
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
    """A page of places, those of most of the filter's latest events first."""
    latest, notes = bounded(ledger.connection, parse(told.filter), LATEST)
    query = Selection(ledger.connection, "events", latest).query(LATEST)
    passed = after.row if (after := at(told.after)) else 0
    found = [] if query is None else _places(ledger, query, told.limit + 1, passed)
    more = At(0, passed + told.limit) if len(found) > told.limit else None
    return answers.Places(records=found[: told.limit], next=cursor(more), notes=notes)


def _places(ledger: Ledger, query: Query, limit: int, passed: int) -> list[answers.PlaceCount]:
    """Places in order, after so many; they are counted anew, and are many fewer than events."""
    rows = ledger.connection.execute(
        f"WITH found (day, event) AS ({query.sql}) "
        "SELECT place.name, place.country, place.admin1, place.lat, place.lon, place.geonames, "
        "count(*) AS events FROM found CROSS JOIN event_now ON event_now.id = found.event "
        "CROSS JOIN place ON place.document = event_now.document_id "
        "AND place.ordinal = event_now.place "
        "GROUP BY place.geonames, place.name, place.country "
        "ORDER BY events DESC, place.name, place.country, place.geonames LIMIT ? OFFSET ?",
        (*query.values, limit, passed),
    )
    return [answers.PlaceCount(**dict(row)) for row in rows]
