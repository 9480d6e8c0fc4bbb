"""Where, by the sentence: what it names for another clause, or what the one before it names."""

from __future__ import annotations

from dragoman.events.placing.filed import filed_from
from dragoman.events.placing.kin import (
    is_apart,
    is_aside,
    is_in_circumstance,
    is_moved_on,
    is_of_former,
    is_topic,
    is_where_said,
    stays_at,
    told_with,
)
from dragoman.events.placing.report import Told
from dragoman.events.placing.words import placing
from dragoman.events.settings import settings
from dragoman.parse.model import Token


def told_beside(told: Told, number: int) -> int | None:
    """The place that the sentence names for what is told with the event."""
    event = told.events[number]
    sentence = told.sentence(event)
    failed = {
        told.heads[n].index for n in told.by_sentence[sentence.index]
        if told.events[n].status not in placing().took_place
    } - {told.heads[number].index}  # fmt: skip
    head = told.heads[number]
    kin = [(apart, abs(name.index - head.index), index) for index, name in _around(told, number)
           if (apart := told_with(head, name, sentence, failed, event.type)) is not None
           and (event.type not in placing().spoken or stays_at(name))]  # fmt: skip
    return min(kin)[2] if kin else None


def named_alone(told: Told, number: int) -> int | None:
    """The one place that the sentence names, however it hangs, but as what is talked about."""
    event = told.events[number]
    if event.type in placing().spoken and event.status not in placing().took_place:
        return None
    around = [(i, n) for i, n in _around(told, number) if _may_be_there(told, number, n)]
    places = told.draft.places.places
    one = len({places[i].name for i, _ in around}) == 1
    found = _nearest(told, number, around) if one or event.type in settings().types.deeds else None
    return None if found is None or _is_elsewhere(told, number, found) else found


def _may_be_there(told: Told, number: int, name: Token) -> bool:
    """Whether the act may have happened there: talks only where somebody is said to be."""
    event, head = told.events[number], told.heads[number]
    sentence = told.sentence(event)
    if is_moved_on(name, head, sentence) or is_topic(name, head, event.type):
        return False
    if event.type in placing().spoken:
        return stays_at(name) and not is_apart(name) and not is_apart(head)
    return not is_in_circumstance(name, head) and not is_aside(name, head, sentence)


def named_before(told: Told, number: int) -> int | None:
    """The one place that the sentence before names, if it is in a country of the parties."""
    event = told.events[number]
    if not told.is_deed(event) or event.sentence == 0 or not told.names_states_alone(event):
        return None
    places = told.draft.places.places
    found = told.names(told.draft.parsed.sentences[event.sentence - 1])
    sides = told.sides(event)
    one = len({places[i].name for i, _ in found}) == 1
    return found[0][0] if one and (not sides or places[found[0][0]].country in sides) else None


def _is_elsewhere(told: Told, number: int, place: int) -> bool:
    """Whether the place is in nobody's country, and the report was filed from somebody's."""
    event = told.events[number]
    away = told.draft.places.places[place].country not in told.sides(event)
    return away and filed_from(event, told.draft) is not None


def _around(told: Told, number: int) -> list[tuple[int, Token]]:
    """The places that the sentence of a deed names, but where others speak of it from afar."""
    event, head = told.events[number], told.heads[number]
    if event.type not in placing().bodily and placing().carried_out.isdisjoint(event.modes):
        return []
    sentence, sides = told.sentence(event), told.sides(event)
    places = told.draft.places.places
    if event.type in placing().spoken:
        return [(i, name) for i, name in told.names(sentence) if not is_of_former(name, head)]
    return [
        (index, name) for index, name in told.names(sentence)
        if not sides or places[index].country in sides or not is_where_said(name, head, sentence)
    ]  # fmt: skip


def _nearest(told: Told, number: int, found: list[tuple[int, Token]]) -> int | None:
    head = told.heads[number]
    return min(found, key=lambda f: abs(f[1].index - head.index))[0] if found else None
