"""The cue lexicon: which words report speech and thought, with what complements and stance."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from dragoman.parse.model import Clause
from dragoman.rules import Rule, RuleBook
from dragoman.statements.model import Stance

Pos = Literal["verb", "noun", "adjective", "preposition", "adverb"]


class CueRule(Rule, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words of one meaning and one syntax.

    Attributes:
        lemmas: the cue's lemma, with its particle or fixed words ("point out", "take aim at").
        takes: frames, each a sequence of complements: "that" (a finite clause or a quotation),
            "wh", "to do", "ing", "np", a preposition; "np of" is an object followed by "of".
        aims: whether the object is who it is said to or of, so that the content starts after it.
    """

    lemmas: tuple[str, ...]
    pos: Pos
    stance: Stance
    takes: tuple[str, ...]
    aims: bool = False


class ReplyRule(Rule, frozen=True, kw_only=True):
    """Words by which a denial points at what it denies, or a number."""

    words: tuple[str, ...] = ()
    number: int = 0


@dataclass(frozen=True, slots=True)
class Sense:
    """What the rules say of one cue in one frame."""

    rules: tuple[str, ...]
    stance: Stance
    aims: bool


@dataclass(slots=True)
class Entry:
    """One cue: its senses by frame."""

    senses: dict[str, Sense] = field(default_factory=dict)

    def sense(self, frame: str) -> Sense | None:
        return self.senses.get(frame)

    @property
    def first(self) -> Sense:
        return next(iter(self.senses.values()))


class Lexicon:
    """Cues by part of speech and lemma; fixed phrases by their first word."""

    def __init__(self, book: RuleBook) -> None:
        from dragoman.statements.families import CUES

        self.entries: dict[tuple[str, str], Entry] = {}
        self.phrases: dict[tuple[str, str], list[tuple[str, ...]]] = {}
        for named in book.rules(CUES):
            rule = named.rule
            sense = Sense((named.id,), rule.stance, rule.aims)
            for lemma in rule.lemmas:
                self._add(rule.pos, lemma, rule.takes, sense)
        for rests in self.phrases.values():
            rests.sort(key=len, reverse=True)

    def _add(self, pos: str, lemma: str, takes: tuple[str, ...], sense: Sense) -> None:
        entry = self.entries.setdefault((pos, lemma), Entry())
        for frame in takes:
            known = entry.senses.setdefault(frame, sense)
            if known is not sense and known.stance == sense.stance:
                rules = (*known.rules, *sense.rules)
                entry.senses[frame] = Sense(rules, known.stance, known.aims or sense.aims)
        first, *rest = lemma.split()
        if rest and tuple(rest) not in (phrases := self.phrases.setdefault((pos, first), [])):
            phrases.append(tuple(rest))

    def lemma(self, clause: Clause) -> str:
        """The clause's lemma, with the silent e that lemmatisers lose ("hoped" is not "hop")."""
        lemma, form = clause.lemma, clause.head.lower
        if ("verb", lemma) not in self.entries and ("verb", f"{lemma}e") in self.entries:
            return f"{lemma}e" if form.removeprefix(lemma) in ("es", "ed", "ing") else lemma
        return lemma

    def entry(self, pos: str, lemma: str) -> Entry | None:
        return self.entries.get((pos, lemma))
