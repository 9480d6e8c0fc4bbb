"""What an event is called by ACLED and by UCDP, where they have a word for it.

The table `crosswalk.tsv` goes from type, mode and who takes part to ACLED's event and sub-event
type and to UCDP's kind of organised violence. Both schemes record happenings: only what is
`actual` has a place in them. UCDP asks for deaths and for who fights whom; the table answers with
the kind that the parties point to, and leaves the counting to the user.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

ANY: Final = "*"
SIDES: Final[dict[str, frozenset[str]]] = {
    "state": frozenset({"GOV", "MIL", "COP", "PRM", "SPY"}),
    "armed": frozenset({"REB", "UAF", "CRM"}),
}


class Crossing(NamedTuple):
    """A row: `actor` and `recipient` are state, armed, people or * for anybody or nobody."""

    type: str
    mode: str
    actor: str
    recipient: str
    acled_event_type: str
    acled_sub_event_type: str
    ucdp_type: str


class Elsewhere(NamedTuple):
    """ACLED's event type and sub-event type, UCDP's kind of violence; "" for none."""

    acled_event_type: str = ""
    acled_sub_event_type: str = ""
    ucdp_type: str = ""


@cache
def crossings() -> tuple[Crossing, ...]:
    """The table, in its order: the first row that fits holds."""
    with Path(__file__).with_name("crosswalk.tsv").open(encoding="utf-8", newline="") as lines:
        table = csv.DictReader((line for line in lines if line[0] != "#"), delimiter="\t")
        return tuple(Crossing(**row) for row in table)


def side(sectors: Iterable[str | None]) -> str:
    """Which side a party is on by its sectors: state, armed or people; "" for nobody."""
    known = [s for s in sectors if s]
    for name, of_side in SIDES.items():
        if any(s in of_side for s in known):
            return name
    return "people" if known else ""


def elsewhere(
    event_type: str,
    modes: tuple[str, ...],
    actors: Iterable[str | None],
    recipients: Iterable[str | None],
    status: str = "actual",
) -> Elsewhere:
    """What ACLED and UCDP call an event; nothing where it did not happen or they know none.

    Args:
        actors, recipients: their sectors.
    """
    if status != "actual":
        return Elsewhere()
    sides = (side(actors), side(recipients))
    mode = modes[0] if modes else ""
    for row in crossings():
        fits = row.type == event_type and row.mode in (ANY, mode)
        if fits and row.actor in (ANY, sides[0]) and row.recipient in (ANY, sides[1]):
            return Elsewhere(row.acled_event_type, row.acled_sub_event_type, row.ucdp_type)
    return Elsewhere()
