"""Readings: which of the things that share a name is meant here."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Container, Iterable
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
    """What the rest of a document tells: countries by mentions, and people named in full.

    `lenient` is for names in a column, which are meant to be actors.
    """

    countries: Counter[str]
    people: frozenset[str]
    date: dt.date
    named: frozenset[str] = frozenset()
    lenient: bool = False

    def lacks(self, country: str | None) -> bool:
        """Whether the document names states, but not this one nor any of its bodies."""
        return bool(self.named) and bool(country) and country not in self.named

    @classmethod
    def of(
        cls, matches: list[Match], date: dt.date, *, lenient: bool = False,
        doubtful: Container[str] = (),
    ) -> Surroundings:  # fmt: skip
        """Read from all names of a document, but for those that are `doubtful` themselves."""
        matches = [m for m in matches if m.entry.name.lower() not in doubtful]
        full = (e.of for m in matches for e in m.entries if e.kind == "person")
        others = countries_of(m for m in matches if not m.entry.is_person)
        return cls(
            Counter(countries_of(matches)), frozenset(full), date, frozenset(others), lenient
        )


def settle(matches: Iterable[Match], around: Surroundings, people: People) -> list[Match]:
    """Each match with its entries in order of likelihood.

    A surname stands first of all for someone who is named in full elsewhere; one that several
    people share, or whose bearer is out of office, counts only where the document speaks of the
    bearer's country.
    """
    kept = (_known(m, around, people) for m in matches)
    settled = (
        _settled(m, around.countries) if m is not None and len(m.entries) > 1 else m for m in kept
    )
    return [m for m in settled if m is not None]


def _known(match: Match, around: Surroundings, people: People) -> Match | None:
    if around.lenient:
        return match
    kept = tuple(e for e in match.entries if not _is_stranger(e, around, people))
    if len(kept) < len(match.entries):
        return _known(replace(match, entries=kept), around, people) if kept else None
    short = [e for e in match.entries if e.kind == "surname"]
    if not short:
        return match
    named = tuple(replace(e, kind="person") for e in short if e.of in around.people)
    if named:
        return replace(match, entries=named)
    if people.is_given(match.entry.name) and not any(e.country in around.named for e in short):
        return None
    rare = people.is_rare(match.entry.name) and any(
        people.holds_office(e, around.date) for e in short
    )
    entries = tuple(
        e for e in match.entries
        if e.kind != "surname" or rare
        or (around.countries[e.country or ""] and people.is_high(e, around.date))
        or (e.country in around.named and people.is_seen(e, around.date))
        or (around.countries[e.country or ""] > 1 and people.is_rare(e.name, high=True))
    )  # fmt: skip
    return replace(match, entries=entries) if entries else None


def _is_stranger(entry: Entry, around: Surroundings, people: People) -> bool:
    """Whether a name is more likely someone else's: out of office, his country out of view.

    The full name of who once led a state or its diplomacy is his, wherever it stands.
    """
    if entry.name.lower() in people.grammar.words("in_view"):
        return entry.country not in around.named
    if entry.kind == "person":
        past = people.is_past(entry, around.date) and not people.was_high(entry)
        return past and around.lacks(entry.country)
    return entry.kind == "party" and around.lacks(entry.country)


def countries_of(matches: Iterable[Match]) -> Iterable[str]:
    """The countries that unambiguous names point to."""
    for match in matches:
        countries = {e.country for e in match.entries}
        if len(countries) == 1 and (country := match.entry.country):
            yield country


def _settled(match: Match, seen: Counter[str]) -> Match | None:
    """The entries in order; None for a body's name that several countries share equally."""
    entries = sorted(
        match.entries, key=lambda e: (_rank_in(e, match, seen), -seen[e.country or ""])
    )
    best = [e for e in entries if rank(e) == rank(entries[0])]
    shared = {e.country for e in best}
    if rank(best[0]) == _ORGANISATION and len(shared) > 1 and best[0].is_body:
        counts = {seen[c or ""] for c in shared}
        if counts == {0}:
            return None
    return replace(match, entries=tuple(entries))


def _rank_in(entry: Entry, match: Match, seen: Counter[str]) -> int:
    """The rank, where a state that nothing else speaks of stands behind a part of the one in view.

    "Georgia" in a report on American votes is the state of that name.
    """
    if entry.is_state and not seen[entry.country or ""]:
        main = max(seen.values(), default=0)
        parts = [e for e in match.entries if e.kind == "subdivision"]
        if any(seen[e.country or ""] == main > 0 for e in parts):
            return _ORDER["subdivision"] + 1
    return rank(entry)


def rank(entry: Entry) -> int:
    """How far down a kind stands when nothing else decides."""
    return _ORDER.get(entry.kind, _ROLE if entry.is_role else _ORGANISATION)
