"""The families of rule files that the places room reads."""

from __future__ import annotations

from typing import Any, Final

from dragoman.draft import Draft
from dragoman.rules import Answer, Family, ListExamples, Rule


class LocativeRule(Rule, frozen=True, kw_only=True):
    """Words beside a name that tell whether it is meant as a place.

    Attributes:
        before: prepositions after which a name is a place.
        features: nouns that say what kind of place the name is ("city", "province").
        kind: which kind of gazetteer entry those nouns call for.
    """

    before: tuple[str, ...] = ()
    features: tuple[str, ...] = ()
    kind: str = ""


def _found(draft: Draft) -> list[Answer]:
    """Every place as "WORDS = NAME COUNTRY"."""
    answers = []
    for place in draft.places.places:
        shown = f"{draft.parsed.text(place.span)} = {place.name} {place.country or '-'}"
        answers.append(Answer(shown, tuple(_with_tables(place.rules))))
    return answers


def _with_tables(rules: tuple[str, ...]) -> list[str]:
    """The rules, and for a list every table of its examples file."""
    named = [r for r in rules if not r.endswith(".tsv")]
    for path in (r for r in rules if r.endswith(".tsv")):
        examples = path.replace(".tsv", ".examples.toml")
        named += [f"{examples}::{table}" for table in LIST_TABLES]
    return named


KINDS: Final = frozenset({"city", "region", "country", "feature"})
LIST_TABLES: Final = (
    "waters", "regions", "lines", "sites", "squares", "islands", "mountains", "camps",
)  # fmt: skip
LOCATIVES: Final = Family("places/rules", LocativeRule, _found, words={"kind": KINDS})
FEATURES: Final = Family("places/lists", ListExamples, _found, suffix=".examples.toml")
FAMILIES: tuple[Family[Any], ...] = (LOCATIVES, FEATURES)
