"""Actors: who the ledger knows, and what one of them was, said, did and suffered."""

from __future__ import annotations

import datetime as dt
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import Response

from dragoman.errors import DragomanError
from dragoman.ledger.ledger import Ledger
from dragoman.ledger.model import LedgerActor, Role
from dragoman.web.api.listing import cursor
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
    one = _named(ledger, key)
    asked = {side: term(side, one.name) for side in ("actor", "recipient", "speaker")}
    return {
        "actor": one,
        "roles": _roles(one),
        "did": (asked["actor"], _some(ledger.events, ledger, "events", asked["actor"])),
        "suffered": (
            asked["recipient"], _some(ledger.events, ledger, "events", asked["recipient"])
        ),
        "said": (
            asked["speaker"], _some(ledger.statements, ledger, "statements", asked["speaker"])
        ),
    }  # fmt: skip


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


def _some(ask: Any, ledger: Ledger, kind: Any, line: str) -> tuple[int, list[Any]]:
    return ledger.count(kind, line), ask(line, limit=SHOWN).records


def _named(ledger: Ledger, key: str) -> LedgerActor:
    """The actor of a key, or of whom it was merged into.

    Raises:
        DragomanError: E728 where there is none.
    """
    row = ledger.connection.execute(
        "SELECT actor_now.key, actor_now.name FROM actor_now JOIN actor ON actor.id = actor_now.id "
        "WHERE actor.key = ?", (key,)
    ).fetchone()  # fmt: skip
    if row is not None and '"' not in row["name"]:
        for one in ledger.actors(f'"{row["name"]}"', limit=500).records:
            if one.key == row["key"]:
                return one
    raise DragomanError("E728", what="actor", id=key[:80])
