"""Countries of people, from what the rest of the ledger tells of them."""

from __future__ import annotations

import sqlite3
from collections import Counter
from functools import cache
from typing import NamedTuple

from msgspec.structs import replace

from dragoman.analysis.phrases import tokens
from dragoman.analysis.settings import settings
from dragoman.ledger.model import Party
from dragoman.rules import RuleBook

NAMES = "actors/lists/country_names.tsv"


class Known(NamedTuple):
    """Whose a person is by the whole ledger, and in what sector."""

    country: str
    sector: str | None


class Roster:
    """What a ledger's reports tell of a name; a name that is several people's tells nothing.

    Only names of two words and more are looked up: "Larrea" may be anybody, and "his party" is
    somebody else's in every report. A title with a nation ("Icelandic Foreign Minister Katla ...")
    overrules reports that guess a person's country from where they were written, and so does what
    nearly all of them give.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._found: dict[str, Known | None] = {}

    def complete(self, party: Party) -> Party:
        """A party with the country that the ledger knows it by; as it is where it knows none."""
        name, _, rest = party.actor.partition("|")
        if not rest or not _own(name) or nation(party.title) is not None:
            return party
        if party.country is not None and not _full(party.name):
            return party
        if name not in self._found:
            self._found[name] = self._look_up(name)
        found = self._found[name]
        if found is None or found.country == party.country:
            return party
        return replace(party, country=found.country, sector=party.sector or found.sector)

    def _look_up(self, name: str) -> Known | None:
        # The ledger's own count of roles: there are few of a name, and any number of mentions.
        rows = self._connection.execute(
            "SELECT nullif(role.title, '') AS title, actor.country, "
            "nullif(role.sector, '') AS sector, sum(role.documents) AS times "
            "FROM actor JOIN role ON role.actor = actor.id "
            "WHERE actor.key >= ? AND actor.key < ? AND actor.country IS NOT NULL "
            "GROUP BY 1, 2, 3 ORDER BY times DESC, sector",
            (f"{name}|", f"{name}}}"),
        ).fetchall()
        told = {row["country"] for row in rows if nation(row["title"]) == row["country"]}
        times = Counter[str]()
        for row in rows:
            times[row["country"]] += row["times"]
        country = told.pop() if len(told) == 1 else _most(times) if not told else None
        if country is None:
            return None
        sector = next((row["sector"] for row in rows if row["country"] == country), None)
        return Known(country, sector)


def _most(times: Counter[str]) -> str | None:
    """The only country that reports give, or the one that nearly all of them give."""
    if not times:
        return None
    country, most = times.most_common(1)[0]
    others = times.total() - most
    return country if most >= settings().holders.nearly_all * others else None


def _own(name: str) -> bool:
    """Whether a name of two words and more is not somebody else's in every report ("his party")."""
    first, _, rest = name.partition(" ")
    return bool(rest) and first not in settings().turns.determiners


def _full(name: str) -> bool:
    """Whether a name is a person's or body's own, by its capitals."""
    words = name.split()
    return len(words) > 1 and words[0][:1].isupper() and words[-1][:1].isupper()


@cache
def nation(title: str | None) -> str | None:
    """The code of the country that a title names, as in "Icelandic Foreign Minister"."""
    if not title:
        return None
    words = (token.text.replace("’", "'").removesuffix("'s") for token in tokens(title))
    return next((_nations()[word] for word in words if word in _nations()), None)


@cache
def _nations() -> dict[str, str]:
    """Names of countries and their adjectives, each one word -> code."""
    rows = RuleBook().rows(NAMES)
    kinds = ("name", "adjective", "demonym")
    return {row["name"]: row["code"] for row in rows if row["kind"] in kinds}
