"""Pairs: the two that "the two sides" and "both countries" stand for."""

from __future__ import annotations

from typing import Final

from dragoman.actors.antecedents import Candidate, Chooser
from dragoman.actors.discourse import Referent
from dragoman.actors.phrase import Phrase
from dragoman.actors.pointers import Pointer, Pointers
from dragoman.parse.model import Sentence, Token
from dragoman.parse.predicates import SUBJECT

Described = tuple[tuple[Referent, ...], tuple[str, ...], *tuple[str, ...]]
PERSONAL: Final = ("person", "title", "role")
BESIDE: Final = ("on", "in")


class PairFinder:
    """Finds two states in view: coordinated, or the only two of the last sentences.

    Who does something to both is neither of them. Where a report tells of sides within a country,
    "both sides" may be those, and only a coordination of two tells otherwise.
    """

    def __init__(self, pointers: Pointers) -> None:
        self.pointers = pointers

    def __call__(
        self, phrase: Phrase, sentence: Sentence, chooser: Chooser, pointer: Pointer,
        *, alone: str | None = None, talkers: tuple[str, ...] = (),
    ) -> Described | None:  # fmt: skip
        """(no referents, codes of the two states, rule), None where they cannot be told.

        `alone` is the state that a report speaks of, if it speaks of hardly any other; `talkers`
        are the two of whose meeting it is the account.
        """
        doers = _doers(phrase.head)
        if talkers and self._are_meant(talkers, doers, sentence, chooser):
            met = dict.fromkeys(p.rule for p in self.pointers.words("meeting").values())
            return (), talkers, *(rule for rule in (pointer.rule, *met))
        for reach in range(self.pointers.reach + 1):
            countries: dict[str, None] = {}
            near = chooser.within(sentence.index, reach)
            seen = [c for c in near if c.acts and not self._is_between(c)]
            joined = next((c for c in seen if _is_pair(c)), None)
            if joined is None and (
                self._is_loose(phrase) or self._within_a_country(phrase, sentence, chooser, alone)
            ):
                continue
            apart = _countries([c for c in seen if any(c.head is d for d in doers)])
            for country in _countries([joined] if joined else seen[::-1]):
                if joined or country not in apart:
                    countries[country] = None
            if len(countries) == 2:
                between = self.pointers.words("go_between").values() if near != seen else ()
                told = tuple(dict.fromkeys(p.rule for p in between))
                return (), tuple(countries), *(rule for rule in (pointer.rule, *told))
            if len(countries) > 2:
                return None
        return None

    def _are_meant(
        self, talkers: tuple[str, ...], doers: list[Token], sentence: Sentence, chooser: Chooser
    ) -> bool:
        """Whether no other two stand near, nor does one of the two act on both."""
        seen = [c for c in chooser.within(sentence.index, self.pointers.reach) if c.acts]
        apart = _countries([c for c in seen if any(c.head is d for d in doers)])
        others = [c for c in seen if _is_pair(c) and _countries([c]).keys() != set(talkers)]
        return not others and not apart.keys() & set(talkers)

    def _is_between(self, candidate: Candidate) -> bool:
        """Whether someone stands between two sides: "mediators"."""
        between = self.pointers.words("go_between").keys()
        return any(not between.isdisjoint(r.roles) for r in candidate.referents)

    def _number(self, phrase: Phrase) -> int:
        """How many a phrase speaks of: "the three leaders"."""
        counted = self.pointers.words("number")
        return next((int(counted[t.lower].number) for t in phrase.before if t.lower in counted), 2)

    def persons(
        self, phrase: Phrase, sentence: Sentence, chooser: Chooser, pointer: Pointer,
        pair: tuple[Referent, ...],
    ) -> Described | None:  # fmt: skip
        """The only officers of different states in view, as many as told: "the two leaders".

        They may be the `pair` that was called so before, if nobody else is in view.
        """
        doers = _doers(phrase.head)
        seen = [
            c for c in chooser.within(sentence.index, self.pointers.reach)
            if c.acts and not any(c.head is d for d in doers)
        ]  # fmt: skip
        found = {
            r: r.code.country for c in reversed(seen) for r in c.referents
            if r.kind in PERSONAL and not r.many
            and r.code is not None and r.code.sector in pointer.kinds
        }  # fmt: skip
        if phrase.head.lower in self.pointers.words("pair_of_holders"):
            role = phrase.head.lemma
            others = [r for r in found if r.roles and not any(o.endswith(role) for o in r.roles)]
            found = {r: country for r, country in found.items() if r not in others}
        many = self._number(phrase)
        if len(found) != many or len(set(found.values())) != many or None in found.values():
            known = len(pair) == many and set(found) <= set(pair)
            return (pair, (), pointer.rule) if known else None
        return tuple(found), (), pointer.rule

    def _is_loose(self, phrase: Phrase) -> bool:
        """Whether any two may be meant: "on both sides", and "the parties" that one speaks of."""
        inner = self.pointers.words("bare_pair").get(phrase.head.lower)
        if inner is None:
            return False
        counted = any(t.lower in self.pointers.words("count") for t in phrase.before)
        partisan = phrase.head.dep == "pobj" and phrase.head.head.lower in BESIDE
        return partisan or (not counted and phrase.head.dep not in SUBJECT)

    def _within_a_country(
        self, phrase: Phrase, sentence: Sentence, chooser: Chooser, alone: str | None
    ) -> bool:
        """Whether protesters, rebels and the like do something there, who may be a side.

        In a report on one state they need only be of that state, wherever they were named.
        """
        inner = self.pointers.words("bare_pair").get(phrase.head.lower)
        if inner is None:
            return False
        near, here = sentence.index - self.pointers.back, sentence.index
        return any(
            r.code is not None and r.code.sector in inner.kinds
            and ((c.sentence >= near and c.head.dep in SUBJECT) or r.code.country == alone)
            for c in chooser.within(here, here if alone else self.pointers.back)
            for r in c.referents
        )  # fmt: skip


def _doers(noun: Token) -> list[Token]:
    """The subjects of the predicate that a noun is an object of: "X urged both to observe it"."""
    head = noun.head
    infinitive = any(c.dep == "aux" and c.lower == "to" for c in head.children)
    if noun.dep in SUBJECT and not infinitive:
        return []
    if noun.dep in SUBJECT:
        head = head.head
    while True:
        found = [c for c in head.children if c.dep in SUBJECT and c is not noun]
        if found or head.is_root:
            return found
        head = head.head


def _countries(candidates: list[Candidate]) -> dict[str, None]:
    return {
        r.code.country: None
        for c in candidates for r in c.referents if r.code is not None and r.code.country
    }  # fmt: skip


def _is_pair(candidate: Candidate) -> bool:
    """Whether a coordination joins two actors of different countries."""
    countries = _countries([candidate])
    return candidate.number == "many" and len(candidate.referents) == 2 == len(countries)
