"""What the events room gives: who did what to whom, by the codebook."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from dragoman.parse.model import Span

if TYPE_CHECKING:
    from dragoman.events.factuality.factuality import Views

Status = Literal["actual", "future", "hypothetical", "negated", "denied", "alleged"]
Basis = Literal["clause", "sentence", "statement", "narrative", "document"]
PlaceBasis = Literal["clause", "sentence", "dateline"]


@dataclass(frozen=True, slots=True)
class Event:
    """One coded act.

    Attributes:
        trigger: token spans of the words that evoke it, operators included.
        quad: 1 verbal and 2 material cooperation, 3 verbal and 4 material conflict.
        intensity: PLOVER's, -10 (conflict) to 10 (cooperation).
        actors, recipients: indexes into `Actors.mentions`.
        place: index into `Places.places`.
        statement: index of the innermost statement that holds the trigger, None where the
            report itself speaks.
        author, source: FactBank values ("CT+" ...) for the report's author and the statement's
            source; source is None where no statement holds the event.
        quantities: what is counted -> [least, most], most None where it may be any more.
        same_as: index of the fuller event that this one repeats.
        rules: the derivation, from the frame outwards through its operators.
    """

    type: str
    trigger: tuple[Span, ...]
    actors: tuple[int, ...]
    recipients: tuple[int, ...]
    modes: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()
    cameo: str | None = None
    quad: int = 0
    intensity: float = 0.0
    place: int | None = None
    place_basis: PlaceBasis | None = None
    first: dt.date | None = None
    last: dt.date | None = None
    basis: Basis = "document"
    status: Status = "actual"
    author: str = "CT+"
    source: str | None = None
    quantities: dict[str, list[int | None]] = field(default_factory=dict)
    statement: int | None = None
    same_as: int | None = None
    confidence: float = 0.8
    rules: tuple[str, ...] = ()

    @property
    def sentence(self) -> int:
        return self.trigger[0].sentence

    def credited(self, *rules: str) -> tuple[str, ...]:
        """Its rules and others that told of it, each once."""
        return tuple(dict.fromkeys((*self.rules, *rules)))

    def may_meet(self, other: Event) -> bool:
        """Whether their days agree; those of an event that the text does not date say nothing."""
        if "document" in (self.basis, other.basis):
            return True
        if None in (self.first, self.last, other.first, other.last):
            return self.first == other.first and self.last == other.last
        return self.first <= other.last and other.first <= self.last  # type: ignore[operator]


@dataclass(frozen=True, slots=True)
class Dismissal:
    """Words that look like an act and are none ("heart attack"), with the rule that says so."""

    trigger: Span
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Events:
    """All events of a document, in order of the text, and what was dismissed.

    `views` answers how real the act is that any word names, coded event or not.
    """

    events: tuple[Event, ...] = ()
    dismissed: tuple[Dismissal, ...] = ()
    views: Views | None = field(default=None, compare=False, repr=False)
