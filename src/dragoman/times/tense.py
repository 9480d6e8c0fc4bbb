"""Which way a clause looks from the day of publication: back, ahead, or neither."""

from __future__ import annotations

from collections import defaultdict
from typing import Final

from dragoman.parse.model import Clause, Sentence, Token
from dragoman.rules import RuleBook
from dragoman.times.lexicon import FOLDER
from dragoman.times.settings import settings

PLAINLY_BACK: Final = -2
BACK: Final = -1
PLAINLY_AHEAD: Final = 2
AHEAD: Final = 1
OPEN: Final = 0
AS: Final = "as"
"""What turns a plan into a comparison: "began as planned on Monday"."""
SUPPOSING: Final = ("condition", "exception")
WOULD: Final = "would"
LINKS: Final = frozenset({"IN", "TO", "NN", "NNS", "NNP", "CD", "POS"})


class TenseReader:
    """Reads the direction of the clause that governs a time expression."""

    def __init__(self, book: RuleBook) -> None:
        kinds: defaultdict[str, set[str]] = defaultdict(set)
        for row in book.rows(f"{FOLDER}/prospects.tsv"):
            kinds[row["kind"]].add(row["lemma"])
        self.participles = kinds["participle"]
        self.governors = kinds["governor"]
        self.schedulers = kinds["scheduler"]
        self.extenders = kinds["extender"]
        self.tellers = kinds["teller"]
        self.causers = kinds["causer"]
        self.perceivers = kinds["perceiver"]
        self.begins, self.ends = kinds["begins behind"], kinds["ends behind"]
        self.appointers, self.appoints = kinds["appointer"], kinds["appoints"]
        self.aimed, self.aims = kinds["aimed"], kinds["aims"]

    def direction(self, sentence: Sentence, token: Token) -> int:
        """Below 0 for back, above 0 for ahead, 0 for open; 2 either way where it is plain."""
        if self._prospect(token):
            return AHEAD
        clause = first = sentence.clause_of(token)
        for _ in range(settings().reach.clauses):
            if clause is None:
                return OPEN
            found = self._of(clause)
            if found is not None:
                plain = clause is first and _hangs_on(token, clause)
                return self._plainly(found, clause) if plain else found
            clause = clause.parent
        return OPEN

    def _plainly(self, found: int, clause: Clause) -> int:
        """The direction where the verb itself bears the time: "arrives Friday" is yet to come."""
        if found == BACK:
            return PLAINLY_BACK
        if found == OPEN and clause.lemma not in self.tellers:
            return AHEAD
        return found

    def _prospect(self, token: Token) -> bool:
        """Whether a word of looking ahead governs the token directly."""
        link, appointed = "", False
        for head in token.ancestors():
            if head.tag == "VBN" and any(c.lower == AS for c in head.children):
                return False
            if head.lemma in self.schedulers and head.pos == "VERB":
                return link not in self.begins
            if appointed and head.lemma in self.appointers and head.pos == "VERB":
                return True
            if head.lemma in self.extenders and link in self.ends:
                return True
            if head.lemma in self.participles and head.tag in ("VBN", "JJ", "IN", "RB", "VBD"):
                active = any(c.dep == "dobj" for c in head.children)
                return not active and (head.lemma not in self.aimed or link in self.aims)
            if head.tag not in LINKS:
                return False
            link = head.lower
            appointed = appointed or link in self.appoints
        return False

    def _of(self, clause: Clause) -> int | None:
        """The clause's own direction, None where its parent has to say."""
        if clause.tense == "future":
            return PLAINLY_AHEAD
        if clause.modal:
            return BACK if clause.perfect or self._was_able(clause) else AHEAD
        if clause.mood == "infinitive":
            return self._infinitive(clause)
        if self._is_supposed(clause) or self._is_caused(clause):
            return None
        if clause.tense == "past" or clause.perfect or _tells_of_what_was_done(clause):
            return BACK
        if clause.tense == "present":
            return OPEN
        return None

    def _was_able(self, clause: Clause) -> bool:
        """ "Could not be reached", "could be heard": an ability that was put to the test."""
        return clause.modal == "could" and (clause.negated or clause.lemma in self.perceivers)

    def _is_supposed(self, clause: Clause) -> bool:
        """The past of "they would march if he did not leave" is no past: its consequent says."""
        over = clause.parent
        return clause.supposed in SUPPOSING and over is not None and over.modal == WOULD

    def _is_caused(self, clause: Clause) -> bool:
        """ "Let the offensive begin": the bare verb has the time of the causing."""
        over = clause.parent
        return over is not None and clause.head.dep == "ccomp" and over.lemma in self.causers

    def _infinitive(self, clause: Clause) -> int | None:
        if clause.perfect:
            return BACK
        if clause.parent is None:
            return AHEAD
        if clause.parent.head.lemma in self.governors or clause.parent.head.lemma == "be":
            return AHEAD
        if clause.governor is not None and clause.governor.lemma in self.governors:
            return AHEAD
        return None


def _tells_of_what_was_done(clause: Clause) -> bool:
    """ "The order issued on Monday": a participle of the past on a noun."""
    return clause.mood == "participle" and clause.head.tag == "VBN" and clause.head.dep == "acl"


def _hangs_on(token: Token, clause: Clause) -> bool:
    """Whether the token modifies the clause's verb with no noun or adjective between."""
    for head in token.ancestors():
        if head is clause.head or head in clause.group:
            return True
        if head.tag not in ("IN", "TO", "CD", "NNP") and head.dep != "attr":
            return False
    return token is clause.head
