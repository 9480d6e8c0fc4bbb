"""Who holds a position: a state as a whole, a part of its society, a body or a person."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from dragoman.analysis.model import Holder
from dragoman.analysis.phrases import tokens
from dragoman.analysis.settings import settings
from dragoman.ledger.model import LedgerStatement, Party
from dragoman.rules import RuleBook


def holder(party: Party, *, personal: bool = False) -> Holder:
    """Whom a party of a record speaks for; in a personal matter, for itself.

    A government speaks for its state, and armed groups and opponents for their own camp; members
    of parliament, parties, former officials and the like speak for nobody but themselves.
    """
    rule = settings().holders
    apart = party.sector is not None and party.sector not in rule.state | rule.together
    apart = apart or _local(party)
    if personal or party.country is None or apart:
        return Holder(party.actor, party.name, party.country, party.sector)
    return _of_country(party, party.country)


def _local(party: Party) -> bool:
    """Whether a party is of a part of its state only, by its title ("New York Gov.")."""
    words = (party.title or "").lower().replace(".", " ").split()
    return bool(words) and words[-1] in settings().holders.local


def _of_country(party: Party, country: str) -> Holder:
    rule = settings().holders
    sector = party.sector
    if country in rule.shared:
        return Holder(f"{country}:{party.name}", party.name, country, sector)
    if sector is None or sector in rule.state:
        return Holder(country, names().get(country, country), country, sector)
    return Holder(
        f"{country}/{sector}", f"{names().get(country, country)} {sector}", country, sector
    )


def holders(parties: Iterable[Party], *, personal: bool = False) -> tuple[Holder, ...]:
    """The holders behind some parties, each once, in order."""
    found = {(one := holder(party, personal=personal)).key: one for party in parties}
    return tuple(found.values())


def speakers(said: LedgerStatement) -> list[Party]:
    """Who says something: as coded, else whoever is named there, of no country that is known."""
    name = said.said_by
    if said.speakers or not name or name.lower() in settings().holders.pronouns:
        return said.speakers
    if not _speaks(name):
        return []
    unknown = Party(
        ordinal=-1, actor=name.lower(), name=name, title=None, country=None, sector=None
    )
    return [unknown]


def _speaks(name: str) -> bool:
    """Whether an unknown source may be somebody, by the last word of its noun: no thing speaks."""
    rule = settings().holders
    noun = name.replace("’", "'").partition(",")[0]
    words = noun.lower().split()
    ends = [i for i, word in enumerate(words) if i and word in rule.behind]
    head = words[: ends[0]] if ends else words
    return 0 < len(head) <= rule.longest and head[-1] not in rule.things


def judges(name: str) -> bool:
    """Whether somebody rules on what others do or claim, as courts do, by what he is called."""
    return any(token.low in settings().disputes.ruling for token in tokens(name))


def one_side(one: Holder, other: Holder) -> bool:
    """Whether two holders answer for one another: the same, or two authorities of one state."""
    answering = settings().holders.answering | settings().holders.state
    if one.key == other.key:
        return True
    sectors = {one.sector or "GOV", other.sector or "GOV"}
    return one.country is not None and one.country == other.country and sectors <= answering


def answers_for(one: Holder, other: Holder) -> bool:
    """Whether one holder may answer what another is charged with: one side, or people like it."""
    alike = one.country is not None and (one.country, one.sector) == (other.country, other.sector)
    return one_side(one, other) or (alike and one.sector in settings().holders.many)


def one_office(one: Holder, other: Holder) -> bool:
    """Whether two holders of no known country hold offices of one sector, such as the police."""
    rule = settings().holders
    known = one.country or other.country
    return not known and one.sector == other.sector and one.sector in rule.answering | rule.state


def side(party: Party) -> str:
    """What a side of a dyad is called: a state, or a sector of its society, as in RUS/OPP."""
    country, sector = party.country, party.sector
    if country is None:
        return party.actor
    if country in settings().holders.shared or sector is None:
        return _of_country(party, country).key
    return country if sector in settings().holders.state else f"{country}/{sector}"


@cache
def names() -> dict[str, str]:
    """Country code -> name."""
    rows = RuleBook().rows("actors/lists/countries.tsv")
    return {row["code"]: row["name"] for row in rows}
