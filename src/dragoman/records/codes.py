"""Codes of other schemes for countries, sectors and organisations: the tables of `layouts/`."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from dragoman.records.model import ActorRecord
from dragoman.rules import RuleBook


class CameoCode(NamedTuple):
    """An actor in CAMEO's scheme; an empty part is not known."""

    country: str
    group: str
    roles: tuple[str, ...]

    @property
    def full(self) -> str:
        """Country, group and roles in one string, as in RUSGOV."""
        return "".join((self.country, self.group, *self.roles[:2]))


def cameo(actor: ActorRecord) -> CameoCode:
    """An actor's code in CAMEO's scheme."""
    country = actor.country or ""
    sectors = [*([actor.sector] if actor.sector else []), *actor.other_sectors]
    roles = tuple(r for r in dict.fromkeys(_sectors()[s]["cameo"] for s in sectors) if r)
    group = _groups().get(actor.name) or _groups().get(country) or ""
    if group:
        return CameoCode(_organisation(country), group, ())
    return CameoCode(cameo_country(country), "", roles)


def cameo_country(country: str) -> str:
    """CAMEO's code of a country by ISO's, mostly the same."""
    return _countries().get(country, {}).get("cameo") or country


def fips(country: str | None) -> str | None:
    """FIPS 10-4 code of a country by ISO's alpha-3; None where there is none."""
    return _countries().get(country or "", {}).get("fips") or None


def icews_sectors(actor: ActorRecord) -> str:
    """An actor's sectors in ICEWS's words."""
    sectors = [*([actor.sector] if actor.sector else []), *actor.other_sectors]
    return ",".join(name for name in (_sectors()[s]["icews"] for s in sectors) if name)


@cache
def country_name(country: str | None) -> str | None:
    """A country's English name; None for no state."""
    return _names().get(country or "")


def _organisation(country: str) -> str:
    """The country of an organisation that CAMEO names: IGO for those between states."""
    return "IGO" if country in _groups() else country


@cache
def _countries() -> dict[str, dict[str, str]]:
    return {row["code"]: row for row in RuleBook().rows("records/layouts/countries.tsv")}


@cache
def _names() -> dict[str, str]:
    return {row["code"]: row["name"] for row in RuleBook().rows("actors/lists/countries.tsv")}


@cache
def _sectors() -> dict[str, dict[str, str]]:
    return {row["code"]: row for row in RuleBook().rows("records/layouts/sectors.tsv")}


@cache
def _groups() -> dict[str, str]:
    return {row["name"]: row["cameo"] for row in RuleBook().rows("records/layouts/groups.tsv")}
