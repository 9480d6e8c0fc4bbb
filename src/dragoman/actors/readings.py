"""Readings: which of the things that share a name is meant here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from dragoman.actors.entries import Entry
from dragoman.actors.lexicon import Match

_ORDER = {
    "name": 0, "official": 0, "short": 0, "abbreviation": 0, "adjective": 1, "side": 1,
    "person": 2, "capital": 3, "metonym": 3, "demonyms": 2, "demonym": 2, "former": 4,
    "region": 6, "subdivision": 6, "city": 7, "surname": 8,
}  # fmt: skip
_ORGANISATION, _ROLE = 2, 5


def settle(matches: Iterable[Match], seen: Counter[str]) -> list[Match]:
    """Each match with its entries in order of likelihood.

    `seen` counts the countries that the document's other names point to.
    """
    return [_settled(m, seen) if len(m.entries) > 1 else m for m in matches]


def countries_of(matches: Iterable[Match]) -> Iterable[str]:
    """The countries that unambiguous names point to."""
    for match in matches:
        countries = {e.country for e in match.entries}
        if len(countries) == 1 and (country := match.entry.country):
            yield country


def _settled(match: Match, seen: Counter[str]) -> Match:
    entries = sorted(match.entries, key=lambda e: (rank(e), -_support(e, seen)))
    return replace(match, entries=tuple(entries))


def rank(entry: Entry) -> int:
    """How far down a kind stands when nothing else decides."""
    return _ORDER.get(entry.kind, _ROLE if entry.is_role else _ORGANISATION)


def _support(entry: Entry, seen: Counter[str]) -> int:
    """Whether the document speaks of the entry's country elsewhere."""
    return min(seen[entry.country or ""], 1)
