"""Which way a clause looks from the day of publication: back, ahead, or neither."""

from __future__ import annotations

from typing import Final

from dragoman.parse.model import Clause, Sentence, Token
from dragoman.rules import RuleBook
from dragoman.times.lexicon import FOLDER

BACK: Final = -1
AHEAD: Final = 1
OPEN: Final = 0


class TenseReader:
    """Reads the direction of the clause that governs a time expression."""

    def __init__(self, book: RuleBook) -> None:
        rows = list(book.rows(f"{FOLDER}/prospects.tsv"))
        self.participles = frozenset(r["lemma"] for r in rows if r["kind"] == "participle")
        self.governors = frozenset(r["lemma"] for r in rows if r["kind"] == "governor")

    def direction(self, sentence: Sentence, token: Token) -> int:
        """BACK, AHEAD or OPEN for the clause that `token` stands in."""
        prospect = self._prospect(token)
        if prospect:
            return AHEAD
        clause = sentence.clause_of(token)
        for _ in range(6):
            if clause is None:
                return OPEN
            found = self._of(clause)
            if found is not None:
                return found
            clause = clause.parent
        return OPEN

    def _prospect(self, token: Token) -> bool:
        """Whether a participle or adjective of looking ahead governs the token directly."""
        for head in token.ancestors():
            if head.tag in ("IN", "TO", "NN", "NNS", "NNP", "CD") and head.dep != "ROOT":
                if head.lemma in self.participles:
                    return True
                continue
            active = any(c.dep == "dobj" for c in head.children)
            return head.lemma in self.participles and head.tag in ("VBN", "JJ", "IN") and not active
        return False

    def _of(self, clause: Clause) -> int | None:
        """The clause's own direction, None where its parent has to say."""
        if clause.tense == "future" or clause.modal:
            return AHEAD
        if clause.mood == "infinitive":
            return self._infinitive(clause)
        if clause.tense == "past" or clause.perfect:
            return BACK
        if clause.tense == "present":
            return OPEN
        return None

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
