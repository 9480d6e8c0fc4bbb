"""The families of rule files that the places room reads."""

from __future__ import annotations

from typing import Any, Final

from dragoman.draft import Draft
from dragoman.places.model import Place
from dragoman.rules import Answer, Family, ListExamples, Rule


class LocativeRule(Rule, frozen=True, kw_only=True):
    """Words beside a name that tell whether it is meant as a place.

    Attributes:
        before: prepositions after which a name is a place.
        prepositions, governors: prepositions after which it is one where one of these lemmas
            governs them ("a trip to Peru", but no "concessions to Peru").
        but: lemmas after which, or with which as subject or object, it is none after all.
        listing: prepositions that name examples: what they stand after tells ("countries such as").
        shut: phrases after which a name is never a place ("according to").
        no_names: words that by themselves name no place, though some town is called so.
        parties: letters of a party before the state of its member ("R-Ohio").
        states: short name of a state or province, as it stands behind a town -> its full name.
        seats: prepositions after which a seat of government is the building.
        wares: nouns after which a town's name is part of theirs ("Peking duck").
        contests: verbs of sport, whose sides are teams ("beat Chelsea", "played for Lyon").
        acting: kinds of listed features that may stand for a side.
        verbs: verbs whose object is where they happen ("visited Cairo", "Kyiv was shelled").
        blows: verbs whose object is where they happen if one of `agents` does it ("drones hit").
        agents: nouns for what strikes a place.
        features: nouns that say what kind of place the name is ("city", "province").
        kind: which kind of gazetteer entry those nouns call for.
        directions: words that pick a part of the place named ("eastern Ukraine").
        portions: words before a name that leave only a part of it, which is no side.
        parts: nouns for a part of the place that owns them, alone or with the word before them
            ("Kyiv's suburbs", "Chad's civil war").
        halls: nouns for what stands in the place that owns them, where that is told to be inside
            ("in Chad's parliament").
        relatives: words that open a clause of what is done at the place ("Chad, where").
        bodies: nouns for a body of the town named before them, or after "of" ("a Gao court").
        happenings: nouns for what happened at the place named before them ("the Geneva talks").
        definite: words before a noun of place by which it takes up a place named before.
        areas: kinds of place that a noun for a region may take up.
        lands: nouns that take up one of those, whatever they call for beside a name.
        things: nouns that take up a place which is called or listed as such a thing.
        recall: sentences back in which that place is looked for first.
        there, here: adverbs for the place named last, and for where the report was filed.
        allegiance: prepositions between a contest and one of its sides.
    """

    before: tuple[str, ...] = ()
    prepositions: tuple[str, ...] = ()
    governors: tuple[str, ...] = ()
    but: tuple[str, ...] = ()
    listing: tuple[str, ...] = ()
    shut: tuple[str, ...] = ()
    no_names: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    states: dict[str, str] = {}  # noqa: RUF012
    seats: tuple[str, ...] = ()
    wares: tuple[str, ...] = ()
    contests: tuple[str, ...] = ()
    acting: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    blows: tuple[str, ...] = ()
    agents: tuple[str, ...] = ()
    features: tuple[str, ...] = ()
    kind: str = ""
    directions: tuple[str, ...] = ()
    portions: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    halls: tuple[str, ...] = ()
    relatives: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    happenings: tuple[str, ...] = ()
    definite: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    lands: tuple[str, ...] = ()
    things: tuple[str, ...] = ()
    recall: int = 0
    there: tuple[str, ...] = ()
    here: tuple[str, ...] = ()
    allegiance: tuple[str, ...] = ()


class WeightRule(Rule, frozen=True, kw_only=True):
    """What one piece of evidence adds to a reading, in powers of ten of population.

    Attributes:
        weight: what it adds; the rule `least` holds the sum that a reading must reach.
        unlabelled: for `least`, what a name must reach that the tagger calls no place.
    """

    weight: float
    unlabelled: float = 0.0


def _found(draft: Draft) -> list[Answer]:
    """Every place, and every word that takes one up again, as "WORDS = NAME COUNTRY"."""
    known, token = draft.places.places, draft.parsed.token
    again = [
        Answer(f"{token(a.sentence, a.token).text} = {_shown(known[a.place])}", (a.rule,))
        for a in draft.places.again
    ]
    named = [
        Answer(
            f"{draft.parsed.text(place.span)} = {_shown(place)}", tuple(_with_tables(place.rules))
        )
        for place in known
    ]
    return named + again


def _shown(place: Place) -> str:
    return f"{place.name} {place.country or '-'}"


def _with_tables(rules: tuple[str, ...]) -> list[str]:
    """The rules, and for an entry of a list the table of its examples file, by its kind."""
    return [
        f"{rule.partition('.tsv#')[0]}.examples.toml::{rule.partition('#')[2]}"
        if ".tsv#" in rule
        else rule
        for rule in rules
    ]


KINDS: Final = frozenset({"city", "region", "country", "feature"})
LOCATIVES: Final = Family("places/rules", LocativeRule, _found, words={"kind": KINDS})
WEIGHTS: Final = Family("places/weights", WeightRule, _found)
FEATURES: Final = Family("places/lists", ListExamples, _found, suffix=".examples.toml")
SPELLINGS: Final = Family("places/spellings", ListExamples, _found, suffix=".examples.toml")
FAMILIES: tuple[Family[Any], ...] = (LOCATIVES, WEIGHTS, FEATURES, SPELLINGS)
