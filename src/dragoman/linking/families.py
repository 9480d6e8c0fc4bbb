"""The families of rule files that the linking room reads."""

from __future__ import annotations

from typing import Any, Final

from dragoman.draft import Draft
from dragoman.rules import Answer, Family, Rule


class PronounRule(Rule, frozen=True, kw_only=True):
    """Words that point at whoever speaks."""

    words: tuple[str, ...]


def _links(draft: Draft) -> list[Answer]:
    """Every linked mention as "word = NAME COUNTRY SECTOR", by the one family there is."""
    answers = []
    for mention, actors in draft.links.mentions.items():
        span = draft.actors.mentions[mention].span
        for actor in (draft.actors.actors[a] for a in actors):
            shown = f"{draft.parsed.text(span)} = {actor.name} {actor.country} {actor.sector}"
            answers.append(Answer(shown, ("linking/pronouns.toml::speaker",)))
    return answers


PRONOUNS: Final = Family("linking", PronounRule, _links)
FAMILIES: tuple[Family[Any], ...] = (PRONOUNS,)
