"""Countries of people whom a report names without one, from the rest of the ledger."""

from __future__ import annotations

import sqlite3

from msgspec.structs import replace

from dragoman.ledger.model import Party


class Roster:
    """What a ledger's other reports tell of a name; a name that is several people's tells nothing.

    Only names of two words and more are looked up: "Larrea" may be anybody.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._found: dict[str, tuple[str, str | None] | None] = {}

    def complete(self, party: Party) -> Party:
        """A party with the country that the ledger knows it by; as it is where it knows none."""
        name, _, rest = party.actor.partition("|")
        if party.country is not None or not rest or " " not in name:
            return party
        if name not in self._found:
            self._found[name] = self._look_up(name)
        found = self._found[name]
        if found is None:
            return party
        return replace(party, country=found[0], sector=party.sector or found[1])

    def _look_up(self, name: str) -> tuple[str, str | None] | None:
        rows = self._connection.execute(
            "SELECT DISTINCT country, sector FROM actor "
            "WHERE key >= ? AND key < ? AND country IS NOT NULL",
            (f"{name}|", f"{name}}}"),
        ).fetchall()
        countries = {row["country"] for row in rows}
        return (countries.pop(), rows[0]["sector"]) if len(countries) == 1 else None
