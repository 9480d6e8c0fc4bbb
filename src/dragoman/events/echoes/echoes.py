"""Acts that are told by "Latvia did the same": those of the last act, by somebody else.

Only what was told in the same sentence or in the one before can be meant, and only what is told
as done; the day is that of the words themselves, where they have one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from dragoman.draft import Draft
from dragoman.events.acts import Act
from dragoman.events.families import ECHOES
from dragoman.events.foregoing import countries
from dragoman.events.model import Event
from dragoman.events.parties import Parties
from dragoman.events.settings import settings
from dragoman.events.when import when
from dragoman.parse.model import Clause, Sentence, Span, Token
from dragoman.rules import RuleBook

ACTUAL: Final = "actual"


class Echoes:
    """Finds acts behind words that stand for them; keeps the rules loaded."""

    def __init__(self, book: RuleBook) -> None:
        rules = book.rules(ECHOES)
        self.phrases = {tuple(p.split()): n.id for n in rules for p in n.rule.phrases}
        self.leading = {tuple(p.split()): n.id for n in rules for p in n.rule.leading}
        self.verbs = {p[0] for p in self.phrases} | {p[-1] for p in self.leading}

    def add(self, draft: Draft, events: Sequence[Event]) -> list[Event]:
        """The events with those that are told by an echo, in order of the text."""
        found = list(events)
        for sentence in draft.parsed.sentences:
            for clause in sentence.clauses:
                if clause.head.lemma in self.verbs:
                    found += self._echo(draft, sentence, clause, events)
        return sorted(found, key=lambda e: e.trigger[0]) if len(found) > len(events) else found

    def _echo(
        self, draft: Draft, sentence: Sentence, clause: Clause, events: Sequence[Event]
    ) -> list[Event]:
        said = self._words(sentence, clause.head)
        if said is None or clause.tense != "past" or clause.modal or clause.negations:
            return []
        words, rule = said
        actors = Parties(draft, sentence).of(clause.subjects)
        meant = _meant(draft, sentence, words[0], actors, events)
        if meant is None or not actors:
            return []
        act = Act(clause.head, meant.type, words, actors=clause.subjects)
        statement = draft.statements.innermost(sentence.index, clause.head.index)
        day = when(act, statement, draft, sentence)
        trigger = Span(sentence.index, words[0].index, words[-1].index + 1)
        return [
            replace(
                meant, trigger=(trigger,), actors=actors, first=day.first, last=day.last,
                basis=day.basis, statement=statement, quantities={}, place=None,
                place_basis=None, rules=(*meant.rules, rule),
            )
        ]  # fmt: skip

    def _words(self, sentence: Sentence, head: Token) -> tuple[tuple[Token, ...], str] | None:
        """The words of an echo around its verb, and the rule that knows them."""
        tokens, at = sentence.tokens, head.index
        for words, rule in self.phrases.items():
            behind = tokens[at : at + len(words)]
            if tuple(t.lemma if t is head else t.lower for t in behind) == words:
                return tuple(behind), rule
        for words, rule in self.leading.items():
            before = tokens[max(0, at + 1 - len(words)) : at + 1]
            if tuple(t.lemma if t is head else t.lower for t in before) == words:
                return tuple(before), rule
        return None


def _meant(
    draft: Draft, sentence: Sentence, at: Token, actors: tuple[int, ...], events: Sequence[Event]
) -> Event | None:
    """The act of the nearest clause before that somebody else did, and did to others."""
    mine = {a for m in actors for a in draft.actors.mentions[m].actors}
    near = [
        e for e in events
        if (e.sentence, e.trigger[0].start) < (sentence.index, at.index)
        and sentence.index - e.sentence <= settings().earlier.just_before
    ]  # fmt: skip
    last = max((e.sentence for e in near), default=None)
    told = [e for e in near if e.sentence == last and e.statement is None]
    for event in told[:1]:
        parties = (*event.actors, *event.recipients)
        theirs = {a for m in parties for a in draft.actors.mentions[m].actors}
        others = not mine & theirs and not countries(draft, actors) & countries(draft, parties)
        if event.status == ACTUAL and mine and theirs and others:
            return event
    return None
