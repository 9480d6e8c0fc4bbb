"""Other ways to find and resolve place names, for the table beside dragoman's own.

None of these packages is a dependency. To have them in the table:

    pip install --target OTHERS geotext flashgeotext geomentions
    PYTHONPATH=OTHERS python -m benchmarks.places FOLDER others

geotext and flashgeotext tell names and at most a country: what they leave open is filled in here
with the most populous place of the name, which is what their own data hold of it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from importlib import import_module
from typing import Any, ClassVar, Final, Protocol

from benchmarks._judged_places import Found
from dragoman.parse.parser import Parser
from dragoman.places.gazetteer import Entry
from dragoman.places.world import COUNTRIES, World
from dragoman.read.document import Document
from dragoman.rules import RuleBook

LABELS: Final = frozenset({"GPE", "LOC", "FAC"})


class Absent(Exception):
    """The package is not installed; the message is its name."""


class Tagger(Protocol):
    """Finds the places of a text."""

    title: ClassVar[str]

    def __call__(self, text: str) -> Iterator[Found]: ...


class MostPopulous:
    """Whatever the tagger of the English pipeline labels a place, as its biggest namesake."""

    title: ClassVar[str] = "most populous namesake"

    def __init__(self) -> None:
        self._parser = Parser()
        self._world = World(RuleBook())

    def __call__(self, text: str) -> Iterator[Found]:
        document = Document(id="x", date=dt.date(2022, 4, 12), text=text)
        (parsed,) = self._parser.parse_many([document])
        for sentence in parsed.sentences:
            for entity in sentence.entities:
                if entity.label in LABELS:
                    tokens = sentence.tokens[entity.start : entity.end]
                    words = [t for t in tokens if t.lower != "the" and t.tag != "POS"]
                    name = " ".join(t.norm for t in words)
                    entry = biggest(self._world, name)
                    yield _found(tokens[0].start, tokens[-1].end, entry)


class GeoText:
    """geotext 0.4: a pattern for capitalised words, looked up among cities from 15,000."""

    title: ClassVar[str] = "geotext"

    def __init__(self) -> None:
        self._read = _imported("geotext").GeoText
        self._world = World(RuleBook())
        self._codes = alpha3()

    def __call__(self, text: str) -> Iterator[Found]:
        read = self._read(text)
        for name in dict.fromkeys((*read.countries, *read.cities)):
            country = None
            if name in read.cities:
                country = self._codes.get(read.index.cities[name.lower()])
            entry = biggest(self._world, name, country)
            yield from (_found(start, end, entry) for start, end in occurrences(name, text))


class FlashGeoText:
    """flashgeotext 0.5: its list of cities and countries, found as keywords."""

    title: ClassVar[str] = "flashgeotext"

    def __init__(self) -> None:
        module = _imported("flashgeotext.geotext")
        _imported("loguru").logger.remove()
        self._tagger = module.GeoText()
        self._world = World(RuleBook())

    def __call__(self, text: str) -> Iterator[Found]:
        for found in self._tagger.extract(input_text=text).values():
            for name, met in found.items():
                spans = met.span_info if hasattr(met, "span_info") else met["span_info"]
                entry = biggest(self._world, name) or biggest(self._world, name.split(",")[0])
                yield from (_found(start, end, entry) for start, end in spans)


class GeoMentions:
    """geomentions 0.0.1: words and pairs of words looked up in an index with coordinates."""

    title: ClassVar[str] = "geomentions"

    def __init__(self) -> None:
        self._tagger = _imported("geomentions").GeoMentions(standardize_names=False)
        self._world = World(RuleBook())
        self._codes = alpha3()

    def __call__(self, text: str) -> Iterator[Found]:
        result = self._tagger.fit(text)
        for met in result.city_mentions:
            lat, lon = (float(x) for x in str(met.coordinates).strip("()[] ").split(","))
            country = self._codes.get(met.country_code)
            for start, end in occurrences(met.name, text):
                yield Found(start, end, country, lat, lon)
        for met in result.country_mentions:
            entry = biggest(self._world, met.name)
            yield from (_found(start, end, entry) for start, end in occurrences(met.name, text))


TAGGERS: Final[tuple[type[Tagger], ...]] = (
    MostPopulous,
    GeoText,
    FlashGeoText,
    GeoMentions,
)


def _imported(name: str) -> Any:
    try:
        return import_module(name)
    except ImportError as error:
        raise Absent(name.partition(".")[0]) from error


def alpha3() -> dict[str, str]:
    """ISO alpha-2 code -> alpha-3."""
    return {row["iso2"]: row["code"] for row in RuleBook().rows(COUNTRIES) if row["iso2"]}


def biggest(world: World, name: str, country: str | None = None) -> Entry | None:
    """The most populous place of a name, in a country where one is told."""
    entries = [e for e in world.named(name) if country in (None, e.country)]
    return max(entries, key=lambda e: e.population, default=None)


def occurrences(name: str, text: str) -> Iterator[tuple[int, int]]:
    """Characters [start, end) of every occurrence of a name as whole words."""
    pattern = r"\s+".join(re.escape(word) for word in name.split())
    return (m.span() for m in re.finditer(rf"\b{pattern}\b", text))


def _found(start: int, end: int, entry: Entry | None) -> Found:
    if entry is None:
        return Found(start, end)
    return Found(
        start, end, entry.country, entry.lat, entry.lon, entry.radius, entry.geonames, entry.admin1
    )
