"""Sides of dyads in full: countries and actors by their names."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.ledger.ledger import Ledger
from dragoman.web.pages.countries import of_country, of_sector
from dragoman.web.pages.frame import side


def called(ledger: Ledger, sides: Iterable[str]) -> dict[str, str]:
    """What to call each side; keys of actors are looked up in the ledger."""
    find = "SELECT name FROM actor WHERE key = ?"
    found = {}
    for key in sides:
        row = ledger.connection.execute(find, (key,)).fetchone() if "|" in key else None
        found[key] = str(row["name"]) if row is not None else _of_code(key)
    return found


def _of_code(key: str) -> str:
    """The name of a country with the sector of its society, or the side as it is filed."""
    country, _, sector = key.partition("/")
    if of_country(country) == country:
        return side(key)
    return f"{of_country(country)}, {of_sector(sector)}" if sector else of_country(country)
