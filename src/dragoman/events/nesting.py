"""Operators around acts: nesting is repeated application of the algebra."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from dragoman.events.acts import NONE, Act, Mood
from dragoman.events.algebra import Calculus
from dragoman.events.matching import Matcher
from dragoman.events.mood import mood_of
from dragoman.events.roles import Roles
from dragoman.events.senses import Sense
from dragoman.events.settings import settings
from dragoman.events.slots import Slots
from dragoman.events.vocabulary import Operator
from dragoman.parse.model import Token

TRANSPARENT = "transparent"


class Nesting:
    """Applies operators in one sentence.

    Args:
        at: the acts that a word evokes.
        report: called with an act inside that stays a record, as it is to be recorded.
    """

    def __init__(
        self, matcher: Matcher, slots: Slots, roles: Roles, calculus: Calculus,
        at: Callable[[Token], tuple[Act, ...]], report: Callable[[Act, Act], None],
    ) -> None:  # fmt: skip
        self.matcher, self.slots, self.roles, self.calculus = matcher, slots, roles, calculus
        self.at, self.report = at, report

    def acts(self, sense: Sense, rule: Operator) -> Iterator[Act]:
        """The operator's acts: one around each act inside, else what it is by itself."""
        found = False
        for place in self._places(sense, rule):
            for inner in self._inside(place):
                found = True
                yield self.apply(sense, rule, inner)
        if not found and rule.type:
            yield self.bare(sense, rule)

    def _places(self, sense: Sense, rule: Operator) -> list[Token]:
        """Where the act inside may stand; words of the operator itself only by their class."""
        fillers = (t for slot in rule.inner for t in self.slots.fill(sense.words, slot))
        return [t for t in dict.fromkeys(fillers) if t not in sense.fixed]

    def _inside(self, place: Token) -> tuple[Act, ...]:
        """The acts at a slot's filler, looked for through "a series of" and the like."""
        acts = self.at(place)
        through = None if acts else self.matcher.class_rule(place, TRANSPARENT)
        if through is None:
            return acts
        found = (a for t in self.slots.fill((place,), "of") for a in self._inside(t))
        return tuple(a.become(rules=(*a.rules, through)) for a in found)

    def bare(self, sense: Sense, rule: Operator) -> Act:
        """An operator whose inner act is not known, as the act that it is by itself."""
        actors, recipients = self.roles.of(sense.words, rule)
        mood = mood_of(sense.words, self.matcher)
        row = self.calculus.rows[rule.does]
        event_type, modes = rule.type, (rule.mode,) if rule.mode else ()
        if mood.negated and row.rule.negated:
            row = self.calculus.rows[row.rule.negated]
            event_type, modes, mood = row.rule.unknown or NONE, (), Mood(False, mood.outlook)
        return Act(
            sense.words[0], event_type, sense.words, actors, recipients, modes=modes,
            contexts=rule.contexts, cameo=rule.cameo, mood=mood, rules=sense.rules,
            consumed=sense.others,
        )  # fmt: skip

    def apply(self, sense: Sense, rule: Operator, inner: Act) -> Act:
        """The operator's act around `inner`."""
        mood = mood_of(sense.words, self.matcher)
        if not inner.is_act:
            return _around_nothing(sense, inner, mood)
        rows, negated = self.calculus.rows_for(
            rule.does, negated=mood.negated, inner_negated=inner.mood.negated
        )
        row, given = rows[-1], self._with_actor(sense, rule, rows[-1].rule.reported, inner)
        outcome = self.calculus.outcome(row, given, rule.type)
        modes, table = self.calculus.modes_of(outcome, given, rule)
        actors, recipients = self.roles.around(
            sense.words, rule, row.rule, given, same=outcome == given.type
        )
        return Act(
            sense.words[0], outcome or NONE, (*sense.words, *given.words), actors, recipients,
            modes=modes, contexts=(*rule.contexts, *given.contexts),
            cameo=rule.cameo, reciprocal=given.reciprocal and outcome == given.type,
            mood=Mood(negated, mood.outlook), status=self.calculus.status(row, outcome, given),
            core=given.core or given,
            rules=(*given.rules, *sense.rules, *(r.id for r in rows), *table),
            consumed=sense.others | self._kept(row.rule.reported, inner, given),
        )  # fmt: skip

    def _with_actor(self, sense: Sense, rule: Operator, reported: str, inner: Act) -> Act:
        """The inner act with the actor that the operator gives it: "urge X to"."""
        clause = self.matcher.clause(inner.head)
        if inner.reciprocal or (clause is not None and clause.mood == "finite"):
            return inner
        if clause is None and self.roles.parties(inner.actors):
            return inner
        if rule.inner_actor == "doer":
            given = self.roles.actors(sense.words, rule) if clause is None and reported else ()
        else:
            given = self.roles.of(sense.words, rule)[1]
        if not given:
            return inner
        left = tuple(t for t in inner.recipients if t not in given)
        return inner.become(actors=given, recipients=left)

    def _kept(self, reported: str, inner: Act, given: Act) -> frozenset[int]:
        """What the operator uses up: the inner act, unless it is reported as a record too."""
        said = inner.head.pos == "NOUN" and inner.type in settings().verbal
        if not reported or said:
            return inner.consumed | {inner.head.index}
        self.report(inner, given.become(status=reported, mood=Mood(inner.mood.negated)))
        return inner.consumed


def _around_nothing(sense: Sense, inner: Act, mood: Mood) -> Act:
    """What an operator makes of no act is none: "refused a heart attack"."""
    return Act(
        sense.words[0], NONE, sense.words, mood=mood, rules=(*inner.rules, *sense.rules),
        consumed=sense.others | {inner.head.index},
    )  # fmt: skip
