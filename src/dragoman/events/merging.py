"""Records of one sentence that tell one deed twice."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.events.model import Event


def merged(events: Iterable[Event]) -> tuple[Event, ...]:
    """The events without those that another tells with more words.

    Of "an allegation of assault made against him" the assault and the assault made are one. What
    names other parties, or says otherwise whether it happened, is kept.
    """
    every = list(events)
    return tuple(e for e in every if not any(_holds(other, e) for other in every))


def _holds(whole: Event, part: Event) -> bool:
    same = (whole.type, whole.status) == (part.type, part.status)
    if not same or not _words(part) < _words(whole):
        return False
    return {*part.actors} <= {*whole.actors} and {*part.recipients} <= {*whole.recipients}


def _words(event: Event) -> set[int]:
    """Positions of the words of the trigger."""
    return {place for span in event.trigger for place in range(span.start, span.end)}
