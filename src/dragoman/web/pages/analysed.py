"""Positions, Shifts, Disputes, Dyads and Network: what analysis finds, led back to its words."""

from __future__ import annotations

from collections import defaultdict
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import Response

from dragoman.analysis import disputes, dyads, matrix, network, positions, shifts
from dragoman.analysis.families import issues
from dragoman.analysis.model import Holder, Position
from dragoman.web.pages.frame import page, side, term
from dragoman.web.site import Site

HOLDERS: Final = 18
ISSUES: Final = 14
SHOWN: Final = 60
SIDES: Final = 16
NODES: Final = 60


async def positions_page(request: Request) -> Response:
    """Actor by issue; in each cell the moves in order of time."""
    q, chosen = _asked(request), request.query_params.get("issue") or None
    holder = request.query_params.get("holder", "")
    known = await Site.of(request).read(lambda ledger: positions(ledger, q, issue=chosen))
    cells: dict[tuple[str, str], list[Position]] = defaultdict(list)
    weight: dict[str, int] = defaultdict(int)
    holders: dict[str, Holder] = {}
    for position in known:
        cells[position.holder.key, position.issue].append(position)
        holders[position.holder.key] = position.holder
        weight[position.holder.key] += 1
        weight[f"issue {position.issue}"] += 1
    rows = sorted(holders, key=lambda key: -weight[key])[:HOLDERS]
    columns = sorted({p.issue for p in known}, key=lambda i: -weight[f"issue {i}"])[:ISSUES]
    moves = cells.get((holder, chosen or ""), []) if holder else []
    return page(
        request, "positions.html", rows=[holders[r] for r in rows], columns=columns, cells=cells,
        called=called(), chosen=chosen, holder=holders.get(holder), moves=moves, total=len(known),
    )  # fmt: skip


async def shifts_page(request: Request) -> Response:
    """Changes of position, newest first, with the words on each side."""
    q, chosen = _asked(request), request.query_params.get("issue") or None
    found = await Site.of(request).read(lambda ledger: shifts(ledger, q, issue=chosen))
    newest = sorted(found, key=lambda s: s.day, reverse=True)
    return page(
        request, "shifts.html", shifts=newest[:SHOWN], total=len(found), called=called()
    )  # fmt: skip


async def disputes_page(request: Request) -> Response:
    """Claim against denial, in two columns."""
    q = _asked(request)
    found = await Site.of(request).read(lambda ledger: disputes(ledger, q))
    newest = sorted(found, key=lambda d: d.day, reverse=True)
    return page(request, "disputes.html", disputes=newest[:SHOWN], total=len(found))


async def dyads_page(request: Request) -> Response:
    """Who did how much to whom: a matrix, and the pairs below it."""
    q = _asked(request)
    found = await Site.of(request).read(lambda ledger: dyads(ledger, q))
    grid = matrix(found, most=SIDES)
    pairs = {(d.actor, d.recipient): d for d in found}
    most = max((d.events for d in found), default=1)
    ranked = sorted(found, key=lambda d: -d.events)
    return page(
        request, "dyads.html", sides=grid.sides, pairs=pairs, most=most, ranked=ranked[:SHOWN],
        total=len(found),
    )  # fmt: skip


async def network_page(request: Request) -> Response:
    """The same pairs as a graph of the most active sides."""
    q = _asked(request)
    found = await Site.of(request).read(lambda ledger: network(ledger, q))
    nodes = sorted(found.nodes, key=lambda n: -(n.did + n.received))[:NODES]
    kept = {n.id for n in nodes}
    edges = [e for e in found.edges if e.actor in kept and e.recipient in kept]
    drawn = {
        "nodes": [
            {
                "id": n.id,
                "name": side(n.id),
                "asked": term("actor", side(n.id)),
                "did": n.did,
                "received": n.received,
            }
            for n in nodes
        ],
        "edges": [
            {"source": e.actor, "target": e.recipient, "events": e.events, "quad": _quad(e.quads)}
            for e in edges
        ],
    }
    return page(
        request, "network.html", drawn=drawn, nodes=nodes, total=len(found.nodes),
        edges=sorted(edges, key=lambda e: -e.events)[:SHOWN],
    )  # fmt: skip


def called() -> dict[str, str]:
    """What each issue is called."""
    return {name: rule.called for name, rule in issues().items()}


def _quad(counts: tuple[int, ...]) -> int:
    return max(range(4), key=lambda n: counts[n]) + 1


def _asked(request: Request) -> Any:
    return request.query_params.get("q", "").strip()
