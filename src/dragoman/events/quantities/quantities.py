"""Quantities of events: each count goes to the event that it is told of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from dragoman.draft import Draft
from dragoman.events.model import Event
from dragoman.events.quantities.counting import Counting
from dragoman.events.quantities.lexicon import Lexicon
from dragoman.events.quantities.model import Count
from dragoman.events.quantities.tolls import deeds_of_tolls
from dragoman.events.scale import MATERIAL
from dragoman.events.settings import settings
from dragoman.parse.model import Sentence, Token
from dragoman.rules import RuleBook

ASIDE: Final = ("pcomp",)
APART: Final = ("ccomp", "parataxis", "conj")
"""Clauses with a subject of their own that tell of something else than the clause above."""
REAL: Final = ("actual", "alleged", "denied")


class Holder(NamedTuple):
    """The event that a count belongs to, and whether its own words say so."""

    event: int | None
    linked: bool


NOBODY: Final = Holder(None, False)


class Quantities:
    """Counts what a report counts; keeps the rules loaded.

    Args:
        book: the rule files.
    """

    def __init__(self, book: RuleBook) -> None:
        self.lexicon = Lexicon(book)

    def add(self, draft: Draft, events: Sequence[Event]) -> list[Event]:
        """The events with their quantities, [least, most] for each kind.

        A count belongs to the event whose words say it or hang above it; else to an event of a
        fitting type in its sentence, or in the one before, if nothing there fits.
        """
        found = list(events)
        if not any(e.type in self.lexicon.types for e in found):
            return found
        near = {
            e.sentence + step for e in found for step in range(settings().earlier.just_before + 1)
        }
        for sentence in draft.parsed.sentences:
            if sentence.index not in near or not self._tells(sentence):
                continue
            taken = self._times(draft, sentence.index)
            counts = Counting(self.lexicon, sentence, taken).counts()
            placed = _once((self._holder(count, sentence, found), count) for count in counts)
            for at, count in sorted(placed, key=lambda p: (not p[0].linked, -p[1].amount.size)):
                if at.event is not None:
                    found[at.event] = _with(found[at.event], count)
        return _with_tolls(draft, found)

    def _tells(self, sentence: Sentence) -> bool:
        telling = self.lexicon.telling
        return any(t.lemma in telling or t.lower in telling for t in sentence.tokens)

    def _times(self, draft: Draft, sentence: int) -> frozenset[int]:
        spans = (draft.times.expressions[i].span for i in draft.times.within(sentence))
        return frozenset(i for span in spans for i in range(span.start, span.end))

    def _holder(self, count: Count, sentence: Sentence, events: list[Event]) -> Holder:
        fitting = [i for i, e in enumerate(events) if e.type in count.types]
        here = [i for i in fitting if events[i].sentence == sentence.index]
        own = next((i for i in here if _evokes(events[i], count.at)), None)
        if own is not None and not (count.of_others and count.at.pos == "NOUN"):
            return Holder(own, True)
        if count.of_others:
            return NOBODY
        above = _evoked(_above(count.at), here, events)
        if above is not None:
            return Holder(above, True)
        if self.lexicon.counted.get(count.at.lemma) or self.lexicon.counted.get(count.at.lower):
            below = (t for t in count.whole.subtree() if t.index > count.at.index)
            return Holder(_evoked(below, here, events), True)
        return Holder(_deed_told(count, sentence, fitting, events), False)


def _evoked(tokens: Iterable[Token], among: list[int], events: list[Event]) -> int | None:
    """The event that the first of some words evokes."""
    found = (i for token in tokens for i in among if _evokes(events[i], token))
    return next(found, None)


def _deed_told(
    count: Count, sentence: Sentence, fitting: list[int], events: list[Event]
) -> int | None:
    """The deed that a count may be told of: the nearest of its sentence, else the last before."""
    deeds = [i for i in fitting if events[i].quad in MATERIAL and events[i].status in REAL]
    here = [i for i in deeds if events[i].sentence == sentence.index]
    if here:
        return min(here, key=lambda i: abs(events[i].trigger[0].start - count.at.index))
    near = settings().earlier.just_before
    before = [i for i in deeds if 0 < sentence.index - events[i].sentence <= near]
    return before[-1] if before else None


def _with_tolls(draft: Draft, events: list[Event]) -> list[Event]:
    """The events; a deed counts the victims that only a record beside it counts."""
    found = list(events)
    for toll, deed in deeds_of_tolls(draft, events).items():
        counted = {**events[toll].quantities, **found[deed].quantities}
        found[deed] = replace(found[deed], quantities=counted)
    return found


def _once(placed: Iterable[tuple[Holder, Count]]) -> list[tuple[Holder, Count]]:
    """The counts that belong to an event, no number read twice: of ten freed soldiers none is a
    troop that is moved."""
    found: list[tuple[Holder, Count]] = []
    for holder, count in placed:
        if holder.event is None:
            continue
        same = (c for _, c in found if c.amount.first == count.amount.first)
        other = next(same, None)
        if other is None or other.at is count.at or other.at.pos == count.at.pos == "VERB":
            found.append((holder, count))
    return found


def _above(token: Token) -> Iterator[Token]:
    """The word and those above it, up to what only stands beside the clause that it is in."""
    yield token
    while not token.is_root:
        if token.dep in APART and token.kids("nsubj", "nsubjpass"):
            return
        aside = token.pos == "VERB" and token.dep in ASIDE
        token = token.head
        yield token
        if aside and token.pos == "ADP":
            return


def _evokes(event: Event, token: Token) -> bool:
    return any(span.start <= token.index < span.end for span in event.trigger)


def _with(event: Event, count: Count) -> Event:
    """The event with the count, unless it has one of that kind already."""
    if count.kind in event.quantities:
        return event
    counted = {**event.quantities, count.kind: [count.amount.least, count.amount.most]}
    rules = event.credited(*count.rules)
    return replace(event, quantities=counted, rules=rules)
