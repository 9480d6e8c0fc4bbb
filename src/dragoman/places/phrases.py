"""Places as a tool of its own: a name by itself, with what is known of the report around it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import cache
from itertools import pairwise

import msgspec

from dragoman.parse.model import Token
from dragoman.places.cells import Cell, cells, shorter
from dragoman.places.features import Features
from dragoman.places.gazetteer import Entry
from dragoman.places.lookup import Lookup
from dragoman.places.resolve import Context
from dragoman.places.wording import Wording
from dragoman.rules import RuleBook


class PlaceAnswer(msgspec.Struct, frozen=True):
    """What a place name stands for; everything is None where that stays open.

    `country` is ISO alpha-3; `lat`, `lon` degrees; `radius` kilometres around them; `kind` is
    city, region, country, or the kind of a listed feature ("strait").
    """

    name: str | None = None
    country: str | None = None
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    radius: float | None = None
    geonames: int | None = None
    kind: str | None = None


class PlaceResolver:
    """Resolves names such as "Tripoli, Lebanon", "the Donetsk region" or "Rangoon"."""

    def __init__(self, book: RuleBook) -> None:
        self._wording = Wording(book)
        self._features = Features(book)
        self._lookup = Lookup(book, self._wording)

    def __call__(self, text: str, country: str | None = None, around: str = "") -> PlaceAnswer:
        """The place of a name, given the country (alpha-3) or words of the report around it."""
        states = {short: state.name for short, state in self._wording.states.items()}
        countries = Counter([country] if country else self._named_in(around))
        for cell in cells(text, states):
            answer = self._in_cell(cell, countries)
            if answer is not None:
                return answer
        return PlaceAnswer()

    def _in_cell(self, cell: Cell, countries: Counter[str]) -> PlaceAnswer | None:
        """The place of a cell's name, or of what is left of it without words around the name."""
        beside = self._lookup.codes_of(cell.inside)
        inside = countries + Counter(code for code in beside if self._lookup.is_country(code))
        inside.update(self._lookup.countries_of(cell.inside))
        words = [word for word in cell.name.split() if word]
        before = {word for phrase in self._wording.before for word in (phrase, phrase.split()[-1])}
        while words:
            words = words[1:] if words[0].lower() == "the" else words
            answer = self._named(words, countries, beside, inside)
            if answer is not None:
                return answer
            words = shorter(words, before | {"of"}, self._wording.kinds)
        return None

    def _named(
        self,
        words: list[str],
        countries: Counter[str],
        beside: frozenset[str],
        inside: Counter[str],
    ) -> PlaceAnswer | None:
        feature = self._features.named(" ".join(words), inside)
        if feature is not None:
            return _answer(feature.entry, feature.kind)
        kind, words = self._without_kind(words)
        context = Context(countries, beside, kind, sure=True)
        found = self._lookup.resolve(" ".join(words), context)
        if found and countries and found[0].country not in countries:
            found = self._lookup.resolve(" ".join(words), replace(context, sure=False))
        return _answer(found[0], found[0].kind) if found else None

    def _without_kind(self, words: list[str]) -> tuple[str, list[str]]:
        """The kind that a noun of place calls for, and the name without it."""
        kinds = self._wording.kinds
        full = self._lookup.named([Token(i, w, 0) for i, w in enumerate(words)])
        if len(words) > 2 and words[1].lower() == "of" and words[0].lower() in kinds:
            return kinds[words[0].lower()][0], words[2:]
        if not full and len(words) > 1 and words[-1].lower() in kinds:
            return kinds[words[-1].lower()][0], words[:-1]
        while not full and len(words) > 1 and words[0].lower() in self._wording.directions:
            words = words[1:]
        return "", words

    def _named_in(self, context: str) -> list[str]:
        """Countries that the words around name."""
        words = [w.strip(".,;:()\"'") for w in context.split()]
        pairs = [" ".join(p) for p in pairwise(words)]
        found = [
            self._lookup.resolve(name, Context()) for name in (*words, *pairs) if name[:1].isupper()
        ]
        return [f[0].country for f in found if f and f[0].kind == "country" and f[0].country]


def _answer(entry: Entry, kind: str) -> PlaceAnswer:
    return PlaceAnswer(kind=kind, **entry.told())


@cache
def _resolver() -> PlaceResolver:
    return PlaceResolver(RuleBook())


def resolve_place(text: str, country: str | None = None, context: str = "") -> PlaceAnswer:
    """The place that a name stands for, by the built-in rules.

    Args:
        text: a name, with its region or country after a comma or not: "Tripoli, Lebanon".
        country: ISO alpha-3 code of the country that it is looked for in first.
        context: words of the report around it; countries named there count.
    """
    return _resolver()(text, country, context)
