"""The families of rule files that the actors room reads.

An expected record reads `[MENTION = ][NAME ]CODE[ SECTOR[ OTHER ...]]`, such as "RUS GOV",
"Sergei Lavrov RUS GOV", "they = RUS GOV" or, for an actor of no known country, "- COP".
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from dragoman.rules import Answer, Family, ListExamples, Rule, RuleBook

if TYPE_CHECKING:
    from dragoman.draft import Draft

LISTS: Final = "actors/lists"
_CODES = re.compile(r"(?:^|\s)(-|[A-Z]{3})((?:\s[A-Z]{3})*)$")


class PhraseRule(Rule, frozen=True, kw_only=True):
    """Words that have one effect on how a phrase is coded; `effect` names the mechanism.

    `sector` is what a word in the name of an unknown body tells of it, `weight` a limit's number,
    `becomes` what an abbreviation is short for.
    """

    effect: str
    words: tuple[str, ...] = ()
    sector: str = ""
    weight: float = 0.0
    becomes: str = ""


class ReferenceRule(Rule, frozen=True, kw_only=True):
    """Words that point at actors named elsewhere in the document.

    `number` is "one" or "many"; `gender` m, f or n; `kinds` what the words may stand for;
    `weight` how much a preference counts.
    """

    effect: str
    words: tuple[str, ...] = ()
    number: str = ""
    gender: str = ""
    kinds: tuple[str, ...] = ()
    weight: float = 0.0


EFFECTS: Final = frozenset(
    {
        "about", "accredited", "acts", "acts_after", "after_the", "against", "apart", "bears_after",
        "belongs", "belongs_after", "breaks_up", "bystander", "capitals", "channel", "collective",
        "common_name", "cut", "day_word", "enters", "enters_after", "equals", "family_first",
        "followers", "former", "gathering", "given_f", "given_m", "goes_on", "going", "hails",
        "hails_after", "harming", "harms", "held_members", "holds", "holds_as", "honorific_f",
        "honorific_m", "in_view", "junior", "layman", "lies", "limit", "made_as", "mass_deed",
        "name_word", "noun_after", "noun_only", "official_sectors", "origin", "parted_after",
        "particle", "party_letter", "people_after", "place_noun", "policed", "posted", "run_by",
        "said_of_states", "said_on", "same", "seen_name", "serves", "serves_after", "serves_person",
        "shared_name", "shares", "short_name", "side", "site", "some_of", "spelled_out", "sponsor",
        "stance", "state_after", "stationed", "term", "town_noun", "vague", "venue",
        "visited_after", "visits", "waged", "wages", "where", "whose_after", "with_article",
    }
)  # fmt: skip


def _mentions(draft: Draft) -> list[Answer]:
    """One answer for each actor of each mention: "words|name|CODE SECTOR OTHER ..."."""
    found = []
    for mention in draft.actors.mentions:
        rules = tuple(r for rule in mention.rules for r in _tables(rule))
        if not mention.actors:
            found.append(Answer(f"{draft.parsed.text(mention.span)}||- -", rules))
        for index in mention.actors:
            actor = draft.actors.actors[index]
            codes = (actor.country or "-", actor.sector or "-", *actor.other_sectors)
            shown = f"{draft.parsed.text(mention.span)}|{actor.name}|{' '.join(codes)}"
            found.append(Answer(shown, rules))
    return found


def _column(draft: Draft) -> list[Answer]:
    """What a bare phrase, the whole text of an example, names."""
    from dragoman.actors.phrases import resolve_actor

    text = draft.document.text
    answer = resolve_actor(text, date=draft.document.date)
    if answer.country is None and answer.sector is None:
        return []
    codes = (answer.country or "-", answer.sector or "-", *answer.other_sectors)
    return [Answer(f"{text}|{answer.name}|{' '.join(codes)}", tuple(answer.why.split(", ")))]


@cache
def _list_tables() -> dict[str, tuple[str, ...]]:
    """List -> ids of the tables of its examples file, all of which may claim its answers."""
    found = {}
    for path, file in RuleBook().paths(LISTS, ".examples.toml").items():
        tables = tomllib.loads(file.read_text(encoding="utf-8"))
        found[path.replace(".examples.toml", ".tsv")] = tuple(f"{path}::{t}" for t in tables)
    return found


def _tables(rule: str) -> tuple[str, ...]:
    return _list_tables().get(rule, (rule,))


def agrees(expected: str, shown: str) -> bool:
    """Whether a shown mention is the one that an example expects."""
    words, name, codes = shown.split("|")
    mention, _, wanted = expected.rpartition(" = ")
    at = _CODES.search(wanted)
    if at is None or (mention and mention.casefold() != words.casefold()):
        return False
    called = wanted[: at.start()].strip().casefold()
    country, sector, *others = codes.split()
    asked = at[2].split()
    return (
        country == at[1]
        and (not called or called == name.casefold())
        and (not asked or asked[0] == sector)
        and set(asked[1:]) <= set(others)
    )


GRAMMAR: Final[Family[PhraseRule]] = Family(
    "actors/wording", PhraseRule, _mentions, agrees, words={"effect": EFFECTS}
)
REFERENCES: Final[Family[ReferenceRule]] = Family(
    "actors/references", ReferenceRule, _mentions, agrees
)
EXAMPLES: Final[Family[ListExamples]] = Family(
    LISTS, ListExamples, _mentions, agrees, suffix=".examples.toml"
)
COLUMNS: Final[Family[PhraseRule]] = Family(
    "actors/columns", PhraseRule, _column, agrees, words={"effect": EFFECTS}
)
FAMILIES: tuple[Family[Any], ...] = (GRAMMAR, COLUMNS, REFERENCES, EXAMPLES)
