"""Records that only count the victims of a deed told beside them: "At least 12 were killed"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from dragoman.draft import Draft
from dragoman.events.dating.after import head_of
from dragoman.events.foregoing import countries
from dragoman.events.model import Event
from dragoman.events.opponents import RULE as SUPPLIED
from dragoman.events.placing.filed import is_in_passing
from dragoman.events.settings import settings

COUNTED: Final = frozenset(("killed", "injured"))


def deeds_of_tolls(draft: Draft, events: Sequence[Event]) -> dict[int, int]:
    """Index of a record that only counts victims -> index of the deed that they fell to.

    It is the only deed by somebody in the sentence, else the last in the sentence before, on days
    that they may share; a side alone does not harm its own, and what "has happened" so far is no
    one deed's toll.
    """
    found: dict[int, int] = {}
    for index, event in enumerate(events):
        if not _is_toll(draft, event):
            continue
        deeds = [i for i, e in enumerate(events) if i != index and _may_be(draft, e, event)]
        here = [i for i in deeds if events[i].sentence == event.sentence]
        before = [
            i for i in deeds
            if 0 < event.sentence - events[i].sentence <= settings().earlier.just_before
            and not is_in_passing(events[i], draft)
        ]  # fmt: skip
        if len(here) == 1:
            found[index] = here[0]
        elif before and not here:
            found[index] = before[-1]
    return found


def _is_toll(draft: Draft, event: Event) -> bool:
    """Whether a record of force names no doer of its own, counts, and tells the plain past."""
    if event.type not in settings().types.deeds or not COUNTED & set(event.quantities):
        return False
    named = any(draft.actors.mentions[m].actors for m in event.actors)
    if named and SUPPLIED not in event.rules:
        return False
    clause = draft.parsed.sentences[event.sentence].clause_of(head_of(event, draft))
    return clause is not None and clause.tense == "past" and not clause.perfect


def _may_be(draft: Draft, deed: Event, toll: Event) -> bool:
    if deed.type != toll.type or deed.status != toll.status or not deed.may_meet(toll):
        return False
    if not any(draft.actors.mentions[m].actors for m in deed.actors):
        return False
    if toll.modes and deed.modes and not set(toll.modes) & set(deed.modes):
        return False
    if any(deed.quantities.get(kind, count) != count for kind, count in toll.quantities.items()):
        return False
    victims = countries(draft, toll.recipients)
    struck = countries(draft, deed.recipients) | _where(draft, deed)
    return not victims or bool(victims & struck) or not countries(draft, deed.actors) <= victims


def _where(draft: Draft, event: Event) -> set[str]:
    place = None if event.place is None else draft.places.places[event.place].country
    return set() if place is None else {place}
