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
    since,
    told_of_subject,
    top_of,
)
from dragoman.events.dating.neighbours import Neighbours
from dragoman.events.dating.spans import across, counted_from, joined, offset, whole
from dragoman.events.dating.words import dating
from dragoman.events.settings import settings
from dragoman.parse.model import Clause, Sentence, Tense, Token
from dragoman.times.calendar import Days
from dragoman.times.model import TimeExpression

OUTER: Final = 1
"""Clauses from the act's own outwards from which on a time is the sentence's."""
NAMING: Final = ("NOUN", "PROPN")


class Found(NamedTuple):
    """Days that may be the act's: how many clauses and nouns away, and how many words.

    `appointed` where the act is set for them.
    """

    clauses: int
    nouns: int
    words: int
    days: Days
    appointed: bool = False


class Reach:
    """The times of a sentence that may date an act.

    A time dates the clause that it hangs on, what is said in that clause's complements, and what
    is coordinated with it. It dates nothing across the edge of a statement's content, in a clause
    of another tense, or in one that only tells which person or thing is meant.
    """

    def __init__(self, act: Act, draft: Draft, sentence: Sentence) -> None:
        self.act, self.draft, self.sentence = act, draft, sentence
        self.clause = sentence.clause_of(act.head)
        reached = Neighbours(act, draft, sentence).reached()
        self.steps = {c.head.index: n for n, c in enumerate(reached)}
        verbal = act.type in settings().types.verbal
        inner = [r for r in (*act.reported, act.core) if r is not None and r.type != act.type]
        reported = {w.index for r in inner for w in r.words} - {act.head.index}
        self.reported = reported
        own = (
            w for w in act.words
            if w is act.head or (not verbal and self._is_near(w) and w.index not in reported)
        )  # fmt: skip
        named = {partitive(w).index for w in (*own, *act.actors) if w.pos in NAMING}
        self.named = frozenset(named | {w.index for w in act.words})
        self.nouns = frozenset(t.index for n in named for t in sentence.tokens[n].subtree())
        self.words = frozenset(w.index for w in act.words)

    def found(self) -> Iterator[Found]:
        """Every time that may date the act; what is past has no day after publication."""
        today = self.draft.document.date
        past = self._is_past()
        return (
            f for f in self._told()
            if not (past and f.days.first and f.days.first > today and not f.appointed)
        )  # fmt: skip

    def _told(self) -> Iterator[Found]:
        done = self._is_done()
        for index in self.draft.times.told(self.sentence):
            time = self.draft.times.expressions[index]
            if time.type == "SET" or (time.first is None and time.last is None):
                continue
            if done and self._lies_ahead(time):
                continue
            top = top_of(self.sentence, time)
            way = self._way(time, top)
            if way is None:
                continue
            appointed = not self._is_verbal() and _is_appointed(top)
            if appointed and not self._is_set(top.head.head):
                continue
            if way[0] >= 0 and not appointed and self._contradicts(time, way[0]):
                continue
            if not self._is_content(time):
                days = self._days(time, top)
                yield Found(*way, abs(top.index - self.act.head.index), days, appointed)
        yield from self._offset()
        yield from self._since()

    def _is_done(self) -> bool:
        """Whether the act is told as one that was done, or is uttered, and not as one to come."""
        return self._is_verbal() or self._tense() in ("past", "present")

    def _is_past(self) -> bool:
        """Whether a finite verb tells the act as past."""
        return self._tense() == "past"

    def _tense(self) -> Tense | None:
        """The tense of the act's finite verb, None where a modal stands for it."""
        clause = None if self.clause is None else finite(self.clause)
        return None if clause is None or clause.modal else clause.tense

    def _lies_ahead(self, time: TimeExpression) -> bool:
        """Whether it tells only how long something is to last: "closed until June"."""
        return time.first is None and time.last is not None and (
            time.last > self.draft.document.date
        )  # fmt: skip

    def _days(self, time: TimeExpression, top: Token) -> Days:
        """The days of a time, with those that are joined to it, or up to publication."""
        clause = self.clause
        if clause is not None and self._is_antecedent(time):
            return whole(time)
        if clause is not None and finite(clause).perfect and since(top) and time.first:
            return Days(time.first, self.draft.document.date)
        if clause is not None and clause.head is self.act.head and not self._is_verbal():
            shared = across(self.draft, self.sentence, time, clause)
            if shared != (time.first, time.last):
                return shared
        return joined(self.draft, self.sentence, time)

    def _since(self) -> Iterator[Found]:
        """Days from what a clause with "since" tells: "have bombed it since they came in May"."""
        clause, words = self.clause, dating().words["since"]
        if clause is None or not clause.perfect:
            return
        for other in self.sentence.clauses:
            marked = any(m.lower in words for m in other.head.kids("mark", "prep"))
            if other.parent is not clause or other.relation != "advcl" or not marked:
                continue
            below = {t.index for t in other.head.subtree()}
            for index in self.draft.times.told(self.sentence):
                time = self.draft.times.expressions[index]
                if time.span.start in below and time.first is not None:
                    yield Found(0, 1, 0, Days(time.first, self.draft.document.date))

    def _is_set(self, setting: Token) -> bool:
        """Whether the word that a time is appointed by sets the act, and nothing else."""
        within = {w.index for w in self.act.words}
        told_of = setting.dep in PARTS and setting.head.index in within
        return setting.index in within or told_of

    def _is_verbal(self) -> bool:
        return self.act.type in settings().types.verbal

    def _offset(self) -> Iterator[Found]:
        """Days counted from another act, or to it: "began a day after they met on Monday"."""
        clause = self.clause
        while clause is not None:
            for days in counted_from(self.draft, self.sentence, clause.head):
                yield Found(0, -1, 0, days)
            clause = clause.parent if clause.relation == "conj" else None
        if self.act.type in settings().types.verbal:
            return
        for at, steps in self.steps.items():
            for days in offset(self.draft, self.sentence, self.sentence.tokens[at]):
                yield Found(steps, -1, 0, days)

    def _way(self, time: TimeExpression, top: Token) -> tuple[int, int] | None:
        """How many clauses out the time hangs, and through how many nouns; None for no way."""
        dated_before = self.act.head.dep == "appos" and self.act.head.head is top
        if (top.index in self.nouns or dated_before) and self._modifies_act(top):
            return (0, 1) if self.act.head.pos == "VERB" else (-1, 0)
        if self._is_antecedent(time) or self._stands_before(time):
            return 0, 0
        meanwhile = self._happens_in(top)
        if meanwhile is not None:
            return meanwhile
        holder = told_of_subject(top, self.sentence) or self.sentence.clause_of(top)
        if holder is not None and (self._is_behind(top, holder) or self._trails(top, holder)):
            return 0, 1
        if holder is None or holder.head.index not in self.steps:
            return None
        nouns = nouns_crossed(top, holder)
        steps = self.steps[holder.head.index]
        if nouns is None or (not steps and self._stands_apart(holder)):
            return None
        return steps, nouns

    def _stands_before(self, time: TimeExpression) -> bool:
        """Whether a time stands between an article and the deed: "the Sept. 11, 2012, attack"."""
        clause = self.clause
        told_of = clause.governor if clause is not None and clause.relation in PARTS else None
        for noun in (self.act.head, told_of):
            if noun is None or noun.pos != "NOUN" or not time.span.start > 0:
                continue
            between = self.sentence.tokens[time.span.end : noun.index]
            article = self.sentence.tokens[time.span.start - 1].tag == "DT"
            near = all(t.text == "," or t.head is noun for t in between)
            if article and near and time.span.end <= noun.index:
                return True
        return False

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
        clause = self.clause
        told_of = clause is not None and clause.relation in PARTS and clause.governor is word
        return told_of or self.sentence.clause_of(word) is clause

    def _modifies_act(self, top: Token) -> bool:
        """Whether the time belongs to a noun that evokes the act: "the clashes on Tuesday"."""
        if self.act.head.dep == "appos" and self.act.head.head is top:
            return True
        for head in (top, *top.ancestors()):
            if head.index in self.named and head.pos == "NOUN":
                return True
            if head.pos == "VERB" or head.index in self.reported:
                return False
        return any(t.pos == "NOUN" and t.index in self.nouns for t in self.act.actors)

    def _is_antecedent(self, time: TimeExpression) -> bool:
        """Whether the act's clause tells what happened then: "in May, when he met them"."""
        clause = self.clause
        while clause is not None and clause.relation == "conj":  # "when they came and shot ten"
            clause = clause.parent
        if clause is None or clause.governor is None or clause.relation not in (*PARTS, "advcl"):
            return False
        first = clause.head.subtree()[0]
        comma = self.sentence.tokens[first.index - 1].text == ","
        while_it = first.lower in dating().words["meanwhile"]
        behind = while_it and first.index - comma == time.span.end
        told = behind or time.span.start <= clause.governor.index < time.span.end
        return told and any(t.lower in dating().words["then"] for t in clause.head.subtree())

    def _is_behind(self, top: Token, holder: Clause) -> bool:
        """Whether a time stands just behind the noun of a deed that is no part of what the verb
        tells, and the verb has another time, or its deed came after or because of it."""
        head = partitive(self.act.head)
        if head.pos != "NOUN" or head.dep != "pobj" or holder.head.index in self.words:
            return False
        first = top.head.index if top.dep == "pobj" else top.index
        last = max((t.index for t in head.subtree() if t.index < first), default=-1)
        if last != first - 1 or not head.index < first:
            return False
        words = dating().words
        if self.clause is not None and self.clause.relation in PARTS:
            return holder is self.clause.parent or holder is self.clause
        return head.head.lower in words["over"] | words["away"] or self._dated_before(top, holder)

    def _trails(self, top: Token, holder: Clause) -> bool:
        """Whether a time behind what is agreed on tells when it was agreed: "reached a deal on
        curbing output on Thursday"."""
        above = holder.governor
        if holder.relation != "pcomp" or above is None or above.head not in self.act.words:
            return False
        return self._is_past() and top.index > holder.head.index and self._is_verbal()

    def _dated_before(self, top: Token, holder: Clause) -> bool:
        """Whether another time dates the verb before the deed is told."""
        for index in self.draft.times.told(self.sentence):
            other = top_of(self.sentence, self.draft.times.expressions[index])
            before = other.index < self.act.head.index and other.index != top.index
            if before and self.sentence.clause_of(other) is holder:
                return nouns_crossed(other, holder) is not None
        return False

    def _stands_apart(self, holder: Clause) -> bool:
        """Whether a deed that a noun names need not fall on the day of the clause it stands in.

        It does where it is what happens there, where the clause happens during it, and where who
        came for it came to talk: "flew to Mali on Sunday for talks".
        """
        head = partitive(self.act.head)
        if head is holder.head or head in holder.group or head in holder.light:
            return False
        if head.pos not in ("NOUN", "PROPN") or holder.head.index in self.words:
            return False
        if head.dep in ("nsubj", "nsubjpass", "dobj", "attr", "conj", "ROOT"):
            return False
        if head.dep != "pobj" or head.head.head not in (holder.head, *holder.group):
            return True
        came = (
            self.act.type in settings().types.official
            and head.head.lower in settings().routes.sent_for
        )
        return not (came or head.head.lower in dating().words["during"])

    def _contradicts(self, time: TimeExpression, clauses: int) -> bool:
        """What has happened has not happened on a day to come, and what is announced is not
        announced on the day for which it is."""
        clause, date = self.clause, self.draft.document.date
        if self._is_verbal() and time.first is not None and time.first > date:
            return True
        if clause is None:
            return False
        wanted = clause.mood == "infinitive" and clauses < OUTER
        if (
            clause.tense == "future" or clause.modal or wanted
        ) and self.act.type in settings().types.verbal:
            return True
        telling = finite(clause)
        if telling.tense != "past" or telling.modal or clause.mood == "infinitive":
            return False
        return time.first is not None and time.first > date and self.act.mood.outlook == ""

    def _is_content(self, time: TimeExpression) -> bool:
        """Whether the time is part of what the act itself says: "pledged aid by Friday"."""
        if not self._is_verbal():
            return False
        own = own_statement(self.act, self.draft, self.sentence)
        if own is None:
            heads = [r.head.index for r in self.act.reported]
            return any(self.act.head.index < at < time.span.start for at in heads)
        for piece in self.draft.statements.statements[own].content:
            if piece.sentence == self.sentence.index and piece.start <= time.span.start < piece.end:
                return time.span.start > piece.start + OUTER
        return False


def _is_appointed(top: Token) -> bool:
    """Whether a time is the one that something is set for: "called a strike for Tuesday"."""
    return top.dep == "pobj" and top.head.lower in dating().words["appointing"]


def own_statement(act: Act, draft: Draft, sentence: Sentence) -> int | None:
    """The statement that the act itself is: its cue is a word of the act."""
    words = {w.index for w in act.words}
    for index in draft.statements.cued(sentence.index):
        for cue in draft.statements.statements[index].cue:
            if cue.sentence == sentence.index and words & set(range(cue.start, cue.end)):
                return index
    return None
