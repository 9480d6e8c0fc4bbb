"""Networks of sides: who deals with whom, as nodes and edges, GEXF, GraphML or a list."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

import msgspec

from dragoman.analysis.counting import counted
from dragoman.analysis.dyads import dyads_of
from dragoman.analysis.extras import needed
from dragoman.analysis.model import Dyad
from dragoman.errors import DragomanError
from dragoman.ledger.ledger import Ledger

ENDINGS: Final = (".gexf", ".graphml", ".csv")


class Node(msgspec.Struct, frozen=True):
    """A side with how many events it did and had done to it."""

    id: str
    did: int
    received: int


class Network(msgspec.Struct, frozen=True):
    """Sides and the dyads between them; an edge leads from actor to recipient."""

    nodes: tuple[Node, ...]
    edges: tuple[Dyad, ...]


def network(ledger: Ledger, filter: str = "", *, once: bool = False, least: int = 1) -> Network:
    """The network of a filter's events.

    Args:
        least: leave out edges of fewer events.

    Raises:
        DragomanError: E511 to E516 for the filter.
    """
    return network_of(dyads_of(counted(ledger, filter, once=once)), least=least)


def network_of(dyads: Iterable[Dyad], *, least: int = 1) -> Network:
    """The network of some dyads."""
    edges = tuple(d for d in dyads if d.events >= least)
    sides = sorted({side for d in edges for side in (d.actor, d.recipient)})
    nodes = tuple(
        Node(
            side,
            sum(d.events for d in edges if d.actor == side),
            sum(d.events for d in edges if d.recipient == side),
        )
        for side in sides
    )
    return Network(nodes, edges)


def write_network(found: Network, path: Path) -> None:
    """Write a network as GEXF, GraphML or an edge list in CSV, by the file's ending.

    Raises:
        DragomanError: E603 for another ending, E602 where networkx is not installed.
    """
    if path.suffix not in ENDINGS:
        raise DragomanError("E603", place=path, known=", ".join(ENDINGS))
    if path.suffix == ".csv":
        with path.open("w", encoding="utf-8", newline="") as file:
            table = csv.DictWriter(file, list(_EDGE), lineterminator="\n")
            table.writeheader()
            table.writerows(edge_row(edge) for edge in found.edges)
        return
    networkx = needed("networkx", "writing a network")
    write = networkx.write_gexf if path.suffix == ".gexf" else networkx.write_graphml
    write(graph(found), path)


def graph(found: Network) -> Any:
    """The network as a networkx DiGraph; `weight` is the number of events.

    Raises:
        DragomanError: E602 where networkx is not installed.
    """
    made = needed("networkx", "a graph").DiGraph()
    for node in found.nodes:
        made.add_node(node.id, did=node.did, received=node.received)
    for edge in found.edges:
        told = edge_row(edge)
        made.add_edge(edge.actor, edge.recipient, **{k: told[k] for k in _EDGE[2:]})
    return made


def edge_row(edge: Dyad) -> dict[str, Any]:
    """An edge as a flat row."""
    return dict(zip(_EDGE, (
        edge.actor, edge.recipient, edge.events, edge.intensity, *edge.quads,
        edge.first.isoformat(), edge.last.isoformat(),
    ), strict=True))  # fmt: skip


_EDGE: Final = (
    "source", "target", "weight", "intensity", "verbal_cooperation", "material_cooperation",
    "verbal_conflict", "material_conflict", "first", "last",
)  # fmt: skip
