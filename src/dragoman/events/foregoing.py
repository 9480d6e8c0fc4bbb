"""Recipients that only the sentence before names, for types that need one (codebook, section 5)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.draft import Draft
from dragoman.events.model import Event
from dragoman.events.settings import settings

RULE = "events/words/types.toml::seeks_recipient"


def with_recipients(draft: Draft, events: Sequence[Event]) -> list[Event]:
    """The events; where one lacks the recipient it needs, the last event's before it if it fits.

    It fits where the sentence before tells of something that the same side does to one country
    alone, and the event's own sentence names no other country.
    """
    found = list(events)
    for at, event in enumerate(found):
        if (
            event.recipients
            or not event.actors
            or event.type not in settings().types.seeks_recipient
        ):
            continue
        before = [e for e in found[:at] if e.sentence == event.sentence - 1]
        givers = [e for e in before if _gives(draft, e, event)]
        if givers and _alone(draft, event):
            found[at] = replace(event, recipients=givers[-1].recipients, rules=event.credited(RULE))
    return found


def _gives(draft: Draft, before: Event, event: Event) -> bool:
    same = countries(draft, before.actors) & countries(draft, event.actors)
    done_to = countries(draft, before.recipients)
    return bool(same) and len(done_to) == 1 and not done_to & countries(draft, event.actors)


def _alone(draft: Draft, event: Event) -> bool:
    """Whether the sentence names nobody of another country than the actors'."""
    named = range(len(draft.actors.mentions))
    here = [m for m in named if draft.actors.mentions[m].span.sentence == event.sentence]
    return countries(draft, here) <= countries(draft, event.actors)


def countries(draft: Draft, mentions: Sequence[int]) -> set[str]:
    """Countries of those for whom the mentions stand."""
    actors = (draft.actors.actors[a] for m in mentions for a in draft.actors.mentions[m].actors)
    return {actor.country for actor in actors if actor.country}


def sectors(draft: Draft, mentions: Sequence[int]) -> frozenset[str]:
    """Sectors of those for whom the mentions stand, "" for an unknown one."""
    actors = (draft.actors.actors[a] for m in mentions for a in draft.actors.mentions[m].actors)
    return frozenset(actor.sector or "" for actor in actors)
