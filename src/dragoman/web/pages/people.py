"""Actors: who the ledger knows, and what one of them was, said, did and suffered."""

from __future__ import annotations

import datetime as dt
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import Response

from dragoman.ledger.fields import RecordKind
from dragoman.ledger.ledger import Ledger
from dragoman.ledger.model import LedgerActor, Role
from dragoman.web.api import listing
from dragoman.web.api.listing import cursor
from dragoman.web.api.sorting import having
from dragoman.web.pages.bars import Axis
from dragoman.web.pages.frame import begin, page, term
from dragoman.web.site import Site

LISTED: Final = 100
SHOWN: Final = 8
WIDTH: Final = 400
NARROWEST: Final = 4.0


async def actors(request: Request) -> Response:
    """Those told of most, or those that a filter names."""
    q = request.query_params.get("q", "").strip()
    after = begin(request.query_params.get("after", ""))
    found = await Site.of(request).read(lambda ledger: ledger.actors(q, limit=LISTED, after=after))
    return page(
        request, "actors.html", actors=found.records, notes=found.notes, first=after is None,
        next=cursor(found.next),
    )  # fmt: skip


async def actor(request: Request) -> Response:
    """One actor."""
    key = request.path_params["key"]
    found = await Site.of(request).read(lambda ledger: _told(ledger, key))
    return page(request, "actor.html", **found)


def _told(ledger: Ledger, key: str) -> dict[str, Any]:
    one = listing.actor(ledger, key)

    def some(kind: RecordKind, side: str) -> tuple[str, tuple[int, list[Any]]]:
        """The filter for what has the actor on a side, how many those are, and the newest."""
        return term(side, one.name), having(ledger, kind, side, one.name, limit=SHOWN)

    return {
        "actor": one,
        "roles": _roles(one),
        "did": some("events", "actor"),
        "suffered": some("events", "recipient"),
        "said": some("statements", "speaker"),
    }


def _roles(one: LedgerActor) -> list[tuple[Role, float, float]]:
    """Each role with where its strip begins and how long it is, in units of `WIDTH`."""
    if not one.roles:
        return []
    along = Axis(min(r.first for r in one.roles), max(r.last for r in one.roles), WIDTH)
    strips = []
    for role in sorted(one.roles, key=lambda r: (r.first, r.last)):
        x = along.at(role.first)
        strips.append((role, x, max(along.at(role.last + dt.timedelta(1)) - x, NARROWEST)))
    return strips
