"""Reading the acts of a sentence: frames evoke them, operators nest around them.

The idea of frames with slots is FrameNet's; that of operators that turn one act into another is
the codebook's (section 5, "The algebra of operators").
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain

from dragoman.events.acts import NONE, Act, Mood
from dragoman.events.algebra import Calculus
from dragoman.events.lexicon import Lexicon
from dragoman.events.matching import Matcher
from dragoman.events.mood import mood_of
from dragoman.events.roles import Roles
from dragoman.events.senses import Sense, Senses
from dragoman.events.slots import Slots
from dragoman.events.vocabulary import Frame, Operator
from dragoman.parse.model import Sentence, Token

TRANSPARENT = "transparent"


class Reading:
    """The acts of one sentence.

    Args:
        who: numbers of those whom the phrase headed by a token stands for, none where nobody.
    """

    def __init__(
        self, lexicon: Lexicon, sentence: Sentence, who: Callable[[Token], frozenset[int]]
    ) -> None:
        self.sentence = sentence
        self.matcher = Matcher(lexicon, sentence, lambda token: bool(who(token)))
        self.slots = Slots(self.matcher)
        self.senses = Senses(lexicon, self.matcher, self.slots)
        self.calculus = Calculus(lexicon)
        self.roles = Roles(self.slots, who)
        self._read: dict[int, tuple[Act, ...]] = {}

    def acts(self) -> list[Act]:
        """Acts that stand for themselves, in order of the text."""
        all_acts = [a for t in self.sentence.tokens for a in self.at(t)]
        consumed = set(chain.from_iterable(a.consumed for a in all_acts))
        return [a for a in all_acts if a.type and a.head.index not in consumed]

    def at(self, token: Token) -> tuple[Act, ...]:
        """What the word evokes, with all that stands inside it; () for nothing."""
        if token.index not in self._read:
            self._read[token.index] = ()
            self._read[token.index] = tuple(self._evoked(token))
        return self._read[token.index]

    def _evoked(self, token: Token) -> Iterator[Act]:
        for sense in self.senses.of(token):
            rule = sense.entry.rule.rule
            if isinstance(rule, Frame):
                yield self._frame(token, sense, rule)
                return
            acts = list(self._operator(token, sense, rule)) if isinstance(rule, Operator) else []
            if acts:
                yield from acts
                return

    def _frame(self, token: Token, sense: Sense, rule: Frame) -> Act:
        actors, recipients = self.roles.of(token, rule)
        return Act(
            token, rule.type, sense.words, actors, recipients,
            modes=(rule.mode,) if rule.mode else (), contexts=rule.contexts, cameo=rule.cameo,
            reciprocal=rule.reciprocal, mood=mood_of(sense.words, self.matcher), rules=sense.rules,
            consumed=_others(token, sense.words),
        )  # fmt: skip

    def _operator(self, token: Token, sense: Sense, rule: Operator) -> Iterator[Act]:
        found = False
        for place in self._places(token, rule):
            for inner in self._inside(place):
                found = True
                yield self._apply(token, sense, rule, inner)
        if not found and rule.type:
            yield self._bare(token, sense, rule)

    def _places(self, token: Token, rule: Operator) -> list[Token]:
        fillers = [t for slot in rule.inner for t in self.slots.fill(token, slot)]
        return list(dict.fromkeys(fillers))

    def _inside(self, place: Token) -> tuple[Act, ...]:
        """The acts at a slot's filler, looked for through "a series of" and the like."""
        acts = self.at(place)
        through = None if acts else self.matcher.class_rule(place, TRANSPARENT)
        if through is None:
            return acts
        found = (a for t in self.slots.fill(place, "of") for a in self._inside(t))
        return tuple(a.become(rules=(*a.rules, through)) for a in found)

    def _bare(self, token: Token, sense: Sense, rule: Operator) -> Act:
        """An operator whose inner act is not known, as the act that it is by itself."""
        actors, recipients = self.roles.of(token, rule)
        mood = mood_of(sense.words, self.matcher)
        row = self.calculus.rows[rule.does]
        modes = (rule.mode,) if rule.mode else ()
        event_type = rule.type
        if mood.negated and row.rule.negated:
            row = self.calculus.rows[row.rule.negated]
            event_type, modes = row.rule.unknown or NONE, ()
            mood = Mood(False, mood.outlook)
        return Act(
            token, event_type, sense.words, actors, recipients, modes=modes,
            contexts=rule.contexts, cameo=rule.cameo, mood=mood, rules=sense.rules,
            consumed=_others(token, sense.words),
        )  # fmt: skip

    def _apply(self, token: Token, sense: Sense, rule: Operator, inner: Act) -> Act:
        """The operator's act around `inner`."""
        mood = mood_of(sense.words, self.matcher)
        if not inner.is_act:
            return self._around_nothing(token, sense, rule, inner, mood)
        rows, negated = self.calculus.rows_for(
            rule.does, negated=mood.negated, inner_negated=inner.mood.negated
        )
        row = rows[-1]
        original, inner = inner, self._with_actor(token, rule, inner)
        outcome = self.calculus.outcome(row, inner)
        modes, table = self.calculus.modes_of(outcome, inner)
        actors, recipients = self.roles.around(token, rule, row.rule, inner)
        own = (rule.mode,) if rule.mode and outcome == rule.type and not modes else ()
        return Act(
            token, outcome or NONE, (*sense.words, *inner.words), actors, recipients,
            modes=modes or own, contexts=(*rule.contexts, *inner.contexts),
            cameo=rule.cameo, reciprocal=inner.reciprocal and outcome == inner.type,
            mood=Mood(negated, mood.outlook), status=row.rule.status or inner.status,
            core=inner.core or inner,
            rules=(*inner.rules, *sense.rules, *(r.id for r in rows), *table),
            consumed=_others(token, sense.words) | self._kept(row.rule.reported, inner, original),
        )  # fmt: skip

    def _with_actor(self, token: Token, rule: Operator, inner: Act) -> Act:
        """The inner act with the actor that the operator gives it: "urge X to"."""
        clause = self.matcher.clause(inner.head)
        if rule.inner_actor == "doer" or inner.reciprocal:
            return inner
        if clause is None or clause.mood == "finite":
            return inner
        _, recipients = self.roles.of(token, rule)
        return inner.become(actors=recipients) if recipients else inner

    def _around_nothing(
        self, token: Token, sense: Sense, rule: Operator, inner: Act, mood: Mood
    ) -> Act:
        """What an operator makes of no act is none: "refused a heart attack"."""
        return Act(
            token, NONE, sense.words, mood=mood, rules=(*inner.rules, *sense.rules),
            consumed=_others(token, sense.words) | {inner.head.index},
        )  # fmt: skip

    def _kept(self, reported: str, inner: Act, original: Act) -> frozenset[int]:
        """What the operator uses up: the inner act, unless it is reported as a record too."""
        if not reported:
            return inner.consumed | {inner.head.index}
        reported_act = inner.become(status=reported, mood=Mood(inner.mood.negated, ""))
        others = tuple(a for a in self._read[inner.head.index] if a is not original)
        self._read[inner.head.index] = (*others, reported_act)
        return inner.consumed


def _others(token: Token, words: tuple[Token, ...]) -> frozenset[int]:
    return frozenset(w.index for w in words if w is not token)
