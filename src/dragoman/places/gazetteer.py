"""The gazetteer: populated places, regions and countries of GeoNames, found by name.

The table is built by scripts/build_gazetteer.py; GeoNames is licensed CC BY 4.0.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

import numpy as np

from dragoman.places.names import fold, name_hash

EntryKind = Literal["city", "region", "country", "feature"]
KINDS: tuple[EntryKind, ...] = ("city", "region", "country")


@dataclass(frozen=True, slots=True)
class Entry:
    """One place of the world.

    `lat`, `lon` in degrees, `radius` in kilometres around them; `admin1` is the name of its
    first-order region; `main` tells whether the name asked for is its main one, `familiar` whether
    news means this place by it unless told otherwise.
    """

    name: str
    kind: EntryKind
    country: str | None
    admin1: str | None
    lat: float
    lon: float
    radius: float
    population: int
    geonames: int | None
    main: bool = True
    familiar: bool = False

    def told(self) -> dict[str, Any]:
        """What answers tell of it; a region or a state lies in no region."""
        return {
            "name": self.name, "country": self.country,
            "admin1": self.admin1 if self.kind == "city" else None,
            "lat": self.lat, "lon": self.lon, "radius": self.radius, "geonames": self.geonames,
        }  # fmt: skip


class Gazetteer:
    """Places by name; some 30 MB once loaded."""

    def __init__(self, path: Path) -> None:
        self.path = path
        with np.load(path) as table:
            self._table = {name: table[name] for name in table.files}
        self._names: list[str] = self._table.pop("names").tobytes().decode().split("\n")
        states = np.flatnonzero(self._table["kind"] == KINDS.index("country"))
        self._states = {self._code(number): number for number in map(int, states)}

    def __len__(self) -> int:
        return len(self._names)

    def country(self, code: str) -> Entry | None:
        """The country of an ISO alpha-3 code."""
        number = self._states.get(code)
        return None if number is None else self._entry(number, main=True)

    def numbered(self, geonames: int) -> Entry | None:
        """The place of a GeoNames id."""
        found = np.flatnonzero(self._table["geonames"] == geonames)
        return self._entry(int(found[0]), main=True) if len(found) else None

    def named(self, name: str) -> list[Entry]:
        """Every place that has the name, the most populous first."""
        wanted = np.uint64(name_hash(fold(name)))
        hashes = self._table["hashes"]
        first = int(np.searchsorted(hashes, wanted))
        found = []
        while first < len(hashes) and hashes[first] == wanted:
            owner = int(self._table["owners"][first])
            found.append(self._entry(owner, main=bool(self._table["main"][first])))
            first += 1
        return found

    def chief_town(self, country: str, admin1: str) -> int | None:
        """GeoNames id of the most populous town of a region, None where it has none."""
        table = self._table
        areas = np.flatnonzero(table["areas"] == admin1)
        codes = np.flatnonzero(table["countries"] == country)
        towns = table["kind"] == KINDS.index("city")
        found = np.flatnonzero(
            towns & np.isin(table["admin1"], areas) & np.isin(table["country"], codes)
        )
        if not len(found):
            return None
        return int(table["geonames"][found[np.argmax(table["population"][found])]])

    def _code(self, number: int) -> str:
        return str(self._table["countries"][self._table["country"][number]])

    def _entry(self, number: int, *, main: bool) -> Entry:
        table = self._table
        return Entry(
            name=self._names[number],
            kind=KINDS[int(table["kind"][number])],
            country=self._code(number),
            admin1=str(table["areas"][table["admin1"][number]]) or None,
            lat=round(float(table["lat"][number]), 4),
            lon=round(float(table["lon"][number]), 4),
            radius=round(float(table["radius"][number]), 1),
            population=int(table["population"][number]),
            geonames=int(table["geonames"][number]),
            main=main,
        )


@cache
def load_gazetteer() -> Gazetteer:
    """The gazetteer of the package, loaded once."""
    return Gazetteer(Path(__file__).with_name("gazetteer.npz"))
