"""Which of the rules that list a word is meant: the one whose arguments are there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.events.index import GAP, Entry, Index
from dragoman.events.lexicon import Lexicon
from dragoman.events.matching import Matcher
from dragoman.events.settings import settings
from dragoman.events.slots import Slots
from dragoman.events.vocabulary import SPEAKER, Evoker, Frame, Operator, is_spoken
from dragoman.parse.model import Token

DOERS = ("doer", "subject")


@dataclass(frozen=True, slots=True)
class Sense:
    """An entry that fits: its words in the sentence, and how much of it was asked for and found."""

    entry: Entry
    words: tuple[Token, ...]
    weight: float
    rules: tuple[str, ...]

    @property
    def frame(self) -> Frame | None:
        rule = self.entry.rule.rule
        return rule if isinstance(rule, Frame) else None

    @property
    def operator(self) -> Operator | None:
        rule = self.entry.rule.rule
        return rule if isinstance(rule, Operator) else None

    @property
    def fixed(self) -> tuple[Token, ...]:
        """The head and the words of the chain that are not named by their class only."""
        named = zip(self.words[1:], self.entry.chain, strict=True)
        return (self.words[0], *(token for token, word in named if not _is_class(word)))

    @property
    def others(self) -> frozenset[int]:
        """Positions of the words that it uses up beside its head."""
        return frozenset(w.index for w in self.words[1:])


class Senses:
    """Candidate senses of the words of one sentence, best first."""

    def __init__(self, lexicon: Lexicon, matcher: Matcher, slots: Slots) -> None:
        self.lexicon, self.matcher, self.slots = lexicon, matcher, slots

    def of(self, token: Token) -> list[Sense]:
        """All senses that fit, the most specific first; ties keep the order of the files.

        A word in the name of a body has none: "the Office for Combating Torture".
        """
        if _names_body(token):
            return []
        found = [s for e in self._entries(token) if (s := self._sense(token, e)) is not None]
        return sorted(_with_particle(token, found), key=lambda s: -s.weight)

    def _entries(self, token: Token) -> list[Entry]:
        index = self._index(token)
        if index is None:
            return []
        heads = {token.lower, token.lemma}
        found = index.of(heads, self.matcher.present)
        if not found and index is self.lexicon.nouns:
            return self.lexicon.gerunds.of((token.lemma,), self.matcher.present)
        return found

    def _index(self, token: Token) -> Index | None:
        if token.pos in ("VERB", "AUX"):
            return self.lexicon.verbs
        if token.pos in ("NOUN", "PROPN"):
            return self.lexicon.nouns
        return self.lexicon.adjectives if token.pos in ("ADJ", "ADV") else None

    def loose(self, token: Token) -> Iterator[tuple[Evoker, tuple[Token, ...], float]]:
        """Rules whose words are there: each with these, and how much of the rest is missing.

        A slot that is filled by another word than those asked for counts half of an empty one.
        """
        for entry in self._entries(token):
            rule, words, missed = entry.rule.rule, self.matcher.chain(token, entry.chain), 0.0
            if words is None and isinstance(rule, Evoker) and is_spoken(rule):
                continue  # "is" by itself blames nobody
            if words is None:
                named = tuple(w for w in entry.chain if not _is_class(w))
                words, missed = self.matcher.chain(token, named), len(entry.chain) - len(named)
            if words is None or not isinstance(rule, Evoker) or _goes_on(token, rule):
                continue
            if not self._excluded(words, rule):
                yield rule, words, missed + self._missed(words, rule)

    def _excluded(self, words: tuple[Token, ...], rule: Evoker) -> bool:
        return any(
            self.matcher.fit(self.slots.fill(words, slot), unwanted) is not None
            for slot, unwanted in rule.unless.items()
        )

    def _missed(self, words: tuple[Token, ...], rule: Evoker) -> float:
        missed = 0.0
        for slot, wanted in rule.where.items():
            fillers = self.slots.fill(words, slot)
            if self.matcher.fit(fillers, wanted) is None:
                missed += 0.5 if fillers else 1.0
        return missed

    def _sense(self, token: Token, entry: Entry) -> Sense | None:
        words = self.matcher.chain(token, entry.chain)
        rule = entry.rule.rule
        if words is None or not isinstance(rule, Evoker):
            return None
        if _goes_on(token, rule) and not _points_back(token):
            return None
        behind = self._classes_behind(words, entry.chain)
        for slot, wanted in rule.where.items():
            fillers = self._fillers(words, slot)
            if slot == SPEAKER and not fillers and self.slots.is_voiced(token):
                continue
            fit = self.matcher.fit(fillers, wanted)
            if fit is None:
                return None
            behind += fit
        if self._excluded(words, rule):
            return None
        weight = 2 * len(entry.chain) + len(rule.where) + 0.1 * len(rule.unless)
        if isinstance(rule, Frame) and rule.follows:
            weight -= 1
        return Sense(entry, words, weight, (*behind, entry.rule.id))

    def _fillers(self, words: tuple[Token, ...], slot: str) -> tuple[Token, ...]:
        """Who fills a slot; a doer that is only somebody's words stands beside who issued them."""
        found = self.slots.fill(words, slot)
        return (*found, *self.slots.issuers(words[0])) if slot in DOERS and found else found

    def _classes_behind(self, words: tuple[Token, ...], chain: tuple[str, ...]) -> list[str]:
        """The rules of the classes that words of the chain had to belong to."""
        rules = (
            self.matcher.class_rule(token, word.removeprefix(GAP)[1:])
            for token, word in zip(words[1:], chain, strict=True)
            if _is_class(word)
        )
        return [r for r in rules if r]


def _names_body(token: Token) -> bool:
    """Whether the word, written as names are, is that of a firm or stands in the name of a body."""
    if token.pos == "VERB" and token.entity == "ORG" and _stands_out(token):
        return True
    if not token.text[:1].isupper() or token.dep not in ("pobj", "pcomp", "dobj"):
        return False
    above = token.head
    while above.dep in ("prep", "pcomp") and not _is_body(above):
        above = above.head
    return _is_body(above) and above.index < token.index


def _stands_out(token: Token) -> bool:
    """Whether the word is written as a name behind and before words that are not."""
    beside = [*token.ancestors(), *token.children]
    near = [t for t in beside if abs(t.index - token.index) == 1]
    return token.text[:1].isupper() and bool(near) and all(t.text.islower() for t in near)


def _is_body(token: Token) -> bool:
    return token.pos == "PROPN" and token.lower in settings().things.bodies


def _with_particle(token: Token, senses: list[Sense]) -> list[Sense]:
    """A verb with its particle is another verb: who calls off a strike does not call one."""
    particles = set(token.kids("prt"))
    whole = [s for s in senses if particles & set(s.words)]
    return whole or senses


def _goes_on(token: Token, rule: Evoker) -> bool:
    """Whether the rule reads the noun only as going on from what was told."""
    return token.pos == "NOUN" and isinstance(rule, Frame) and bool(rule.follows)


def _points_back(noun: Token) -> bool:
    return any(t.lower in settings().earlier.taking_up for t in noun.kids("det", "poss"))


def _is_class(word: str) -> bool:
    return word.removeprefix(GAP).startswith("@")
