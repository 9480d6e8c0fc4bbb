"""Gathers, for every sentence of a coded draft, what was found there and by which rules."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.draft import Draft
from dragoman.explain.model import AsideExplained, Explanation, Finding, SentenceExplained
from dragoman.parse.model import Sentence
from dragoman.records.flat import Evidence
from dragoman.records.model import Coded
from dragoman.records.terminal import days, parties, speaker


def explain(draft: Draft, coded: Coded) -> Explanation:
    """The explanation of a draft beside its record."""
    gatherer = _Gatherer(draft, coded)
    return Explanation(
        id=coded.id,
        date=coded.date.isoformat(),
        sentences=tuple(gatherer.sentence(s) for s in draft.parsed.sentences),
        asides=tuple(_asides(draft)),
    )


def _asides(draft: Draft) -> Iterator[AsideExplained]:
    for aside in draft.parsed.asides:
        text = draft.parsed.string(aside.part)[aside.start : aside.end]
        yield AsideExplained(text=text, start=aside.start, part=aside.part, rule=aside.rule)


class _Gatherer:
    """Looks up one draft's layers by sentence."""

    def __init__(self, draft: Draft, coded: Coded) -> None:
        self.draft = draft
        self.coded = coded
        self.evidence = Evidence(coded, draft.document.text)

    def sentence(self, sentence: Sentence) -> SentenceExplained:
        findings = (
            *self._actors(sentence.index),
            *self._times(sentence.index),
            *self._places(sentence.index),
            *self._statements(sentence.index),
            *self._events(sentence.index),
        )
        text = self.draft.parsed.string(sentence.part)[sentence.start : sentence.end]
        told = any(f.room in ("statement", "event") for f in findings)
        return SentenceExplained(
            text=text,
            start=sentence.start,
            end=sentence.end,
            part=sentence.part,
            findings=findings,
            silence=None if told else self._silence(sentence),
        )

    def _actors(self, sentence: int) -> Iterator[Finding]:
        for index, mention in enumerate(self.draft.actors.mentions):
            if mention.span.sentence != sentence:
                continue
            linked = self.draft.links.mentions.get(index, mention.actors)
            shown = parties(self.coded.actors[a] for a in linked) or "unresolved"
            words = self.draft.parsed.text(mention.span)
            yield Finding(room="actor", words=words, shown=shown, rules=mention.rules)

    def _times(self, sentence: int) -> Iterator[Finding]:
        for index in self.draft.times.within(sentence):
            time, record = self.draft.times.expressions[index], self.coded.times[index]
            shown = f"{record.type} {record.value} {days(record.first, record.last)}".strip()
            yield Finding(room="time", words=record.text, shown=shown, rules=time.rules)

    def _places(self, sentence: int) -> Iterator[Finding]:
        for index in self.draft.places.within(sentence):
            place, record = self.draft.places.places[index], self.coded.places[index]
            shown = " ".join(str(v) for v in (record.name, record.country) if v)
            yield Finding(room="place", words=record.text, shown=shown, rules=place.rules)

    def _statements(self, sentence: int) -> Iterator[Finding]:
        for index, statement in enumerate(self.draft.statements.statements):
            if (*statement.cue, *statement.content)[0].sentence != sentence:
                continue
            record = self.coded.statements[index]
            who = speaker(self.evidence, record) or "nobody named"
            content = self.evidence.words(record, record.content)
            yield Finding(
                room="statement",
                words=self.evidence.words(record, record.cue),
                shown=f"{who} [{record.stance}, {record.kind}]: {content}",
                rules=record.rules,
            )

    def _events(self, sentence: int) -> Iterator[Finding]:
        for index, event in enumerate(self.draft.events.events):
            if event.sentence != sentence:
                continue
            record = self.coded.events[index]
            actors = parties(self.evidence.actors(record.actors)) or "-"
            recipients = parties(self.evidence.actors(record.recipients)) or "-"
            what = "/".join((record.type, *record.modes))
            when = f"{days(record.first, record.last)} by {record.basis}"
            yield Finding(
                room="event",
                words=self.evidence.words(record, record.trigger),
                shown=f"{actors} {what} {recipients}, {record.status}, {when}",
                rules=record.rules,
            )

    def _silence(self, sentence: Sentence) -> str:
        """Why a sentence gave no statement and no event."""
        if not any(m.span.sentence == sentence.index for m in self.draft.actors.mentions):
            return "no political actor is named or meant here"
        dismissed = [
            f'"{self.draft.parsed.text(d.trigger)}" is no act by {" < ".join(d.rules)}'
            for d in self.draft.events.dismissed
            if d.trigger.sentence == sentence.index
        ]
        if dismissed:
            return "; ".join(dismissed)
        if not sentence.clauses:
            return "there is no predicate: no verb joins its actors to anything"
        lemmas = ", ".join(c.lemma for c in sentence.clauses)
        return f"no cue and no frame is evoked by its predicates: {lemmas}"
