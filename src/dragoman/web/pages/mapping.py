"""Map: where events happened, as rings whose size tells how many; a whole country is no pin."""

from __future__ import annotations

from typing import Any, Final

from starlette.requests import Request
from starlette.responses import Response

from dragoman.ledger.grammar import parse
from dragoman.ledger.ledger import Ledger
from dragoman.ledger.selection import Selection
from dragoman.places.gazetteer import load_gazetteer
from dragoman.web.pages.frame import href, page, term
from dragoman.web.site import Site

COUNTED: Final = 20_000
PLACES: Final = 400

_SQL: Final = """
WITH chosen (day, row) AS MATERIALIZED ({sql})
SELECT place.name, place.country, place.lat, place.lon, place.geonames, count(*) AS events,
       sum(event.quad = 1) AS q1, sum(event.quad = 2) AS q2, sum(event.quad = 3) AS q3,
       sum(event.quad = 4) AS q4
FROM chosen
JOIN event_now AS event ON event.id = chosen.row
JOIN place ON place.document = event.document_id AND place.ordinal = event.place
GROUP BY place.name, place.country ORDER BY events DESC LIMIT {most}
"""


async def map_page(request: Request) -> Response:
    """Points and whole countries apart, and all of them as a table."""
    q = request.query_params.get("q", "").strip()
    places = await Site.of(request).read(lambda ledger: _places(ledger, q))
    drawn = [p for p in places if p["lat"] is not None and not p["whole"]]
    return page(request, "map.html", places=places, drawn=drawn)


def _places(ledger: Ledger, q: str) -> list[dict[str, Any]]:
    chosen = Selection(ledger.connection, "events", parse(q)).query(COUNTED)
    if chosen is None:
        return []
    rows = ledger.connection.execute(_SQL.format(sql=chosen.sql, most=PLACES), chosen.values)
    return [_place(dict(row), q) for row in rows]


def _place(place: dict[str, Any], q: str) -> dict[str, Any]:
    counts = [place[f"q{n}"] for n in range(1, 5)]
    return place | {
        "whole": _is_country(place),
        "quad": max(range(4), key=lambda n: counts[n]) + 1,
        "href": href("/", q=f"{q} {term('place', place['name'])}".strip()),
    }


def _is_country(place: dict[str, Any]) -> bool:
    whole = load_gazetteer().country(place["country"]) if place["country"] else None
    return whole is not None and whole.geonames == place["geonames"]
