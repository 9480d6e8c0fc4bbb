"""Operators around acts: nesting is repeated application of the algebra."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec

from dragoman.events.acts import NONE, Act, Mood
from dragoman.events.algebra import Calculus
from dragoman.events.matching import TRANSPARENT, Matcher
from dragoman.events.mood import mood_of
from dragoman.events.roles import AMOUNTS, Roles
from dragoman.events.senses import Sense
from dragoman.events.settings import settings
from dragoman.events.slots import Slots
from dragoman.events.vocabulary import Operator, is_spoken
from dragoman.parse.model import Token

REFUSE, COMMIT, ACCUSE_OF, DONE = "REFUSE", "COMMIT", "ACCUSE_OF", "START"
THREAT = "THREATEN"
AUXILIARIES = ("aux", "auxpass")


class Nesting:
    """Applies operators in one sentence.

    Args:
        at: the acts that a word evokes.
    """

    def __init__(
        self, matcher: Matcher, slots: Slots, roles: Roles, calculus: Calculus,
        at: Callable[[Token], tuple[Act, ...]],
    ) -> None:  # fmt: skip
        self.matcher, self.slots, self.roles, self.calculus = matcher, slots, roles, calculus
        self.at = at

    def acts(self, sense: Sense, rule: Operator) -> Iterator[Act]:
        """The operator's acts: one around each act inside, else what it is by itself."""
        inside: dict[Token, Act] = {}
        for place in self._places(sense, rule):
            for act in self._inside(place):
                inside.setdefault(act.head, act)
        consumed = {index for act in inside.values() for index in act.consumed}
        for head, inner in inside.items():
            if head.index not in consumed and not self._blames_nobody(sense, rule, inner):
                yield self.apply(sense, rule, inner)
        if not inside and rule.type:
            yield self.bare(sense, rule)

    def _blames_nobody(self, sense: Sense, rule: Operator, inner: Act) -> bool:
        """Whether a word that only says something says no doer, or that he did it who says it:
        "claimed that ten were killed", "claimed that they had won"."""
        if rule.does != ACCUSE_OF or rule.type or not inner.is_act:
            return False
        speakers = self.roles.parties(self.roles.actors(sense.words, rule))
        own = speakers and not self.roles.others(self.roles.parties(inner.actors), speakers)
        return not inner.actors or bool(own and self.roles.parties(inner.actors))

    def _places(self, sense: Sense, rule: Operator) -> list[Token]:
        """Where the act inside may stand; words of the operator itself only by their class.

        Before the operator stands only what happens beside it: "in a call with him, she offered".
        """
        fillers = (
            t for slot in rule.inner for t in self.slots.fill(sense.words, slot)
            if not (slot in settings().routes.meanwhile and t.index < sense.words[0].index)
        )  # fmt: skip
        return [t for t in dict.fromkeys(fillers) if t not in sense.fixed]

    def _inside(self, place: Token) -> tuple[Act, ...]:
        """The acts at a slot's filler, looked for through "a series of" and the like."""
        acts = self.at(place)
        if not acts and place.entity in AMOUNTS:  # "pledged $3 million in aid"
            acts = tuple(a for t in self.slots.fill((place,), "in") for a in self.at(t))
        through = None if acts else self.matcher.class_rule(place, TRANSPARENT)
        if through is None:
            return acts
        parts = (t for t in self.slots.fill((place,), "of") if t.index > place.index)
        found = (a for t in parts for a in self._inside(t))
        return tuple(a.become(rules=(*a.rules, through)) for a in found)

    def bare(self, sense: Sense, rule: Operator) -> Act:
        """An operator whose inner act is not known, as the act that it is by itself."""
        actors, recipients = self.roles.of(sense.words, rule)
        if rule.inner_actor == "recipient" and not self.roles.parties(recipients):
            recipients = self._told_to(sense) or recipients
        mood = mood_of(sense.words, self.matcher)
        row = self.calculus.rows[rule.does]
        event_type, modes = rule.type, (rule.mode,) if rule.mode else ()
        if mood.negated and row.rule.negated:
            row = self.calculus.rows[row.rule.negated]
            event_type, modes, mood = row.rule.unknown or NONE, (), Mood(False, mood.outlook)
        return Act(
            sense.words[0], event_type, sense.words, actors, recipients, modes=modes,
            contexts=rule.contexts, cameo=rule.cameo, mood=mood, rules=sense.rules,
            consumed=sense.others, closed=rule.closed, spoken=is_spoken(rule),
        )  # fmt: skip

    def _told_to(self, sense: Sense) -> tuple[Token, ...]:
        """Those who are to do what is asked: "called for Mali to let them in"."""
        inside = (self.matcher.clause(t) for t in self.slots.fill(sense.words, "infinitive"))
        own = (c.doers for c in inside if c is not None and c.subject_by == "own")
        return self.roles.parties(t for doers in own for t in doers)

    def apply(self, sense: Sense, rule: Operator, inner: Act) -> Act:
        """The operator's act around `inner`."""
        mood = mood_of(sense.words, self.matcher)
        does = DONE if self._was_done(sense, rule, inner) else rule.does
        rows, negated = self.calculus.rows_for(
            does, mood.negated, inner,
            undergone=self._undergone(inner), others=self._others_do(inner),
            theirs=self._is_theirs(sense, rule, inner), told=self._told(inner),
        )  # fmt: skip
        if inner.inside is not None and inner.row == rows[-1].name == REFUSE:
            return self._twice_refused(sense, rule, inner, inner.inside)
        if not inner.is_act:
            return self._around_nothing(sense, rule, inner, mood)
        row, given = rows[-1], self._with_actor(sense, rule, rows[-1].rule.reported, inner)
        outcome = self.calculus.outcome(row, given, rule.type)
        modes, table = self.calculus.modes_of(outcome, given, rule)
        actors, recipients = self.roles.around(
            sense.words, rule, row.rule, given, same=self.calculus.hands_on(row, given)
        )
        threatens = outcome == THREAT and row.name in settings().mood.intents
        if threatens and not self.roles.parties((*actors, *given.actors)):
            return self._unannounced(sense, rule, given)
        mutual = given.reciprocal and outcome == given.type
        return Act(
            sense.words[0], outcome or NONE, (*sense.words, *given.words), actors, recipients,
            modes=modes, contexts=(*rule.contexts, *given.contexts),
            cameo=rule.cameo, reciprocal=mutual,
            partners=self._partners(sense, rule, given) if mutual else (),
            mood=Mood(negated, mood.outlook),
            status=self.calculus.status(row, given) or _ahead(row.name, given, outcome),
            core=given.core or given, inside=given, row=row.name,
            rules=(*given.rules, *sense.rules, *(r.id for r in rows), *table),
            consumed=sense.others | inner.consumed | {inner.head.index},
            reported=(*given.reported, *self._reported(row.rule.reported, given)),
            closed=(*rule.closed, *given.closed), spoken=is_spoken(rule),
        )  # fmt: skip

    def _was_done(self, sense: Sense, rule: Operator, inner: Act) -> bool:
        """Whether a deed that somebody had planned is told as known: "who planned the attack"."""
        if rule.does not in settings().mood.intents or inner.type not in settings().types.deeds:
            return False
        clause = self.matcher.clause(sense.words[0])
        past = clause is not None and (clause.tense == "past" or clause.perfect)
        known = (c.lower in settings().earlier.known for c in inner.head.kids("det"))
        return past and inner.head.pos == "NOUN" and any(known)

    def _unannounced(self, sense: Sense, rule: Operator, given: Act) -> Act:
        """What is planned by nobody who is known threatens nobody, and is a deed ahead."""
        return given.become(
            words=(*sense.words, *given.words), mood=Mood(), status="future",
            rules=(*given.rules, *sense.rules),
            consumed=sense.others | given.consumed | {given.head.index},
        )  # fmt: skip

    def _partners(self, sense: Sense, rule: Operator, given: Act) -> tuple[Token, ...]:
        """Of "hold talks with Mali", Mali: who takes part beside the operator's own doers."""
        doers = self.roles.parties(self.roles.actors(sense.words, rule))
        beside = (t for t in given.actors if t not in doers and t.tag != "PRP$")
        return tuple(beside) if doers else given.partners

    def _around_nothing(self, sense: Sense, rule: Operator, inner: Act, mood: Mood) -> Act:
        """What an operator makes of no act is none: "refused a heart attack".

        Around another operator that came to nothing, and around a clause, it is what it is by
        itself: to promise to refrain from attacking is to promise something, and who is condemned
        for holding a vote is condemned.
        """
        consumed = sense.others | inner.consumed | {inner.head.index}
        rules = (*inner.rules, *sense.rules)
        clausal = self.matcher.clause(inner.words[0]) is not None
        if (clausal or inner.inside is not None) and rule.type:
            return self.bare(sense, rule).become(rules=rules, consumed=consumed)
        return Act(sense.words[0], NONE, sense.words, mood=mood, rules=rules, consumed=consumed)

    def _undergone(self, inner: Act) -> bool:
        """Whether the operator's doer is the one to whom the act inside is done."""
        clause = self.matcher.clause(inner.words[0])
        return clause is not None and clause.mood == "infinitive" and clause.voice == "passive"

    def _others_do(self, inner: Act) -> bool:
        """Whether the act is for another to do: "wants Mali to withdraw", "wants them freed"."""
        clause = self.matcher.clause(inner.words[0])
        if clause is None or clause.subject_by != "own":
            return False
        if clause.voice == "passive" and clause.relation == "ccomp":
            return not clause.agents and not any(t.dep in AUXILIARIES for t in clause.group)
        return clause.mood == "infinitive" and bool(self.roles.parties(clause.doers))

    def _is_theirs(self, sense: Sense, rule: Operator, inner: Act) -> bool:
        """Whether others than the operator's doer do the act: "opposes Mali's sanctions"."""
        own = self.roles.parties(self.roles.actors(sense.words, rule)) if inner.is_act else ()
        return bool(own and self.roles.others(self.roles.parties(inner.actors), own))

    def _told(self, inner: Act) -> bool | None:
        """Whether the clause inside tells what is or was; None where no clause stands inside."""
        clause = self.matcher.clause(inner.words[0])
        if clause is None:
            return None
        return clause.mood == "finite" and not inner.mood.outlook

    def _twice_refused(self, sense: Sense, rule: Operator, inner: Act, core: Act) -> Act:
        """Refusing to rule out is keeping open."""
        willing = self.apply(sense, _as(rule, COMMIT), core)
        return willing.become(
            words=(*sense.words, *inner.words), rules=(*inner.rules, *willing.rules),
            consumed=willing.consumed | inner.consumed | {inner.head.index},
        )  # fmt: skip

    def _with_actor(self, sense: Sense, rule: Operator, reported: str, inner: Act) -> Act:
        """The inner act with the actor that the operator gives it: "urge X to"."""
        clause = self.matcher.clause(inner.head)
        if inner.reciprocal or (clause is not None and clause.mood == "finite"):
            return inner
        own = [t for t in self.roles.parties(inner.actors) if t.tag != "PRP$"]
        taken = clause is not None and clause.mood != "finite" and clause.subject_by != "own"
        if own and (clause is None or set(inner.actors) & set(inner.head.children)):
            return inner
        if rule.inner_actor == "doer":
            given = self.roles.actors(sense.words, rule) if clause is None and reported else ()
        else:
            given = tuple(t for t in self.roles.of(sense.words, rule)[1] if t not in inner.words)
        controls = taken and rule.inner_actor == "recipient"
        if not given or (own and not controls and not self.roles.parties(given)):
            return inner
        left = tuple(t for t in inner.recipients if t not in given)
        return inner.become(actors=given, recipients=left)

    def _reported(self, status: str, given: Act) -> tuple[Act, ...]:
        """The act inside as a record of its own; words that are rejected are none."""
        said = given.head.pos == "NOUN" and given.type in settings().types.verbal
        if not status or said:
            return ()
        return (given.become(status=status, mood=Mood(given.mood.negated), reported=()),)


def _as(rule: Operator, row: str) -> Operator:
    return msgspec.structs.replace(rule, does=row)


def _ahead(row: str, inner: Act, outcome: str) -> str:
    """The status of words that somebody only means to say: "plans to sue"."""
    said = outcome == inner.type and outcome in settings().mood.foretold
    return "future" if said and row in settings().mood.means_to else ""
