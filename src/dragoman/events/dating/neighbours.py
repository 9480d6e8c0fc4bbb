"""Neighbours: which clauses of a sentence tell of the same time as an act's own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from dragoman.draft import Draft
from dragoman.events.acts import Act
from dragoman.events.dating.hanging import PARTS
from dragoman.events.dating.words import dating
from dragoman.events.settings import settings
from dragoman.parse.model import Clause, Sentence, Token

LEADING: Final = ("ccomp", "parataxis")
ARGUMENTS: Final = ("dobj", "nsubj", "nsubjpass")


class Neighbours:
    """The clauses around an act whose times may date it as well.

    A time dates what is said in the complements of its clause and what is coordinated with it,
    nothing across the edge of a statement's content or in a clause of another tense.
    """

    def __init__(self, act: Act, draft: Draft, sentence: Sentence) -> None:
        self.act, self.draft, self.sentence = act, draft, sentence
        self.clause = sentence.clause_of(act.head)
        self.verbal = act.type in settings().types.verbal

    def reached(self) -> list[Clause]:
        """The clauses whose times are the act's as well, the nearest first."""
        found: list[Clause] = []
        clause = self.clause
        while clause is not None and clause not in found:
            found.append(clause)
            clause = clause.parent if self._shares(clause) else None
        if not self.verbal:
            found += [c for c in self._inner() if c not in found]
            found += [c for c in self._befell() if c not in found]
        if self.clause is not None:
            found += [c for c in self._followers(self.clause) if c not in found]
            found += [c for c in self._meanwhile(self.clause) if c not in found]
        return found

    def _inner(self) -> Iterator[Clause]:
        """The clauses of the other words of the act: "began to shell the town on Monday"."""
        clauses = (self.sentence.clause_of(w) for w in self.act.words if w.pos == "VERB")
        yield from (c for c in clauses if c is not None)

    def _befell(self) -> Iterator[Clause]:
        """The clause that tells when a deed came to pass of which a relative clause tells the rest:
        "escaped an attack on Monday that killed two"; not one that only speaks of it."""
        clause = self.clause
        noun = clause.governor if clause is not None and clause.relation == "relcl" else None
        if clause is None or noun is None or noun.dep not in ARGUMENTS or clause.parent is None:
            return
        deed = noun in self.act.words or noun.lemma in dating().words["happening"]
        spoken = clause.parent.head.index in self.draft.statements.cues(self.sentence.index)
        if deed and clause.parent.tense == "past" and not spoken:
            yield clause.parent

    def _shares(self, clause: Clause) -> bool:
        """Whether the time of the clause above is the clause's as well."""
        over = clause.parent
        if over is None or clause.relation in PARTS:
            return False
        inner, outer = (self._statement(c.head) for c in (clause, over))
        earlier = clause.perfect and not over.perfect
        joint = clause.relation == "conj" and clause.subject_by == "coordination"
        later = over.perfect and clause.tense and not clause.perfect and not joint
        if inner != outer or earlier or later:
            return False
        if clause.relation == "advcl" and any(
            m.lower in dating().words["apart"] for m in clause.head.kids("mark", "advmod")
        ):
            return False
        return clause.tense is None or clause.tense == over.tense

    def _followers(self, clause: Clause) -> Iterator[Clause]:
        """Verbs beside the act's, of one tense: "one was killed and five wounded on Monday"."""
        for other in self.sentence.clauses:
            below = other.parent is clause and other.relation == "conj"
            led = other.parent is clause and other.relation in LEADING and self._leads(other)
            elided = other.tense is None and other.mood == "participle"
            if (below or led) and (other.tense == clause.tense or elided):
                yield other

    def _leads(self, other: Clause) -> bool:
        """Whether a clause stands before the act's as one of its own: "they fired; two fell"."""
        between = self.sentence.tokens[other.head.index : self.act.head.index]
        same = self._statement(other.head) == self._statement(self.act.head)
        return same and any(t.text == ";" for t in between)

    def _meanwhile(self, clause: Clause) -> Iterator[Clause]:
        """Clauses that tell what happened when the act did: "praised them when he came in May"."""
        words = dating().words["meanwhile"]
        for other in self.sentence.clauses:
            if other.parent is not clause:
                continue
            below = other.relation == "advcl"
            marked = any(m.lower in words for m in other.head.kids("mark", "advmod"))
            while_it = below and marked and other.tense == clause.tense and not other.perfect
            if while_it or self._says_it(other, clause):
                yield other

    def _says_it(self, other: Clause, clause: Clause) -> bool:
        """Whether a participle tells how a word was uttered: "speaking on Monday, he accused"."""
        said = other.lemma in dating().words["speaking"] and other.mood == "participle"
        by_subject = other.relation == "advcl" or other.governor in clause.subjects
        return self.verbal and said and by_subject

    def _statement(self, token: Token) -> int | None:
        return self.draft.statements.innermost(self.sentence.index, token.index)
