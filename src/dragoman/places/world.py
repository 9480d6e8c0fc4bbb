"""All places of a name: states by all their names, then the gazetteer's cities and regions."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from dragoman.places.gazetteer import Entry, load_gazetteer
from dragoman.places.names import fold
from dragoman.rules import RuleBook

NAMES: Final = "actors/lists/country_names.tsv"
COUNTRIES: Final = "actors/lists/countries.tsv"
FAMILIAR: Final = "places/spellings/familiar.tsv"
STATE_NAMES: Final = ("name", "official", "short", "abbreviation", "former")


class World:
    """Places by name; `capitals` holds the GeoNames ids of the seats of states."""

    def __init__(self, book: RuleBook) -> None:
        self._gazetteer = load_gazetteer()
        self._states: dict[str, Entry] = {}
        shown: dict[str, Entry] = {}
        for row in book.rows(NAMES):
            country = self._gazetteer.country(row["code"])
            if country is not None and row["kind"] in STATE_NAMES:
                entry = shown.setdefault(row["code"], replace(country, name=row["name"]))
                self._states.setdefault(fold(row["name"]), entry)
        self._familiar = {
            (fold(row["name"]), row["country"]): row["spelling"] for row in book.rows(FAMILIAR)
        }
        self._spelled = {
            name: spelling for (name, _), spelling in self._familiar.items() if spelling
        }
        self.capitals = frozenset(self._capitals(book))

    def _capitals(self, book: RuleBook) -> list[int]:
        found = []
        for row in book.rows(COUNTRIES):
            named = self._gazetteer.named(row["capital"]) if row["capital"] else []
            inside = [e for e in named if e.country == row["code"] and e.kind == "city"]
            if inside and inside[0].geonames is not None:
                found.append(max(inside, key=lambda e: e.population).geonames or 0)
        return found

    def is_country(self, code: str) -> bool:
        """Whether it is the alpha-3 code of a country."""
        return self._gazetteer.country(code) is not None

    def is_chief(self, town: Entry) -> bool:
        """Whether the town is the most populous of its region."""
        if town.country is None or town.admin1 is None:
            return False
        return self._gazetteer.chief_town(town.country, town.admin1) == town.geonames

    def named(self, name: str) -> list[Entry]:
        """Every place that has the name, states first, then the most populous."""
        folded = fold(name)
        state = self._states.get(folded)
        entries = self._gazetteer.named(name)
        if folded in self._spelled:
            entries += self._gazetteer.named(self._spelled[folded])
        entries = list(dict.fromkeys(entries))
        others = [self._marked(folded, e, entries) for e in entries]
        if state is None:
            return others
        return [state, *(e for e in others if e.kind != "country")]

    def _marked(self, folded: str, entry: Entry, namesakes: list[Entry]) -> Entry:
        """The entry, marked where news means it by this name.

        It is the one that the list spells out; else the town whose main name it is, if any.
        """
        key = (folded, entry.country)
        if entry.kind == "country" or key not in self._familiar:
            return entry
        spelling = fold(self._familiar[key])
        inside = [e for e in namesakes if e.country == entry.country and e.kind != "country"]
        towns = [e for e in inside if e.kind == "city"]
        spelled = [e for e in towns or inside if fold(e.name) == spelling]
        mains = spelled or [e for e in towns if e.main]
        return replace(entry, familiar=True, main=True) if entry in mains or not mains else entry
