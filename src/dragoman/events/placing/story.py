"""Where, by the story: the place that a report is about, or the state that suffers a deed."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from dragoman.events.foregoing import countries
from dragoman.events.model import Event
from dragoman.events.placing.filed import is_fresh
from dragoman.events.placing.report import Told
from dragoman.events.placing.words import placing
from dragoman.events.settings import settings
from dragoman.places.model import Place


def setting(told: Told) -> int | None:
    """The place that the report is about: named in its lead, and more often than any other."""
    known = told.draft.places
    places = known.places
    small = [i for i, p in enumerate(places) if i not in known.datelines and _is_small(p)]
    small += [again.place for again in known.again if again.place in small]
    counted = Counter(places[i].name for i in small)
    if not counted:
        return None
    name, times = counted.most_common(1)[0]
    first = next(i for i in small if places[i].name == name)
    leads = places[first].span.sentence <= placing().lead
    most = 2 * times >= counted.total() or times >= placing().setting
    scene = _is_scene(told, name) or _is_home(told, places[first])
    return first if leads and most and scene else None


def _is_small(place: Place) -> bool:
    """Whether the place is no continent, and no state but a small one."""
    if place.kind == "country":
        return (place.radius or 0) <= placing().small
    return place.kind not in placing().vague


def _is_scene(told: Told, name: str) -> bool:
    """Whether a deed of these days is told of the place, or beside its name."""
    places = told.draft.places.places
    beside = {place.span.sentence for place in places if place.name == name}
    deeds = (e for e in told.events if told.is_deed(e) and is_fresh(e, told.draft))
    return any(
        e.sentence in beside if e.place is None else places[e.place].name == name for e in deeds
    )


def _is_home(told: Told, place: Place) -> bool:
    """Whether it is the state among whose own people is done most of what the report tells."""
    if place.kind != "country":
        return False
    sides = [found for event in told.events if (found := told.sides(event))]
    return 2 * sum(found == {place.country} for found in sides) > len(sides)


def in_setting(told: Told, number: int, at: int) -> int | None:
    """The place that the report is about, for what those at home there do to each other."""
    event = told.events[number]
    if event.type not in placing().bodily | settings().types.verbal:
        return None
    if not told.names_states_alone(event, beside=told.draft.places.places[at].name):
        return None
    country, sides = told.draft.places.places[at].country, told.sides(event)
    if told.is_deed(event):
        if not told.names_states_alone(event):
            return None
        there = not sides or country in sides or _acts_there(told, event, country)
        return at if there else None
    said = event.type in settings().types.verbal
    if said and event.status not in placing().took_place:
        return None
    domestic = sides == {country} and bool(event.actors) and told.is_told(event)
    return at if domestic else None


def _acts_there(told: Told, event: Event, country: str | None) -> bool:
    """Whether the event's doers do something else in the country where the report plays."""
    there = set() if country is None else told.doers_in.get(country, set())
    return bool(there & countries(told.draft, event.actors))


def state_struck(told: Told, number: int) -> int | None:
    """The state that suffers a deed of another, or whose people do it to each other.

    It must be named as a place somewhere in the report.
    """
    event = told.events[number]
    struck = countries(told.draft, event.recipients)
    doers = countries(told.draft, event.actors)
    if struck:
        abroad = event.type in settings().types.deeds and not struck & doers
        suffers = abroad or (told.is_deed(event) and struck == doers)
    else:
        struck, suffers = doers, told.is_deed(event) and _is_local(told, event)
    if len(struck) != 1 or not suffers:
        return None
    (state,) = struck
    return told.states.get(state)


def _is_local(told: Told, event: Event) -> bool:
    """Whether those who act are at home in a state for which they do not act abroad."""
    known = told.draft.actors.actors
    doers = [known[a] for a in told.actors(event.actors)]
    return bool(doers) and all(d.sector and d.sector not in placing().abroad for d in doers)


class Theatre(NamedTuple):
    """The state that most of a report is about: its place, and the share of places in it."""

    at: int
    share: float


def theatre(told: Told) -> Theatre | None:
    """The state in which most places lie that the report names, if it names the state itself."""
    places = told.draft.places.places
    known = [p for i, p in enumerate(places)
             if p.kind not in placing().vague and i not in told.draft.places.datelines]  # fmt: skip
    counted = Counter(p.country for p in known if p.country)
    if not counted:
        return None
    country, times = counted.most_common(1)[0]
    if times < placing().setting or country not in told.states:
        return None
    return Theatre(told.states[country], times / len(known))


def in_theatre(told: Told, number: int, theatre: Theatre) -> int | None:
    """The state where most of the report plays, for deeds among those at home there."""
    event = told.events[number]
    if event.type not in placing().going or not told.is_told(event):
        return None
    most = placing().most_of_war if told.is_of_war(event) else placing().most
    country, sides = told.draft.places.places[theatre.at].country, told.sides(event)
    named = told.names_states_alone(event, country)
    there = not sides or country in sides or _acts_there(told, event, country)
    return theatre.at if theatre.share > most and named and there else None
