"""The events of a report on the way to their places, and what decides between them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

from dragoman.draft import Draft
from dragoman.events.dating.after import head_of
from dragoman.events.foregoing import countries
from dragoman.events.model import Event, PlaceBasis
from dragoman.events.placing.clause import named
from dragoman.events.placing.occasions import met_at
from dragoman.events.placing.words import placing
from dragoman.parse.model import Sentence, Token


@dataclass
class Told:
    """What a report tells, in order.

    Attributes:
        events: placed one after the other.
        heads: the word of each that depends on no other of its words.
        own: whether the event's own clause, or the one that governs it, names its place.
        fronts: for each country, how many deeds of war of its people are told of in each country,
            as far as places are known; those of anybody for "".
    """

    draft: Draft
    events: list[Event]
    heads: list[Token] = field(init=False)
    own: list[bool] = field(init=False)
    fronts: dict[str, Counter[str]] = field(init=False)

    def __post_init__(self) -> None:
        self.heads = [head_of(event, self.draft) for event in self.events]
        self.own = [event.place is not None for event in self.events]
        self.fronts = defaultdict(Counter)
        for event in self.events:
            self._count(event)

    @cached_property
    def by_sentence(self) -> dict[int, list[int]]:
        """Numbers of the events of each sentence."""
        found: dict[int, list[int]] = defaultdict(list)
        for number, event in enumerate(self.events):
            found[event.sentence].append(number)
        return found

    @cached_property
    def doers_in(self) -> dict[str, set[str]]:
        """Countries of those who do a deed in each country, as far as places are known."""
        found: dict[str, set[str]] = defaultdict(set)
        for event in self.events:
            country = self.country(event)
            if country is not None and self.is_deed(event):
                found[country] |= countries(self.draft, event.actors)
        return found

    @cached_property
    def meetings(self) -> list[tuple[int, str, int]]:
        """The meetings that the report places, as `met_at` gives them."""
        return met_at(self.draft)

    @cached_property
    def one_meeting(self) -> tuple[int | None, set[str]]:
        """Where the report has its meetings, if at one place, and countries named beside them."""
        places, known = self.draft.places.places, self.draft.actors
        if len({places[place].name for _, _, place in self.meetings}) != 1:
            return None, set()
        beside = (m for at, _, _ in self.meetings for m in known.within(at))
        return self.meetings[0][2], countries(self.draft, tuple(beside))

    @cached_property
    def talks(self) -> dict[int, list[int]]:
        """Numbers of the talks that took place, for each actor who took part."""
        found: dict[int, list[int]] = defaultdict(list)
        for number, event in enumerate(self.events):
            if event.type in placing().spoken and event.status == "actual":
                for actor in self.actors((*event.actors, *event.recipients)):
                    found[actor].append(number)
        return found

    @cached_property
    def sitting(self) -> dict[tuple[str, str], list[int]]:
        """For each parliament or court, what its clause tells of its members at home."""
        found: dict[tuple[str, str], list[int]] = defaultdict(list)
        for number, event in enumerate(self.events):
            said = event.type in placing().uttered | placing().spoken
            if not self.own[number] or not said or event.status != "actual":
                continue
            if self.draft.places.places[event.place or 0].kind == "seat":
                continue
            for country, sector in self.bodies(event):
                if country == self.country(event):
                    found[country, sector].append(number)
        return found

    @cached_property
    def states(self) -> dict[str, int]:
        """The first place of the report that is a state, by country."""
        places = enumerate(self.draft.places.places)
        states = [(p.country, i) for i, p in places if p.kind == "country" and p.country]
        return dict(reversed(states))

    def place(self, number: int, at: int, basis: PlaceBasis) -> None:
        """Put an event where it was found to be; what goes on from it is sought from there."""
        event = replace(self.events[number], place=at, place_basis=basis)
        self.events[number] = event
        country = self.country(event)
        if country is not None and self.is_deed(event):
            self.doers_in[country] |= countries(self.draft, event.actors)
        self._count(event)

    def _count(self, event: Event) -> None:
        country = self.country(event)
        if country is not None and self.is_of_war(event):
            for doer in ("", *countries(self.draft, event.actors)):
                self.fronts[doer][country] += 1

    def sentence(self, event: Event) -> Sentence:
        return self.draft.parsed.sentences[event.sentence]

    def placed(self, number: int) -> Iterator[int]:
        """The events before that have a place, the last first."""
        return (n for n in range(number - 1, -1, -1) if self.events[n].place is not None)

    def fits(self, event: Event, other: Event) -> bool:
        """Whether nothing that is known of two events speaks against one place for both."""
        if other.status not in placing().took_place or not event.may_meet(other):
            return False
        mine, theirs = self.sides(event), self.sides(other)
        return not mine or not theirs or bool(mine & (theirs | {self.country(other)}))

    def country(self, event: Event) -> str | None:
        return None if event.place is None else self.draft.places.places[event.place].country

    def sides(self, event: Event) -> set[str]:
        return countries(self.draft, (*event.actors, *event.recipients))

    def actors(self, mentions: Iterable[int]) -> set[int]:
        known = self.draft.actors.mentions
        return {actor for m in mentions for actor in known[m].actors}

    def bodies(self, event: Event) -> set[tuple[str, str]]:
        """The bodies that sit at one place, of a country and a sector, whose members act."""
        known = self.draft.actors.actors
        doers = (known[a] for a in self.actors(event.actors))
        return {(d.country, d.sector) for d in doers if d.country and d.sector in placing().seated}

    def is_deed(self, event: Event) -> bool:
        """Whether the event is told as one of those that go on from each other."""
        told = event.status in placing().took_place and self.is_told(event)
        return event.type in placing().going and told

    def is_of_war(self, event: Event) -> bool:
        """Whether the event is a deed of the kind of which wars consist, done or not."""
        return event.type in placing().fought and self.is_told(event)

    def is_told(self, event: Event) -> bool:
        """Whether the event is no mere attribute: "Russian-trained fighters"."""
        return head_of(event, self.draft).dep not in placing().attributes

    def names(self, sentence: Sentence) -> list[tuple[int, Token]]:
        """The places of a sentence but continents, and areas that another of them lies in."""
        places = self.draft.places.places
        told = [(places[i], i, name) for i, name in named(self.draft, sentence)
                if places[i].kind not in placing().vague]  # fmt: skip
        towns = {place.country for place, _, _ in told if place.kind != "country"}
        wide = (place.country in towns and not is_part(name) if place.kind == "country"
                else any(other.within(place) for other, _, _ in told)
                for place, _, name in told)  # fmt: skip
        return [(i, name) for (_, i, name), holds in zip(told, wide, strict=True) if not holds]

    def names_states_alone(
        self, event: Event, country: str | None = None, *, beside: str = ""
    ) -> bool:
        """Whether the event's sentence names no place but states, or but the one given.

        Args:
            beside: the name of a place that it may name as well.
        """
        places = self.draft.places.places
        found = [places[i] for i, _ in named(self.draft, self.sentence(event))]
        states = [p for p in found if p.name != beside]
        return all(p.kind == "country" and country in (None, p.country) for p in states)


def is_part(name: Token) -> bool:
    """Whether only a part of the state is meant: "eastern Ukraine"."""
    return any(t.lower in placing().parts for t in name.kids("amod", "compound", "nmod"))
