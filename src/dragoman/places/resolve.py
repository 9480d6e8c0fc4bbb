"""Which of several places of one name is meant, or none where the evidence is too thin."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from math import log10
from typing import Final

from dragoman.places.families import WEIGHTS
from dragoman.places.gazetteer import Entry
from dragoman.places.settings import settings
from dragoman.rules import RuleBook

FAMILIAR: Final = "places/spellings/familiar.tsv#familiar"


class Weights:
    """What speaks for a reading, in powers of ten of population, from the weight rules."""

    def __init__(self, book: RuleBook) -> None:
        rules = {named.name: named for named in book.rules(WEIGHTS)}
        self.of = {name: named.rule.weight for name, named in rules.items()}
        self.ids = {name: named.id for name, named in rules.items()}
        self.least = rules["least"].rule.weight
        self.least_unlabelled = rules["least"].rule.unlabelled


@dataclass(frozen=True, slots=True)
class Context:
    """What the report tells about where it plays.

    Attributes:
        countries: how often each country is named or acts.
        beside: names and countries of places that stand beside the candidate ("Paris, Texas").
        kind: which kind of place its noun calls for ("the Donetsk region"), or "".
        areas: regions that the report names, as (country, name).
        peers: kinds of the places that it is listed with.
        labelled: whether the tagger, too, takes the name for a place.
        sure: whether it is known to be a place's, so that no evidence is too thin.
    """

    countries: Counter[str] = field(default_factory=Counter)
    beside: frozenset[str] = frozenset()
    kind: str = ""
    areas: frozenset[tuple[str | None, str]] = frozenset()
    peers: frozenset[str] = frozenset()
    labelled: bool = True
    sure: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """An entry with its score and the ids of the weight rules that count in it."""

    entry: Entry
    score: float
    rules: tuple[str, ...]


def resolve(
    entries: list[Entry], context: Context, weights: Weights, capitals: frozenset[int]
) -> Reading | None:
    """The likeliest entry, or None where none is likely enough."""
    inside = {(e.country, e.admin1) for e in entries if e.kind == "city"}
    readings = [
        read(
            e, context, weights, capitals, shared=(e.country, e.name) in inside,
            alone=len(entries) == 1,
        )
        for e in entries
    ]  # fmt: skip
    best = max(readings, key=lambda r: r.score, default=None)
    least = weights.least if context.labelled else weights.least_unlabelled
    return best if best is not None and (context.sure or best.score >= least) else None


def read(
    entry: Entry,
    context: Context,
    weights: Weights,
    capitals: frozenset[int],
    *,
    shared: bool = False,
    alone: bool = False,
) -> Reading:
    """What speaks for an entry in its context.

    Args:
        shared: whether the entry is a region with a town of its name inside.
        alone: whether no other place has the name.
    """
    counted = {
        "country": _support(entry, context) if context.labelled else 0.0,
        "area": entry.kind == "city" and (entry.country, entry.admin1) in context.areas,
        "beside": _inside(entry, context),
        "kind": bool(context.kind) and entry.kind == context.kind,
        "peers": entry.kind in context.peers,
        "state": entry.kind == "country",
        "capital": entry.geonames in capitals,
        "region": shared and entry.kind == "region" and context.kind != "region",
        "alternate": not entry.main,
        "familiar": entry.familiar,
        "alone": alone and entry.kind == "city" and _may_be(entry, context),
    }
    score = log10(entry.population + 10)
    score += sum(weights.of[name] * float(share) for name, share in counted.items())
    used = tuple(weights.ids[name] for name, share in counted.items() if share)
    listed = (FAMILIAR,) if entry.familiar else ()
    return Reading(entry, score, (*used, *listed, weights.ids["least"]))


def _inside(entry: Entry, context: Context) -> float:
    """1 where the name beside is the entry's region's, less where it is only its country's."""
    if entry.admin1 in context.beside:
        return 1.0
    return settings().country_beside * (entry.country in context.beside)


def _support(entry: Entry, context: Context) -> float:
    """0 where the report never names the entry's country, else half to one by how often."""
    named = context.countries[entry.country] if entry.country else 0
    if not named:
        return 0.0
    least = settings().passing
    return least + (1 - least) * named / max(context.countries.values())


def _may_be(entry: Entry, context: Context) -> bool:
    """Whether the report names the entry's country, or none."""
    return not context.countries or context.countries[entry.country or ""] > 0
