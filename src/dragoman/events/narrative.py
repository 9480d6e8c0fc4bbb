"""Narrative time: days that a report carries from one sentence to the next.

What the text dates nowhere near an act is dated by what was told before: a noun that takes an act
up again ("the attack", a headline's too) has the days of the act; who goes on speaking does so on
the day he spoke; and a plain past goes on from the time that the narrative has reached, within its
paragraph or, where that lies shortly before publication, for a sentence or two more. Reichenbach's
reference time, as Partee (1984) carries it through a discourse.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from dragoman.draft import Draft
from dragoman.events.dating.after import head_of, told_after
from dragoman.events.dating.hanging import PARTS, finite, nouns_crossed, top_of
from dragoman.events.dating.spans import counted_back
from dragoman.events.dating.words import dating
from dragoman.events.foregoing import countries
from dragoman.events.model import Event
from dragoman.events.settings import settings
from dragoman.parse.model import Clause, Sentence, Token
from dragoman.times.calendar import Days
from dragoman.times.model import TimeExpression

TOLD: Final = ("actual", "alleged", "denied")
UNDATED: Final = "document"
CARRIED: Final = "narrative"


def carried(events: tuple[Event, ...], draft: Draft) -> tuple[Event, ...]:
    """The events with the days that the narrative gives those that nothing nearer dates."""
    narrative = _Narrative(draft)
    by_sentence: dict[int, list[int]] = {}
    for number, event in enumerate(events):
        by_sentence.setdefault(event.sentence, []).append(number)
    found = told_after(events, draft)
    for sentence in draft.parsed.sentences:
        if sentence.part == "title":
            continue
        narrative.enter(sentence)
        for number in by_sentence.get(sentence.index, ()):
            found[number] = narrative.dated(found[number])
        narrative.leave(sentence, [found[n] for n in by_sentence.get(sentence.index, ())])
    return tuple(_headline(e, found, draft) for e in found)


@dataclass(slots=True)
class _Narrative:
    """Where the narrative stands after each sentence."""

    draft: Draft
    reached: Days | None = None
    at: int = -9
    paragraph: int = 0
    paragraph_at: int = -1
    told: list[tuple[Event, str]] = field(default_factory=list)
    spoke: dict[int, tuple[Days, int]] = field(default_factory=dict)

    def enter(self, sentence: Sentence) -> None:
        """Begin a sentence; a new paragraph may leave the date that was reached behind."""
        self.paragraph += sentence.opens
        if self.reached is None:
            return
        inside = self.paragraph == self.paragraph_at
        near = sentence.index - self.at <= dating().numbers["further"]
        recent = _is_recent(self.reached, self.draft)
        if not (inside and near) and not (recent and (inside or near)):
            self.reached = None

    def dated(self, event: Event) -> Event:
        """The event with its carried days, remembered for what takes it up again."""
        head = head_of(event, self.draft)
        if event.basis == UNDATED:
            days = self._days(event, head)
            if days is not None:
                event = replace(event, first=days[0], last=days[1], basis=CARRIED)
        if event.basis != UNDATED:
            self.told.append((event, head.lemma))
        return event

    def _days(self, event: Event, head: Token) -> Days | None:
        sentence = self.draft.parsed.sentences[event.sentence]
        if event.status not in TOLD:
            return None
        if head.pos in ("NOUN", "PROPN"):
            again = self._taken_up(event, head)
            if again is not None or not _is_told(head, sentence):
                return again
        goes_on = self._goes_on(head, sentence)
        if event.type in settings().types.verbal:
            long_past = goes_on and self.reached and not _is_recent(self.reached, self.draft)
            return self._speaking(event, goes_on) or (self.reached if long_past else None)
        if self.reached is not None:
            counted = counted_back(self.draft, sentence, head, self.reached)
            return counted or (self.reached if goes_on else None)
        return self._continued(event) if goes_on else None

    def _taken_up(self, event: Event, head: Token) -> Days | None:
        """The days of the last act of the kind, where the noun speaks of one that is known."""
        if not any(c.lower in dating().words["known"] for c in head.children):
            return None
        for other, lemma in reversed(self.told):
            days = Days(other.first, other.last)
            if None in days:
                continue
            far = event.sentence - other.sentence > dating().numbers["further"]
            if far and not _is_recent(days, self.draft):
                continue
            if other.type == event.type and (lemma == head.lemma or _may_be(event, other)):
                return days
        return None

    def _speaking(self, event: Event, goes_on: bool) -> Days | None:
        """The day on which who does the verbal act spoke just before; what somebody says in the
        present tense ("denies") he did not say long ago."""
        reach = dating().numbers["goes_on_speaking"]
        for actor in self._actors(event.actors):
            days, at = self.spoke.get(actor, (None, 0))
            if days and event.sentence - at <= reach and (goes_on or _is_recent(days, self.draft)):
                return days
        return None

    def _goes_on(self, head: Token, sentence: Sentence) -> bool:
        """Whether the act is told in the plain past, as the next thing that happened."""
        clause = sentence.clause_of(head)
        if clause is None or any(True for _ in _own_times(sentence, self.draft)):
            return False
        return _plain_past(clause) and clause.relation not in PARTS

    def _continued(self, event: Event) -> Days | None:
        """The days of the last act of the type by the same side, if of the story itself."""
        side = countries(self.draft, event.actors)
        for other, _ in reversed(self.told):
            days = Days(other.first, other.last)
            if other.type != event.type or not _is_recent(days, self.draft) or None in days:
                continue
            if side & countries(self.draft, other.actors):
                return days
        return None

    def leave(self, sentence: Sentence, events: list[Event]) -> None:
        """Take up the date that the sentence has come to, and who spoke on which day."""
        for index in self.draft.statements.cued(sentence.index):
            statement = self.draft.statements.statements[index]
            if statement.cue[0].sentence == sentence.index and statement.first:
                for actor in self._speakers(statement.mention):
                    self.spoke[actor] = (Days(statement.first, statement.last), sentence.index)
        days = [
            Days(time.first, time.last)
            for time, clause in _own_times(sentence, self.draft)
            if _plain_past(clause) and clause.relation not in PARTS and clause.mood == "finite"
        ]
        days += [Days(e.first, e.last) for e in events if self._is_deed(e, sentence)]
        if days:
            self.reached, self.at = days[-1], sentence.index
            self.paragraph_at = self.paragraph

    def _is_deed(self, event: Event, sentence: Sentence) -> bool:
        """Whether the event is a deed of the past that its own clause dates."""
        if event.basis != "clause" or event.type in settings().types.verbal or event.last is None:
            return False
        clause = sentence.clause_of(head_of(event, self.draft))
        past = event.last <= self.draft.document.date and event.first is not None
        told = clause is not None and clause.relation not in PARTS and _plain_past(clause)
        return past and told

    def _actors(self, mentions: tuple[int, ...]) -> Iterator[int]:
        for mention in mentions:
            yield from self.draft.actors.mentions[mention].actors

    def _speakers(self, mention: int | None) -> Iterator[int]:
        return self._actors(()) if mention is None else self._actors((mention,))


def _is_recent(days: Days, draft: Draft) -> bool:
    """Whether the days end shortly before publication."""
    last = days[1]
    return last is not None and 0 <= (draft.document.date - last).days <= dating().numbers["recent"]


def _plain_past(clause: Clause) -> bool:
    """Whether a clause tells of the past and, but for participles below it, of nothing before."""
    over = finite(clause)
    return over.tense == "past" and not over.perfect and not over.modal


def _is_told(head: Token, sentence: Sentence) -> bool:
    """Whether a deed that a noun names is what its clause tells of."""
    clause = sentence.clause_of(head)
    return clause is not None and head.head is clause.head and head.dep in ("nsubj", "nsubjpass")


def _own_times(sentence: Sentence, draft: Draft) -> Iterator[tuple[TimeExpression, Clause]]:
    """The days that date clauses of a sentence which are no cues of statements."""
    cues = draft.statements.cues(sentence.index)
    for index in draft.times.told(sentence):
        time = draft.times.expressions[index]
        if time.type not in ("DATE", "TIME") or time.first is None or time.last is None:
            continue
        top = top_of(sentence, time)
        clause = sentence.clause_of(top)
        if clause is None or clause.head.index in cues or nouns_crossed(top, clause) is None:
            continue
        short = (time.last - time.first).days < dating().numbers["longest_stay"]
        if short and time.first <= draft.document.date:
            yield time, clause


def _may_be(event: Event, other: Event) -> bool:
    """Whether nothing that is known of two acts of a type speaks against their being one."""
    return not event.modes or not other.modes or bool(set(event.modes) & set(other.modes))


def _headline(event: Event, events: list[Event], draft: Draft) -> Event:
    """A headline's act has the days of the first act of its kind and party in the text."""
    sentences = draft.parsed.sentences
    if event.basis != UNDATED or sentences[event.sentence].part != "title":
        return event
    mine = {a for m in (*event.actors, *event.recipients) for a in draft.actors.mentions[m].actors}
    for other in events:
        parties = (*other.actors, *other.recipients)
        theirs = {a for m in parties for a in draft.actors.mentions[m].actors}
        same = other.type == event.type and other.status == event.status and mine & theirs
        if same and sentences[other.sentence].part != "title":
            if not _is_recent(Days(other.first, other.last), draft):
                return event
            return (
                replace(event, first=other.first, last=other.last, basis=CARRIED)
                if (other.basis != UNDATED)
                else event
            )
    return event
