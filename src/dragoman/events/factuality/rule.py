"""The rules of factuality: levels of certainty, and the words and grammar that set them."""

from __future__ import annotations

from typing import Final, Literal

import msgspec

from dragoman.events.model import Status
from dragoman.rules import Rule

Grade = Literal["certain", "probable", "possible", "none"]
Keeps = Literal["all", "certainty", "reports"]
Word = Literal["verb", "noun", "adjective", "adverb", "mark", "preposition", "grammar"]

SAID: Final[tuple[Status, ...]] = ("actual", "alleged", "denied")
GRADES: Final[tuple[Grade, ...]] = ("none", "possible", "probable", "certain")


class Level(msgspec.Struct, frozen=True, kw_only=True):
    """A step on the way from a governing word to what it governs: a row of `levels.tsv`.

    Attributes:
        grade: how sure whoever speaks is.
        negative: the act is said not to be.
        keeps: what of the words further out still counts: `all`, with their negation; only their
            `certainty`; or, for what is taken as given, only whose `reports` they are.
        source: somebody other than the speaker so far vouches for it.
        given: the speaker so far takes it as given all the same ("knows", "regrets").
        status: the codebook's status of an act of which nothing else is said.
        belief: share of full certainty that readers find in it, -1 to 1, its sign taken in.
        occurrence: the same where readers are asked whether it has happened by now.
        kind: which table of the list's examples exercises it.
    """

    name: str
    grade: Grade
    negative: bool = False
    keeps: Keeps = "certainty"
    source: bool = False
    given: bool = False
    status: Status = "actual"
    belief: float = 1.0
    occurrence: float = 1.0
    kind: str = ""

    @property
    def reports(self) -> bool:
        """Whether it passes on a source's word for or against a fact, not a wish or a plan."""
        return self.source and not self.given and self.status in SAID


class Signature(Rule, frozen=True, kw_only=True):
    """What words say of the act in one of their slots.

    Attributes:
        words: lemmas; of a noun behind its verb both ("miss chance"); of grammar a feature
            ("modal will").
        slots: `that`, `wh`, `infinitive`, `gerund`, `object`, `subject`, or a preposition; none
            for grammar and modifiers.
        level: what is said where the word itself is affirmed, `denied` where it is denied (the
            same level where empty).
    """

    word: Word
    words: tuple[str, ...]
    slots: tuple[str, ...] = ()
    level: str
    denied: str = ""
