"""Arrests of which nobody is said to have made them: those of the police who are told of beside.

'Forty miners were arrested on Friday. Peruvian police said that they had blocked the road.'
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.draft import Draft
from dragoman.events.foregoing import countries, sectors
from dragoman.events.model import Event
from dragoman.events.settings import settings

RULE = "events/words/sides.toml::lawmen"
DOERS = ("nsubj", "nsubjpass")


def with_lawmen(draft: Draft, events: Sequence[Event]) -> list[Event]:
    """The events; an arrest without a doer has the police of its sentence, or of one beside it."""
    return [_made(draft, e) if _is_arrest(e) else e for e in events]


def _is_arrest(event: Event) -> bool:
    modes = settings().types.arrests.intersection(event.modes)
    return bool(modes and event.recipients and not event.actors)


def _made(draft: Draft, event: Event) -> Event:
    at = event.sentence
    held = countries(draft, event.recipients)
    for sentence in (at, at + 1, at - 1):
        for mention in draft.actors.within(sentence):
            theirs = countries(draft, (mention,))
            if _is_police(draft, mention) and theirs and (not held or theirs & held):
                return replace(event, actors=(mention,), rules=event.credited(RULE))
    return event


def _is_police(draft: Draft, mention: int) -> bool:
    """Whether the mention is of police who do something or speak, and are no pronoun."""
    told = draft.actors.mentions[mention]
    head = draft.parsed.sentences[told.span.sentence].tokens[told.head]
    acts = head.dep in DOERS or (head.dep == "pobj" and head.head.dep == "agent")
    police = sectors(draft, (mention,)) <= settings().sides.lawmen
    return acts and police and bool(told.actors) and told.kind != "pronoun"
