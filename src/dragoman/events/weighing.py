"""How well each act of a sentence answers for the relation between two given spans.

An act whose parties are the two spans comes first; then what a word would evoke if the classes of
its arguments were not asked for, since those lists are never complete; then what stands near.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dragoman.draft import Draft
from dragoman.events.acts import NONE, Act
from dragoman.events.filling.complements import CLAUSES
from dragoman.events.lexicon import Lexicon
from dragoman.events.outlook import Outlook
from dragoman.events.reading import MODIFIED, Reading
from dragoman.events.scale import COOPERATION
from dragoman.events.settings import settings
from dragoman.events.sides import SOURCE, TARGET, Chars, GivenParties, Sides, Weighed, path_between
from dragoman.events.vocabulary import Evoker, Frame, Operator
from dragoman.parse.model import Clause, Sentence, Token

ESSENTIAL = (*CLAUSES, "predicate")
CHARGED, DEMAND, TOLD = "ACCUSE", "REQUEST", "CONSULT"


def read_sides(
    lexicon: Lexicon, draft: Draft, sentence: Sentence, source: Chars | None, target: Chars | None
) -> Sides:
    """The sentence's acts, weighed by how they link two spans of characters.

    Args:
        draft: with the layers that the events room needs.
    """
    parties = GivenParties(draft, sentence, source, target)
    reading = Reading(lexicon, sentence, parties.who, parties.sides, parties.times, parties.places,
                      sectors=parties.sectors)  # fmt: skip
    scales = Scales(reading, parties)
    strict, loose = list(scales.acts()), list(scales.by_words())
    evoked: dict[int, frozenset[str]] = {}
    for weighed in loose:
        at = weighed.act.head.index
        evoked[at] = evoked.get(at, frozenset()) | {weighed.act.type}
    told = [*scales.charges(strict), *scales.hostile_demands(strict), *scales.tellings()]
    return Sides(sentence, parties.given, scales.path, [*strict, *told, *loose], evoked)


class Scales:
    """Weighs the acts of one sentence against two given sides."""

    def __init__(self, reading: Reading, parties: GivenParties) -> None:
        self.reading, self.parties = reading, parties
        self.path = path_between(reading.sentence, parties.given)
        self.weights = settings().relations

    def acts(self) -> Iterator[Weighed]:
        """The acts that the rules read; what an operator refuses stays a refusal."""
        outlook = Outlook(self.reading.calculus)
        standing = {a.head.index for a in self.reading.acts()}
        for token in self.reading.sentence.tokens:
            for act in self.reading.at(token):
                settled = outlook.settle(act, foreign=False) if act.is_act else act
                known = act.head.pos == "NOUN" and (act.core or act).follows
                if settled.is_act and not known:
                    yield self._weighed(settled, act.head.index in standing)

    def _weighed(self, act: Act, standing: bool) -> Weighed:
        weights = self.weights
        links = self._links(act) - weights.within * (act.head.index in self.parties.given)
        on_path = self._on_path(act)
        score = (
            links
            + weights.on_path * on_path
            + weights.standing * standing
            + weights.near / (1 + self._distance(act))
            + weights.real * (act.status in ("", "actual"))
        )
        return Weighed(act, links, on_path, score)

    def by_words(self) -> Iterator[Weighed]:
        """What the words evoke when little is asked of their arguments.

        What is known to be no act where it stands evokes none: who fights a disease fights nobody.
        """
        for token in self.reading.sentence.tokens:
            if any(a.type == NONE and a.inside is None for a in self.reading.at(token)):
                continue
            for rule, words, missed in self.reading.senses.loose(token):
                act = self._loosely(rule, words)
                if act is not None:
                    yield self._by_words(act, missed)

    def _by_words(self, act: Act, missed: float) -> Weighed:
        weights = self.weights
        links, on_path = self._links(act), self._on_path(act)
        found = (
            weights.loose * links
            + weights.on_path * on_path
            + weights.near / (1 + self._distance(act))
        )
        within = act.head.index in self.parties.given
        score = found * weights.missed**missed * weights.inside**within
        return Weighed(act, links, on_path, score, loose=True)

    def _loosely(self, rule: Evoker, words: tuple[Token, ...]) -> Act | None:
        if not isinstance(rule, (Frame, Operator)) or not rule.type or rule.type == NONE:
            return None
        if not self._stands_alone(rule, words):
            return None
        actors, recipients = self.reading.roles.of(words, rule)
        return Act(
            words[0], rule.type, words, actors, recipients,
            modes=(rule.mode,) if rule.mode else (), reciprocal=rule.reciprocal,
        )  # fmt: skip

    def _stands_alone(self, rule: Evoker, words: tuple[Token, ...]) -> bool:
        """Whether the words mean something here by themselves: who "told" or "asked" demands of
        another only what a clause says, and who "named" accuses only by a predicate."""
        asked = [slot for slot in ESSENTIAL if slot in rule.where]
        modifies = isinstance(rule, Operator) and MODIFIED in rule.inner
        return not modifies and all(self.reading.slots.fill(words, s) for s in asked)

    def charges(self, acts: list[Weighed]) -> Iterator[Weighed]:
        """What the one side says of a conflict act of the other accuses it."""
        for weighed in acts:
            act = weighed.act
            hostile = self.reading.calculus.ontology.kind(act.type) == "conflict"
            theirs = self._has(act.actors, TARGET) and not self._has(act.actors, SOURCE)
            if hostile and theirs and self._told_by(act.head, SOURCE):
                told = act.become(type=CHARGED, modes=("allege",), status="")
                score = weighed.score + self.weights.told
                yield replace(weighed, act=told, score=score)

    def hostile_demands(self, acts: list[Weighed]) -> Iterator[Weighed]:
        """Who calls for sanctions against the other side asks nothing of it: he disapproves."""
        for weighed in acts:
            act = weighed.act
            demanded = act.inside if act.type == DEMAND else None
            if (
                demanded is not None
                and self.reading.calculus.ontology.kind(demanded.type) == "conflict"
                and self._has(act.actors, SOURCE)
                and self._has(demanded.recipients, TARGET)
            ):
                told = act.become(type=CHARGED, modes=("disapprove",), status="")
                yield replace(weighed, act=told, score=weighed.score + self.weights.told)

    def tellings(self) -> Iterator[Weighed]:
        """Where one side only tells the other something, that is all that holds between them."""
        for clause in self.reading.sentence.clauses:
            others = (*clause.undergoers, *clause.indirect, *(t for _, t in clause.obliques))
            sides = {s for t in clause.doers for s in self.parties.who(t)} & {SOURCE, TARGET}
            told = {s for t in others for s in self.parties.who(t)} & {SOURCE, TARGET}
            if clause.lemma in settings().routes.tells and sides and told - sides:
                act = Act(clause.head, TOLD, (clause.head,), clause.doers, others)
                yield Weighed(act, self._links(act), True, self.weights.telling, loose=True)

    def _told_by(self, token: Token, side: int) -> bool:
        """Whether the word stands in what the side says."""
        clause = self.reading.sentence.clause_of(token)
        while clause is not None and clause.parent is not None:
            if clause.relation == "ccomp" and self._only_says(clause.parent, side):
                return True
            clause = clause.parent
        return False

    def _only_says(self, clause: Clause, side: int) -> bool:
        return self._has(clause.doers, side) and not self.reading.at(clause.head)

    def _has(self, heads: tuple[Token, ...], side: int) -> bool:
        return any(side in self.parties.who(t) for t in heads)

    def _links(self, act: Act) -> float:
        """How well the act links the given sides."""
        weights = self.weights
        actors = {side for t in act.actors for side in self.parties.who(t)}
        recipients = {side for t in act.recipients for side in self.parties.who(t)}
        if act.reciprocal and {SOURCE, TARGET} <= actors | recipients:
            return weights.both
        if {SOURCE, TARGET} <= actors and not recipients and self._is_friendly(act):
            return weights.both
        forward = (SOURCE in actors) * weights.actor + (TARGET in recipients) * weights.recipient
        backward = (TARGET in actors) * weights.actor + (SOURCE in recipients) * weights.recipient
        return max(forward, backward * weights.backward)

    def _is_friendly(self, act: Act) -> bool:
        """Whether it is cooperation, which those who do it together do with each other."""
        return self.reading.calculus.ontology.quad(act.type) in COOPERATION

    def _on_path(self, act: Act) -> bool:
        return any(w in self.path for w in act.words)

    def _distance(self, act: Act) -> int:
        """Words between the act and the path."""
        return min((abs(act.head.index - t.index) for t in self.path), default=0)
