"""Where, by the war that a report tells of: the state in which deeds like this one are done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from dragoman.events.foregoing import countries
from dragoman.events.model import Event
from dragoman.events.placing.report import Told
from dragoman.events.placing.words import placing


def at_the_front(told: Told, number: int) -> int | None:
    """The state where deeds of war like this one are told of.

    Its sentence names no place in another country.
    """
    event = told.events[number]
    if not told.is_of_war(event):
        return None
    places = told.draft.places.places
    named = {places[i].country for i, _ in told.names(told.sentence(event))}
    for country in _likely(told, event):
        if told.fronts[""][country] and country in told.states and named <= {country}:
            return told.states[country]
    return None


def _likely(told: Told, event: Event) -> Iterator[str]:
    """Countries where the deed may be done, the likeliest first.

    That of those who suffer it; where those who do it do others; where others are done, if nobody
    is known of either side; and their own, where most are done.
    """
    struck = countries(told.draft, event.recipients)
    doers = countries(told.draft, event.actors)
    front = [country for country, _ in told.fronts[""].most_common()]
    yield from (country for country in front if country in struck)
    fought = Counter(told.fronts[""] if not struck | doers else {})
    for doer in sorted(doers):
        fought.update(told.fronts.get(doer, {}))
    yield from (country for country, _ in fought.most_common())
    often = told.fronts[""][front[0]] >= placing().at_home if front else False
    yield from (country for country in front[:1] if often and country in doers)
