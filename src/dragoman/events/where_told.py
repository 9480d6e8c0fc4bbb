"""Where, by the rest of the report: what no clause of its own places.

In turn: the place that its sentence names for what is told with it; that of the deed which a noun
takes up again ("the attack"); where its speaker was when he spoke before; where the deed told just
before it happened, or the one that the report is about; and where the report was filed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from dragoman.draft import Draft
from dragoman.events.dating.words import dating
from dragoman.events.foregoing import countries
from dragoman.events.model import Event
from dragoman.events.narrative import head_of
from dragoman.events.settings import settings
from dragoman.events.where import named
from dragoman.events.where_filed import filed_from
from dragoman.events.where_kin import is_moved_on, is_topic, told_with
from dragoman.events.where_words import where_words
from dragoman.parse.model import Sentence, Span, Token
from dragoman.places.model import Place


def placed(events: Sequence[Event], draft: Draft) -> tuple[Event, ...]:
    """The events, those without a place with the one that the rest of the report gives them."""
    told = _Told(draft, list(events))
    for number in range(len(events)):
        told.place(number)
    return tuple(told.events)


@dataclass(slots=True)
class _Told:
    """The events of a report, placed one after the other."""

    draft: Draft
    events: list[Event]
    heads: list[Token] = field(init=False)
    own: list[bool] = field(init=False)
    setting: int | None = field(init=False)

    def __post_init__(self) -> None:
        self.heads = [head_of(event, self.draft) for event in self.events]
        self.own = [event.place is not None for event in self.events]
        self.setting = self._setting()

    def place(self, number: int) -> None:
        """Give the event a place where anything tells one."""
        event = self.events[number]
        if event.place is not None:
            return
        for found in (
            self._in_sentence, self._again, self._loosely, self._speaking, self._going_on,
            self._same_day, self._before, self._story,
        ):  # fmt: skip
            place = found(number)
            if place is not None:
                self.events[number] = replace(event, place=place, place_basis="sentence")
                return
        filed = filed_from(event, self.draft)
        if filed is not None:
            self.events[number] = replace(event, place=filed, place_basis="dateline")

    def _in_sentence(self, number: int) -> int | None:
        """The place that the sentence names for what is told with the event."""
        sentence = self.draft.parsed.sentences[self.events[number].sentence]
        failed = {
            head.index
            for head, other in zip(self.heads, self.events, strict=True)
            if other.sentence == sentence.index and other.status not in where_words().took_place
        } - {self.heads[number].index}
        kin = [(index, name) for index, name in self._around(number)
               if told_with(self.heads[number], name, sentence, failed)]  # fmt: skip
        return self._nearest(number, kin)

    def _loosely(self, number: int) -> int | None:
        """The one place that the sentence names, however it hangs, but as what is talked about."""
        head = self.heads[number]
        sentence = self.draft.parsed.sentences[self.events[number].sentence]
        around = [(i, name) for i, name in self._around(number)
                  if not (is_topic(name, head) or is_moved_on(name, head, sentence))]  # fmt: skip
        places = self.draft.places.places
        one = len({places[i].name for i, _ in around}) == 1
        deed = self.events[number].type in settings().deeds
        found = self._nearest(number, around) if one or deed else None
        return None if found is None or self._is_elsewhere(number, found) else found

    def _is_elsewhere(self, number: int, place: int) -> bool:
        """Whether the place is in nobody's country, and the report was filed from somebody's."""
        country = self.draft.places.places[place].country
        away = country not in self._sides(self.events[number])
        return away and filed_from(self.events[number], self.draft) is not None

    def _around(self, number: int) -> list[tuple[int, Token]]:
        """The places that the sentence of a deed names."""
        event = self.events[number]
        if event.type not in where_words().bodily:
            return []
        sentence = self.draft.parsed.sentences[event.sentence]
        return self._kept(named(self.draft, sentence))

    def _kept(self, found: Iterable[tuple[int, Token]]) -> list[tuple[int, Token]]:
        """The places but for continents, and for states that another of them lies in."""
        places = self.draft.places.places
        told = [(i, name) for i, name in found if places[i].kind not in where_words().vague]
        towns = {places[i].country for i, _ in told if places[i].kind != "country"}
        return [(i, name) for i, name in told
                if places[i].kind != "country" or places[i].country not in towns]  # fmt: skip

    def _nearest(self, number: int, found: list[tuple[int, Token]]) -> int | None:
        head = self.heads[number]
        return min(found, key=lambda f: abs(f[1].index - head.index))[0] if found else None

    def _again(self, number: int) -> int | None:
        """The place of the deed that a noun takes up again: "the attack", "died in that attack"."""
        event = self.events[number]
        lemmas = set(self._known_deeds(number))
        if not lemmas or event.type in settings().verbal:
            return None
        same = [n for n in self._placed(number) if self.events[n].type == event.type
                and self._fits(event, self.events[n])]  # fmt: skip
        best = [n for n in same if self.heads[n].lemma in lemmas] or same
        return self.events[best[0]].place if best else None

    def _known_deeds(self, number: int) -> Iterator[str]:
        """Nouns by which the event's clause speaks of a deed that is known."""
        event, head = self.events[number], self.heads[number]
        nouns: tuple[Token, ...] = (head,)
        if head.pos == "VERB":
            clause = self.draft.parsed.sentences[event.sentence].clause_of(head)
            around = () if clause is None else (*clause.subjects, *clause.agents)
            nouns = (*around, *(t for _, t in clause.obliques)) if clause is not None else ()
        for noun in nouns:
            told = noun.lemma in dating().words["happening"]
            if noun.pos == "NOUN" and told and self._is_known(noun):
                yield noun.lemma

    def _is_known(self, noun: Token) -> bool:
        return any(c.lower in dating().words["known"] for c in noun.children)

    def _same_day(self, number: int) -> int | None:
        """The place of a deed of the type that the text tells of the very same days."""
        event = self.events[number]
        for n, other in enumerate(self.events):
            dated = "document" not in (event.basis, other.basis) and event.first is not None
            same = other.type == event.type and self.own[n] and self._is_deed(event)
            days = (event.first, event.last) == (other.first, other.last)
            if dated and same and days and n != number and self._fits(event, other):
                return other.place
        return None

    def _placed(self, number: int) -> Iterator[int]:
        """The events before that have a place, the last first."""
        for n in range(number - 1, -1, -1):
            if self.events[n].place is not None:
                yield n

    def _fits(self, event: Event, other: Event) -> bool:
        """Whether nothing that is known of two events speaks against one place for both."""
        if other.status not in where_words().took_place or not event.may_meet(other):
            return False
        country = self._country(other)
        mine, theirs = self._sides(event), self._sides(other)
        return not mine or not theirs or bool(mine & (theirs | {country}))

    def _country(self, event: Event) -> str | None:
        return None if event.place is None else self.draft.places.places[event.place].country

    def _sides(self, event: Event) -> set[str]:
        return countries(self.draft, (*event.actors, *event.recipients))

    def _actors(self, mentions: Iterable[int]) -> set[int]:
        known = self.draft.actors.mentions
        return {actor for m in mentions for actor in known[m].actors}

    def _speakers(self, event: Event) -> set[int]:
        """Those who act, and of what is said on their side the one who says it."""
        found = self._actors(event.actors)
        if event.statement is not None:
            speaker = self.draft.statements.statements[event.statement].mention
            sides = countries(self.draft, event.actors)
            if speaker is not None and countries(self.draft, (speaker,)) & sides:
                found |= self._actors((speaker,))
        return found

    def _speaking(self, number: int) -> int | None:
        """Where who speaks was in what is told of him before on the same days."""
        event = self.events[number]
        if event.type not in (settings().verbal | where_words().spoken):
            return None
        if event.status != "actual" or self.heads[number].pos != "VERB":
            return None
        speakers = self._speakers(event)
        said = self._said_at(event, speakers)
        if said is not None:
            return said
        for n in self._placed(number):
            other = self.events[n]
            near = event.sentence - other.sentence <= where_words().speaking
            there = self._is_presence(n) and self._speakers(other) & speakers
            if near and there and event.may_meet(other):
                return other.place
        return None

    def _said_at(self, event: Event, speakers: set[int]) -> int | None:
        """Where one of those who speak said something, in this sentence or shortly before."""
        statements = self.draft.statements
        for at in range(event.sentence, event.sentence - where_words().speaking, -1):
            sentence = self.draft.parsed.sentences[max(at, 0)]
            for number in statements.cued(sentence.index):
                statement = statements.statements[number]
                same = statement.mention is not None and speakers & self._actors(
                    (statement.mention,)
                )
                if same and statement.cue[0].sentence == sentence.index:
                    place = self._beside(statement.cue[0], sentence)
                    if place is not None:
                        return place
        return None

    def _beside(self, cue: Span, sentence: Sentence) -> int | None:
        """The place where the words of a cue say that it was said."""
        words = range(cue.start, cue.end)
        for index, name in named(self.draft, sentence):
            if name.dep != "pobj" or name.head.lower not in where_words().stays:
                continue
            over = name.head.head
            if over.index in words or (over.dep == "pobj" and over.head.head.index in words):
                return index
        return None

    def _is_presence(self, number: int) -> bool:
        """Whether the event shows where its actors were, and not where they were to go."""
        event, head = self.events[number], self.heads[number]
        filed = event.place_basis == "dateline" and "visit" in event.modes
        if not (self.own[number] or filed) or event.status != "actual":
            return False
        clause = self.draft.parsed.sentences[event.sentence].clause_of(head)
        if clause is None or event.type not in where_words().uttered | where_words().spoken:
            return False
        if "visit" in event.modes and head.lemma not in where_words().present:
            return filed or (head.pos == "NOUN" and (clause.tense == "past" or clause.perfect))
        return head.pos == "VERB" and clause.tense != "future"

    def _going_on(self, number: int) -> int | None:
        """Where the deed told shortly before happened, if this one goes on from it."""
        event = self.events[number]
        if not self._is_deed(event):
            return None
        for n in self._placed(number):
            other = self.events[n]
            if event.sentence - other.sentence > where_words().going_on:
                return None
            if self._is_deed(other) and self._fits(event, other):
                return other.place if self._is_free(event, other) else None
        return None

    def _is_free(self, event: Event, other: Event) -> bool:
        """Whether the sentence names no place elsewhere that it may have moved on to."""
        if event.sentence == other.sentence:
            return True
        sentence = self.draft.parsed.sentences[event.sentence]
        places = self.draft.places.places
        return all(places[i].country == self._country(other) and places[i].kind == "country"
                   for i, _ in named(self.draft, sentence))  # fmt: skip

    def _is_deed(self, event: Event) -> bool:
        deed = event.type in where_words().going
        told = event.status in where_words().took_place and self._is_told(event)
        return deed and told

    def _is_told(self, event: Event) -> bool:
        """Whether the event is no mere attribute: "Russian-trained fighters"."""
        return head_of(event, self.draft).dep not in where_words().attributes

    def _before(self, number: int) -> int | None:
        """The one place that the sentence before names, if it is in a country of the parties."""
        event = self.events[number]
        if not self._is_deed(event) or event.sentence == 0:
            return None
        sentence = self.draft.parsed.sentences[event.sentence - 1]
        places = self.draft.places.places
        found = self._kept(named(self.draft, sentence))
        one = len({places[i].name for i, _ in found}) == 1
        sides = self._sides(event)
        fits = one and (not sides or places[found[0][0]].country in sides)
        return found[0][0] if fits and self._names_nothing_else(event) else None

    def _story(self, number: int) -> int | None:
        """Where the report plays, for what those at home there do to each other."""
        event = self.events[number]
        if self.setting is None or event.type not in where_words().bodily | settings().verbal:
            return None
        place = self.draft.places.places[self.setting]
        if not self._names_nothing_else(event):
            return None
        sides = self._sides(event)
        if self._is_deed(event):
            there = not sides or place.country in sides or self._acts_there(event)
            return self.setting if there else None
        domestic = sides == {place.country} and bool(event.actors) and self._is_told(event)
        both = bool(event.recipients) or not self._is_verbal(event)
        return self.setting if domestic and both else None

    def _acts_there(self, event: Event) -> bool:
        """Whether the event's doers do something else in the country where the report plays."""
        country = self.draft.places.places[self.setting or 0].country
        doers = countries(self.draft, event.actors)
        return any(self._is_deed(other) and self._country(other) == country
                   and countries(self.draft, other.actors) & doers
                   for other in self.events)  # fmt: skip

    def _is_verbal(self, event: Event) -> bool:
        return event.type in settings().verbal

    def _names_nothing_else(self, event: Event) -> bool:
        """Whether the sentence names no place but states."""
        sentence = self.draft.parsed.sentences[event.sentence]
        places = self.draft.places.places
        return all(places[i].kind == "country" for i, _ in named(self.draft, sentence))

    def _is_small(self, place: Place) -> bool:
        """Whether the place is no continent, and no state but a small one."""
        if place.kind == "country":
            return (place.radius or 0) <= where_words().small
        return place.kind not in where_words().vague

    def _setting(self) -> int | None:
        """The place that the report is about: named in its lead, and more often than any other."""
        places = self.draft.places
        told = [i for i, p in enumerate(places.places)
                if i not in places.datelines and self._is_small(p)]  # fmt: skip
        told += [a.place for a in places.again if a.place in told]
        counted = Counter(places.places[i].name for i in told)
        if not counted:
            return None
        name, times = counted.most_common(1)[0]
        first = next(i for i in told if places.places[i].name == name)
        leads = places.places[first].span.sentence <= where_words().lead
        most = 2 * times >= counted.total() or times >= where_words().setting
        return first if leads and most else None
