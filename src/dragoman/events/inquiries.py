"""Inquiries that a sentence only names: whom they look into is told before, or nothing is told.

'Prosecutors are investigating the mayor. ... He spoke of the prosecutors' inquiry.' The inquiry is
the one that was told; where none was, and the sentence is about something else, a bare name of it
tells of no event.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.draft import Draft
from dragoman.events.dating.after import words_of
from dragoman.events.foregoing import countries, sectors
from dragoman.events.model import Event
from dragoman.events.settings import settings
from dragoman.parse.predicates import SUBJECT

RULE = "events/words/earlier.toml::inquiring"


def with_inquiries(draft: Draft, events: Sequence[Event]) -> list[Event]:
    """The events; an inquiry into nobody is into whom its makers were told to look into, and is
    left out where it is only named."""
    found: list[Event] = []
    for event in events:
        if not _is_into_nobody(event):
            found.append(event)
            continue
        told = next((e for e in reversed(found) if _is_same(draft, e, event)), None)
        if told is not None:
            found.append(replace(event, recipients=told.recipients, rules=event.credited(RULE)))
        elif not _is_only_named(draft, event):
            found.append(event)
    return found


def _is_into_nobody(event: Event) -> bool:
    inquires = not settings().earlier.inquiring.isdisjoint(event.modes)
    return inquires and bool(event.actors) and not event.recipients


def _is_same(draft: Draft, told: Event, event: Event) -> bool:
    """Whether an inquiry told before is this one: of the same office, or near it by one like it."""
    real = told.status in ("actual", "alleged", event.status) and bool(told.recipients)
    if not real or settings().earlier.inquiring.isdisjoint(told.modes):
        return False
    if _actors(draft, told) == _actors(draft, event):
        return True
    near = event.sentence - told.sentence <= settings().earlier.taken_from
    alike = sectors(draft, told.actors) & sectors(draft, event.actors)
    return near and bool(alike) and countries(draft, told.actors) == countries(draft, event.actors)


def _actors(draft: Draft, event: Event) -> frozenset[int]:
    return frozenset(a for m in event.actors for a in draft.actors.mentions[m].actors)


def _is_only_named(draft: Draft, event: Event) -> bool:
    """Whether the words are one noun that stands beside what the sentence tells of others."""
    words = words_of(event, draft)
    return len(words) == 1 and words[0].pos == "NOUN" and words[0].dep not in SUBJECT
