"""Pages for people: the ledger as HTML; `routes` gives what the server mounts.

In comes a request that has passed the gate, out goes a page: handlers ask the ledger through
`Site`, `frame.py` fills a template of `../templates` with what they found. Every view is an
address that can be shared, works without script, and leads from each number to its records and
from each record to its words.
"""

from __future__ import annotations

from starlette.routing import BaseRoute, Route

from dragoman.web import addresses as addresses
from dragoman.web.pages import (
    analysed,
    correcting,
    mapping,
    pairs,
    people,
    reading,
    searching,
    sides,
    timeline,
    words,
)
from dragoman.web.pages.frame import problem_page

__all__ = ["problem_page", "routes"]


def routes() -> list[BaseRoute]:
    """The routes of all pages."""
    return [
        Route("/", searching.search),
        Route("/read", reading.paste, methods=["GET"]),
        Route("/read", reading.code, methods=["POST"]),
        Route("/read/{document:id}", reading.document),
        Route("/timeline", timeline.timeline),
        Route("/map", mapping.map_page),
        Route("/actors", people.actors),
        Route("/actors/{key:id}", people.actor),
        Route("/dyads", sides.dyads_page),
        Route("/dyads/pair", pairs.pair_page),
        Route("/network", sides.network_page),
        Route("/positions", analysed.positions_page),
        Route("/shifts", analysed.shifts_page),
        Route("/disputes", analysed.disputes_page),
        Route("/codebook", words.codebook),
        Route("/correct", correcting.queue, methods=["GET"]),
        Route("/correct", correcting.judge, methods=["POST"]),
    ]
