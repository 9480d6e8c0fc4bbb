"""Map: where events happened, as discs whose size tells how many; a whole country is no point."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import Response

from dragoman.ledger.grammar import parse
from dragoman.ledger.ledger import Ledger
from dragoman.ledger.selection import Selection
from dragoman.places.gazetteer import Entry, load_gazetteer
from dragoman.web.api.latest import bounded
from dragoman.web.pages.frame import href, page, remembered, term
from dragoman.web.site import Site

COUNTED: Final = 20_000
PLACES: Final = 400
DRAWN: Final = ("name", "lat", "lon", "radius", "events", "quad", "href")

_SQL: Final = """
WITH chosen (day, row) AS MATERIALIZED ({sql})
SELECT place.name, place.country, place.lat, place.lon, place.geonames, count(*) AS events,
       sum(event.quad = 1) AS q1, sum(event.quad = 2) AS q2, sum(event.quad = 3) AS q3,
       sum(event.quad = 4) AS q4
FROM chosen
CROSS JOIN event_now AS event ON event.id = chosen.row
CROSS JOIN place ON place.document = event.document_id AND place.ordinal = event.place
GROUP BY place.name, place.country ORDER BY events DESC, place.name LIMIT {most}
"""


@remembered
async def map_page(request: Request) -> Response:
    """Points and whole countries apart, and all of them as a table."""
    q = request.query_params.get("q", "").strip()
    places, notes = await Site.of(request).read(lambda ledger: _places(ledger, q))
    known = [p for p in places if p["lat"] is not None]
    drawn = {
        "points": [{k: p[k] for k in DRAWN} for p in known if not p["whole"]],
        "countries": [{k: p[k] for k in DRAWN} for p in known if p["whole"]],
    }
    return page(request, "map.html", places=places, drawn=drawn, notes=notes)


def _places(ledger: Ledger, q: str) -> tuple[list[dict[str, Any]], tuple[str, ...]]:
    latest, notes = bounded(ledger.connection, parse(q), COUNTED)
    chosen = Selection(ledger.connection, "events", latest).query(COUNTED)
    if chosen is None:
        return [], notes
    rows = ledger.connection.execute(_SQL.format(sql=chosen.sql, most=PLACES), chosen.values)
    return [_place(dict(row), q) for row in rows], notes


def _place(place: dict[str, Any], q: str) -> dict[str, Any]:
    counts = [place[f"q{n}"] for n in range(1, 5)]
    entry = _entry(place["geonames"]) if place["geonames"] else None
    return place | {
        "whole": entry is not None and entry.kind == "country",
        "radius": entry.radius if entry else None,
        "quad": counts.index(max(counts)) + 1,
        "href": href("/", q=f"{q} {term('place', place['name'])}".strip()),
    }


@lru_cache(4096)
def _entry(geonames: int) -> Entry | None:
    return load_gazetteer().numbered(geonames)
