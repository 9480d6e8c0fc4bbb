"""The side that an event leaves out, where the whole report tells of only one other.

A war has two sides: whoever is killed among those whom one side alone attacks is killed by it, what
its troops shell on the other's land is the other's, and a state that a report tells to sanction one
country means that country. Whoever else a sentence names may be meant instead, so it names none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.draft import Draft
from dragoman.events.campaigns import is_near, is_state, known_mention, tells_of_sides
from dragoman.events.dating.after import words_of
from dragoman.events.foregoing import countries, sectors
from dragoman.events.model import Event
from dragoman.events.settings import settings
from dragoman.events.wars import LIST, Wars

RULE = "events/words/earlier.toml::opponents"
Party = tuple[int, ...]


def with_opponents(draft: Draft, events: Sequence[Event], wars: Wars) -> list[Event]:
    """The events; one that names a single side has the only other that its report tells of."""
    told = [e for e in events if tells_of_sides(draft, e)]
    return [
        _completed(draft, e, told, wars) if _names_one(draft, e) else _struck(draft, e, told)
        for e in events
    ]


def _names_one(draft: Draft, event: Event) -> bool:
    at_home = settings().earlier.at_home.intersection(event.modes)
    if at_home or bool(event.actors) == bool(event.recipients):
        return False
    return len(countries(draft, event.actors or event.recipients)) == 1


def _completed(draft: Draft, event: Event, told: Sequence[Event], wars: Wars) -> Event:
    alike = [e for e in told if e.type == event.type and is_near(e, event)]
    if event.recipients:
        return _attacked(draft, event, alike)
    if event.type in settings().earlier.one_target:
        return _aimed(draft, event, alike)
    return _upon_ground(draft, event, alike, wars)


def _attacked(draft: Draft, event: Event, told: Sequence[Event]) -> Event:
    """The event with the only ones who are told to do the like to those who suffer it."""
    suffering = countries(draft, event.recipients)
    foes = [e for e in told if countries(draft, e.recipients) == suffering]
    aimed = event.type in settings().earlier.one_target
    if not (aimed or event.type in settings().types.deeds) or not _fight(draft, foes):
        return event
    doing = {frozenset(countries(draft, e.actors)) for e in foes}
    if len(doing) != 1 or _others_named(draft, event, suffering.union(*doing)):
        return event
    nearest = min(foes, key=lambda e: abs(e.sentence - event.sentence))
    return replace(event, actors=nearest.actors, rules=event.credited(RULE))


def _fight(draft: Draft, events: Sequence[Event]) -> bool:
    """Whether those who are told to do it are under arms, or a state."""
    armed = settings().sides.own_side | settings().sides.forces
    return bool(events) and all(sectors(draft, e.actors) <= armed for e in events)


def _aimed(draft: Draft, event: Event, told: Sequence[Event]) -> Event:
    """The event with the only ones at whom its doers' other acts of the type are aimed, whoever
    else the sentence names where the type must have a recipient."""
    doing = countries(draft, event.actors)
    others = [e for e in told if countries(draft, e.actors) == doing]
    aims = {frozenset(countries(draft, e.recipients)) for e in others}
    if len(aims) != 1:
        return event
    must = event.type in settings().types.seeks_recipient
    if not must and _others_named(draft, event, doing.union(*aims)):
        return event
    nearest = min(others, key=lambda e: abs(e.sentence - event.sentence))
    return replace(event, recipients=nearest.recipients, rules=event.credited(RULE))


def _struck(draft: Draft, event: Event, told: Sequence[Event]) -> Event:
    """The deed that names nobody, as that of the only side told to do the like: "the shelling of
    Kharkiv", or "the use of gas" where the report tells of one attacker and one attacked."""
    if event.actors or event.recipients or event.type not in settings().types.deeds:
        return event
    alike = [e for e in told if e.type == event.type and is_near(e, event)]
    nouns = {t.lemma for t in words_of(event, draft) if t.pos == "NOUN"}
    if event.place_basis != "clause" or event.place is None:
        return _between(draft, event, alike)
    land = draft.places.places[event.place].country
    near = None if land is None else known_mention(draft, event, land)
    if near is None or not nouns & settings().earlier.blows:
        return event
    found = _attacked(draft, replace(event, recipients=(near,)), alike)
    return found if found.actors else event


def _between(draft: Draft, event: Event, told: Sequence[Event]) -> Event:
    """The event with both sides of all like deeds of the report, where they are the same two."""
    pairs = {
        (frozenset(countries(draft, e.actors)), frozenset(countries(draft, e.recipients)))
        for e in told
    }
    if len(pairs) != 1 or not _fight(draft, told):
        return event
    [(doing, suffering)] = pairs
    if _others_named(draft, event, {*doing, *suffering}):
        return event
    nearest = min(told, key=lambda e: abs(e.sentence - event.sentence))
    return replace(
        event, actors=nearest.actors, recipients=nearest.recipients, rules=event.credited(RULE)
    )


def _upon_ground(draft: Draft, event: Event, told: Sequence[Event], wars: Wars) -> Event:
    """The event with the state on whose land the doers fight, if they are told to attack it."""
    if event.type not in settings().types.deeds:
        return event
    doing = countries(draft, event.actors)
    foes = {
        land
        for e in told
        if countries(draft, e.actors) == doing
        for land in countries(draft, e.recipients)
    }
    land = _land(draft, event, foes)
    if land is None or land in doing or _others_named(draft, event, doing | {land}):
        return event
    known = is_state(draft, event.actors) and wars.other(
        min(doing), event.last or draft.document.date, came=True,
        lasting=settings().earlier.campaign_days,
    ) == land  # fmt: skip
    near = known_mention(draft, event, land) if land in foes or known else None
    if near is None:
        return event
    rule = RULE if land in foes else LIST
    return replace(event, recipients=(near,), rules=event.credited(rule))


def _land(draft: Draft, event: Event, foes: set[str]) -> str | None:
    """The country where the deed is done: its place's, or of a town or region that is taken and
    not named, the only foe's."""
    if event.place_basis == "clause" and event.place is not None:
        return draft.places.places[event.place].country
    taken = event.place is None and settings().earlier.taken_land in event.rules
    return min(foes) if taken and len(foes) == 1 else None


def _others_named(draft: Draft, event: Event, sides: set[str]) -> bool:
    """Whether the sentence names a power of neither side that is not merely the speaker."""
    at = event.statement
    speaker = None if at is None else draft.statements.statements[at].mention
    powers = settings().sides.own_side | settings().sides.forces
    return any(
        mention != speaker
        and sectors(draft, (mention,)) <= powers
        and not countries(draft, (mention,)) <= sides
        for mention in draft.actors.within(event.sentence)
    )
