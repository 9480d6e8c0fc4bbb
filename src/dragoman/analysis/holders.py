"""Who holds a position: a state as a whole, a part of its society, a body or a person."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from dragoman.analysis.model import Holder
from dragoman.analysis.settings import settings
from dragoman.ledger.model import Party
from dragoman.rules import RuleBook


def holder(party: Party, *, personal: bool = False) -> Holder:
    """Whom a party of a record speaks for; in a personal matter, for itself."""
    rule = settings().holders
    country, sector = party.country, party.sector
    if personal or country is None:
        return Holder(party.actor, party.name, country, sector)
    if country in rule.shared:
        return Holder(f"{country}:{party.name}", party.name, country, sector)
    if sector is None or sector in rule.state:
        return Holder(country, names().get(country, country), country, sector)
    name = f"{names().get(country, country)} {sector}"
    return Holder(f"{country}/{sector}", name, country, sector)


def holders(parties: Iterable[Party], *, personal: bool = False) -> tuple[Holder, ...]:
    """The holders behind some parties, each once, in order."""
    found = {(one := holder(party, personal=personal)).key: one for party in parties}
    return tuple(found.values())


def side(party: Party) -> str:
    """What a side of a dyad is called: the holder's key."""
    return holder(party).key


@cache
def names() -> dict[str, str]:
    """Country code -> name."""
    rows = RuleBook().rows("actors/lists/countries.tsv")
    return {row["code"]: row["name"] for row in rows}
