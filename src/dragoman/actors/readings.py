"""Readings: which of the things that share a name is meant here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from dragoman.actors.entries import Entry
from dragoman.actors.lexicon import Match
from dragoman.actors.people import People

_ORDER = {
    "name": 0, "official": 0, "short": 0, "abbreviation": 0, "adjective": 1, "side": 1,
    "person": 2, "capital": 3, "metonym": 3, "demonyms": 2, "demonym": 2, "former": 4,
    "region": 6, "subdivision": 6, "city": 7, "surname": 8,
}  # fmt: skip
_ORGANISATION, _ROLE = 2, 5


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the rest of a document tells: countries by mentions, and people named in full."""

    countries: Counter[str]
    people: frozenset[str]

    @classmethod
    def of(cls, matches: list[Match]) -> Surroundings:
        """Read from all names of a document."""
        full = (e.of for m in matches for e in m.entries if e.kind == "person")
        return cls(Counter(countries_of(matches)), frozenset(full))


def settle(matches: Iterable[Match], around: Surroundings, people: People) -> list[Match]:
    """Each match with its entries in order of likelihood.

    A surname stands first of all for someone who is named in full elsewhere; one that several
    people share counts only for those whose country the document speaks of.
    """
    kept = (_known(m, around, people) for m in matches)
    return [
        _settled(m, around.countries) if len(m.entries) > 1 else m for m in kept if m is not None
    ]


def _known(match: Match, around: Surroundings, people: People) -> Match | None:
    short = [e for e in match.entries if e.kind == "surname"]
    if not short:
        return match
    named = tuple(replace(e, kind="person") for e in short if e.of in around.people)
    if named:
        return replace(match, entries=named)
    rare = people.is_rare(match.entry.name)
    entries = tuple(
        e for e in match.entries
        if e.kind != "surname" or rare or around.countries[e.country or ""]
    )  # fmt: skip
    return replace(match, entries=entries) if entries else None


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
