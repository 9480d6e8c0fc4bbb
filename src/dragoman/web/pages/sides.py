"""Dyads and Network: who did how much to whom, as a matrix, as a graph, and pair by pair."""

from __future__ import annotations

from collections import Counter
from typing import Any, Final, NamedTuple

from starlette.requests import Request
from starlette.responses import Response

from dragoman.ledger.ledger import Ledger
from dragoman.web.api import answers, asked, counted
from dragoman.web.pages.called import called
from dragoman.web.pages.frame import href, page, pair_href, remembered, side, term
from dragoman.web.site import Site

SIDES: Final = 16
SHOWN: Final = 60
NODES: Final = 60
READ: Final = 500


class Node(NamedTuple):
    """A side of the graph, with how many events it did and had done to it."""

    id: str
    did: int
    received: int


@remembered
async def dyads_page(request: Request) -> Response:
    """A matrix of the busiest sides, and the pairs below it."""
    found, names = await _dyads(request)
    busy = _nodes(found.records)
    sides = [node.id for node in busy[:SIDES]]
    pairs = {(d.actor, d.recipient): d for d in found.records}
    within = [d.events for pair, d in pairs.items() if set(pair) <= set(sides)]
    return page(
        request, "dyads.html", sides=sides, pairs=pairs, most=max(within, default=1),
        ranked=found.records[:SHOWN], total=len(found.records), notes=found.notes, called=names,
    )  # fmt: skip


@remembered
async def network_page(request: Request) -> Response:
    """The same pairs as a graph of the most active sides."""
    found, names = await _dyads(request)
    busy = _nodes(found.records)
    shown = busy[:NODES]
    kept = {node.id for node in shown}
    edges = [e for e in found.records if {e.actor, e.recipient} <= kept]
    q = request.query_params.get("q", "").strip()
    drawn = {
        "nodes": [_drawn(n, names[n.id], q) for n in shown],
        "edges": [_edge(e, q) for e in edges],
    }
    return page(
        request, "network.html", drawn=drawn, nodes=shown, total=len(busy), edges=edges[:SHOWN],
        notes=found.notes, called=names,
    )  # fmt: skip


async def _dyads(request: Request) -> tuple[answers.Dyads, dict[str, str]]:
    """The pairs that a filter finds, and what their sides are called."""
    told = asked.DyadsAsked(filter=request.query_params.get("q", "").strip(), limit=READ)

    def read(ledger: Ledger) -> tuple[answers.Dyads, dict[str, str]]:
        found = counted.dyads(ledger, told)
        sides = {side for dyad in found.records for side in (dyad.actor, dyad.recipient)}
        return found, called(ledger, sides)

    return await Site.of(request).read(read)


def _nodes(dyads: list[answers.DyadCount]) -> list[Node]:
    """The sides of some dyads, the busiest first."""
    did, received = Counter[str](), Counter[str]()
    for dyad in dyads:
        did[dyad.actor] += dyad.events
        received[dyad.recipient] += dyad.events
    nodes = [Node(s, did[s], received[s]) for s in sorted({*did, *received})]
    return sorted(nodes, key=lambda n: -(n.did + n.received))


def _drawn(node: Node, name: str, q: str) -> dict[str, Any]:
    return {
        "id": node.id, "name": name, "did": node.did, "received": node.received,
        "href": href("/", q=f"{q} {term('actor', side(node.id))} status:actual".strip()),
    }  # fmt: skip


def _edge(edge: answers.DyadCount, q: str) -> dict[str, Any]:
    return {
        "source": edge.actor, "target": edge.recipient, "events": edge.events,
        "quad": edge.quads.index(max(edge.quads)) + 1,
        "href": pair_href(edge.actor, edge.recipient, q),
    }  # fmt: skip
