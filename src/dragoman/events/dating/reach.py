"""Reach: which times of a sentence may date an act that it tells (codebook, section 5)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from dragoman.draft import Draft
from dragoman.events.acts import Act
from dragoman.events.dating.hanging import (
    PARTS,
    finite,
    nouns_crossed,
    partitive,
    told_of_subject,
    top_of,
)
from dragoman.events.dating.spans import Days, counted_from, joined, offset
from dragoman.events.dating.words import dating
from dragoman.events.settings import settings
from dragoman.parse.model import Clause, Sentence, Token
from dragoman.times.model import TimeExpression

OUTER: Final = 1
"""Clauses from the act's own outwards from which on a time is the sentence's."""
NAMING: Final = ("NOUN", "PROPN")


class Found(NamedTuple):
    """Days that may be the act's: how many clauses and nouns away, and how many words."""

    clauses: int
    nouns: int
    words: int
    days: Days


class Reach:
    """The times of a sentence that may date an act.

    A time dates the clause that it hangs on, what is said in that clause's complements, and what
    is coordinated with it. It dates nothing across the edge of a statement's content, in a clause
    of another tense, or in one that only tells which person or thing is meant.
    """

    def __init__(self, act: Act, draft: Draft, sentence: Sentence) -> None:
        self.act, self.draft, self.sentence = act, draft, sentence
        self.clause = sentence.clause_of(act.head)
        self.steps = {c.head.index: n for n, c in enumerate(self._reach())}
        verbal = act.type in settings().verbal
        own = (w for w in act.words if w is act.head or (not verbal and self._is_near(w)))
        named = {partitive(w).index for w in (*own, *act.actors) if w.pos in NAMING}
        self.named = frozenset(named | {w.index for w in act.words})
        self.nouns = frozenset(t.index for n in named for t in sentence.tokens[n].subtree())
        self.words = frozenset(w.index for w in act.words)

    def found(self) -> Iterator[Found]:
        """Every time that may date the act."""
        for index in self.draft.times.told(self.sentence):
            time = self.draft.times.expressions[index]
            if time.type == "SET" or (time.first is None and time.last is None):
                continue
            top = top_of(self.sentence, time)
            way = self._way(top)
            if way is None or (way[0] >= 0 and self._contradicts(time, way[0])):
                continue
            if not self._is_content(time):
                days = joined(self.draft, self.sentence, time)
                yield Found(*way, abs(top.index - self.act.head.index), days)
        yield from self._offset()

    def _offset(self) -> Iterator[Found]:
        """Days counted from another act, or to it: "began a day after they met on Monday"."""
        if self.clause is not None:
            for days in counted_from(self.draft, self.sentence, self.clause.head):
                yield Found(0, -1, 0, days)
        if self.act.type in settings().verbal:
            return
        for at, steps in self.steps.items():
            for days in offset(self.draft, self.sentence, self.sentence.tokens[at]):
                yield Found(steps, -1, 0, days)

    def _way(self, top: Token) -> tuple[int, int] | None:
        """How many clauses out the time hangs, and through how many nouns; None for no way."""
        dated_before = self.act.head.dep == "appos" and self.act.head.head is top
        if (top.index in self.nouns or dated_before) and self._modifies_act(top):
            return (0, 1) if self.act.head.pos == "VERB" else (-1, 0)
        if self._is_antecedent(top):
            return 0, 0
        meanwhile = self._happens_in(top)
        if meanwhile is not None:
            return meanwhile
        holder = told_of_subject(top, self.sentence) or self.sentence.clause_of(top)
        if holder is None or holder.head.index not in self.steps:
            return None
        nouns = nouns_crossed(top, holder)
        steps = self.steps[holder.head.index]
        if nouns is None or (not steps and self._stands_apart(holder)):
            return None
        return steps, nouns

    def _happens_in(self, top: Token) -> tuple[int, int] | None:
        """The way of a day that dates what the act is part of: "in Friday's fighting"."""
        words = dating().words
        for noun in top.ancestors():
            inside = noun.dep == "pobj" and noun.head.lower in words["during"]
            if noun.lemma in words["happening"] and inside:
                over = noun.head.head
                verb = over.head if over.pos in NAMING else over
                if verb.index in self.steps:
                    return self.steps[verb.index], 1 + (verb is not over)
            if noun.pos == "VERB" and noun.dep != "acl":
                return None
        return None

    def _is_near(self, word: Token) -> bool:
        return self.sentence.clause_of(word) is self.clause

    def _modifies_act(self, top: Token) -> bool:
        """Whether the time belongs to a noun that evokes the act: "the clashes on Tuesday"."""
        if self.act.head.dep == "appos" and self.act.head.head is top:
            return True
        for head in (top, *top.ancestors()):
            if head.index in self.named and head.pos == "NOUN":
                return True
            if head.pos == "VERB":
                return False
        return any(t.pos == "NOUN" and t.index in self.nouns for t in self.act.actors)

    def _is_antecedent(self, top: Token) -> bool:
        """Whether the act's clause tells what happened then: "in May, when he met them"."""
        clause = self.clause
        if clause is None or clause.governor is None or clause.relation not in (*PARTS, "advcl"):
            return False
        told = clause.governor.index == top.index
        return told and any(t.lower in dating().words["then"] for t in clause.head.subtree())

    def _stands_apart(self, holder: Clause) -> bool:
        """Whether a deed that a noun names need not fall on the day of the clause it stands in.

        It does where it is what happens there, or where the clause happens during it.
        """
        head = partitive(self.act.head)
        if head is holder.head or head in holder.group or head in holder.light:
            return False
        if head.pos not in ("NOUN", "PROPN") or holder.head.index in self.words:
            return False
        if head.dep in ("nsubj", "nsubjpass", "dobj", "attr", "conj", "ROOT"):
            return False
        inside = head.dep == "pobj" and head.head.lower in dating().words["during"]
        return not (inside and head.head.head in (holder.head, *holder.group))

    def _contradicts(self, time: TimeExpression, clauses: int) -> bool:
        """What has happened has not happened on a day to come, and what is announced is not
        announced on the day for which it is."""
        clause, date = self.clause, self.draft.document.date
        if clause is None:
            return False
        wanted = clause.mood == "infinitive" and clauses < OUTER
        if (
            clause.tense == "future" or clause.modal or wanted
        ) and self.act.type in settings().verbal:
            return True
        telling = finite(clause)
        if telling.tense != "past" or telling.modal or clause.mood == "infinitive":
            return False
        return time.first is not None and time.first > date and self.act.mood.outlook == ""

    def _is_content(self, time: TimeExpression) -> bool:
        """Whether the time is part of what the act itself says: "pledged aid by Friday"."""
        if self.act.type not in settings().verbal:
            return False
        own = own_statement(self.act, self.draft, self.sentence)
        if own is None:
            return False
        for piece in self.draft.statements.statements[own].content:
            if piece.sentence == self.sentence.index and piece.start <= time.span.start < piece.end:
                return time.span.start > piece.start + OUTER
        return False

    def _reach(self) -> list[Clause]:
        """The clauses whose times are the act's as well, the nearest first."""
        found: list[Clause] = []
        clause = self.clause
        while clause is not None and clause not in found:
            found.append(clause)
            clause = clause.parent if self._shares(clause) else None
        if self.act.type not in settings().verbal:
            found += [c for c in self._inner() if c not in found]
        if self.clause is not None:
            found += [c for c in self._followers(self.clause) if c not in found]
            found += [c for c in self._meanwhile(self.clause) if c not in found]
        return found

    def _inner(self) -> Iterator[Clause]:
        """The clauses of the other words of the act: "began to shell the town on Monday"."""
        clauses = (self.sentence.clause_of(w) for w in self.act.words if w.pos == "VERB")
        yield from (c for c in clauses if c is not None)

    def _shares(self, clause: Clause) -> bool:
        """Whether the time of the clause above is the clause's as well."""
        over = clause.parent
        if over is None or clause.relation in PARTS:
            return False
        inner, outer = (self._statement(c.head) for c in (clause, over))
        earlier = clause.perfect and not over.perfect
        if inner != outer or earlier or (over.perfect and clause.tense and not clause.perfect):
            return False
        if clause.relation == "advcl" and any(
            m.lower in dating().words["apart"] for m in clause.head.kids("mark", "advmod")
        ):
            return False
        return clause.tense is None or clause.tense == over.tense

    def _followers(self, clause: Clause) -> Iterator[Clause]:
        """Verbs coordinated with the act's under one subject: "shelled and took it on Monday"."""
        for other in self.sentence.clauses:
            below = other.parent is clause and other.relation == "conj"
            if below and other.subject_by == "coordination" and other.tense == clause.tense:
                yield other

    def _meanwhile(self, clause: Clause) -> Iterator[Clause]:
        """Clauses that tell what happened when the act did: "praised them when he came in May"."""
        words = dating().words["meanwhile"]
        for other in self.sentence.clauses:
            below = other.parent is clause and other.relation == "advcl"
            marked = any(m.lower in words for m in other.head.kids("mark", "advmod"))
            if below and marked and other.tense == clause.tense and not other.perfect:
                yield other

    def _statement(self, token: Token) -> int | None:
        return self.draft.statements.innermost(self.sentence.index, token.index)


def own_statement(act: Act, draft: Draft, sentence: Sentence) -> int | None:
    """The statement that the act itself is: its cue is a word of the act."""
    words = {w.index for w in act.words}
    for index in draft.statements.cued(sentence.index):
        for cue in draft.statements.statements[index].cue:
            if cue.sentence == sentence.index and words & set(range(cue.start, cue.end)):
                return index
    return None
