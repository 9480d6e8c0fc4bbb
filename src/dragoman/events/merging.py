"""Records of one sentence that tell one deed twice."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.events.model import Event
from dragoman.events.settings import settings


def merged(events: Iterable[Event]) -> tuple[Event, ...]:
    """The events without those that another tells as well.

    Of "an allegation of assault made against him" the assault and the assault made are one, and
    who accuses somebody of looting and of arson accuses once. What names other parties, or says
    otherwise whether it happened, is kept.
    """
    every = list(events)
    return tuple(
        e for at, e in enumerate(every)
        if not any(_holds(other, e) for other in every)
        and not any(_is_uttered(other, e) for other in every[:at])
    )  # fmt: skip


def _holds(whole: Event, part: Event) -> bool:
    """Whether one event tells the other with more words."""
    same = (whole.type, whole.status) == (part.type, part.status)
    if not same or not _words(part) < _words(whole):
        return False
    return {*part.actors} <= {*whole.actors} and {*part.recipients} <= {*whole.recipients}


def _is_uttered(one: Event, other: Event) -> bool:
    """Whether two events are one utterance: by the same word, of the same kind, to the same."""
    if one.type not in settings().types.verbal or not _words(one) & _words(other):
        return False
    return _told(one) == _told(other)


def _told(event: Event) -> tuple[object, ...]:
    return event.type, event.modes, event.status, {*event.actors}, {*event.recipients}


def _words(event: Event) -> set[int]:
    """Positions of the words of the trigger."""
    return {place for span in event.trigger for place in range(span.start, span.end)}
