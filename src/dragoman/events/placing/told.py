"""Where, by the rest of the report: what no clause of its own places.

In turn: the place that its sentence names for what is told with it; that of the deed which a noun
takes up again ("the attack"); where its speaker was when he spoke before, or met whom he speaks to;
where the deed told just before it happened, the one that the report is about, or most deeds of the
war that it is one of; and where the report was filed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from dragoman.draft import Draft
from dragoman.events.model import Event
from dragoman.events.placing.again import going_on, on_the_same_days, taken_up
from dragoman.events.placing.filed import filed_from
from dragoman.events.placing.front import at_the_front
from dragoman.events.placing.meetings import at_the_meeting, where_they_met
from dragoman.events.placing.report import Told
from dragoman.events.placing.sentence import named_alone, named_before, told_beside
from dragoman.events.placing.speaker import where_sitting, where_speaking
from dragoman.events.placing.story import (
    Theatre,
    in_setting,
    in_theatre,
    setting,
    state_struck,
    theatre,
)
from dragoman.events.placing.words import placing

WAYS: Final[tuple[Callable[[Told, int], int | None], ...]] = (
    told_beside, taken_up, at_the_meeting, named_alone, where_speaking, where_sitting,
    where_they_met, going_on, on_the_same_days, named_before,
)  # fmt: skip
"""How a place is sought, the surest first; each gives an index into `Places.places`."""


def placed(events: Sequence[Event], draft: Draft) -> tuple[Event, ...]:
    """The events, those without a place with the one that the rest of the report gives them."""
    told = Told(draft, list(events))
    scene, state = setting(told), theatre(told)
    for number, event in enumerate(told.events):
        if event.place is None and not placing().remote & set(event.modes):
            _place(told, number, scene, state)
    return tuple(told.events)


def _place(told: Told, number: int, scene: int | None, state: Theatre | None) -> None:
    place = next((p for way in WAYS if (p := way(told, number)) is not None), None)
    if place is None and scene is not None:
        place = in_setting(told, number, scene)
    if place is None:
        place = state_struck(told, number)
    if place is None:
        place = at_the_front(told, number)
    if place is None and state is not None:
        place = in_theatre(told, number, state)
    if place is not None:
        told.place(number, place, "sentence")
    elif (filed := filed_from(told.events[number], told.draft)) is not None:
        told.place(number, filed, "dateline")
