"""Voices: whose state it is of which a speaker says "the president" or "the army"."""

from __future__ import annotations

from typing import Final

from dragoman.actors.antecedents import Candidate
from dragoman.actors.compose import Code
from dragoman.actors.phrase import Phrase
from dragoman.actors.pointers import Pointers
from dragoman.actors.pronouns import Scope
from dragoman.parse.model import Token
from dragoman.parse.predicates import SUBJECT

PERSONAL: Final = ("title", "role")
SAID: Final = ("ccomp", "parataxis")
PRESS: Final = "JRN"


class Voices:
    """Tells the country of whoever speaks; `states` are the codes of states."""

    def __init__(self, pointers: Pointers, states: frozenset[str]) -> None:
        self.pointers = pointers
        self.states = states

    def country(self, phrase: Phrase, seen: list[Candidate], scope: Scope) -> str | None:
        """The country of the officer in whose words the phrase stands, before them or after.

        A state itself does not call its own government "the government".
        """
        above = {id(a) for a in phrase.head.ancestors()}
        told = [(c.head, c.referents) for c in seen if c.sentence == scope.sentence.index]
        later = (
            (t, p) for t in scope.sentence.tokens[phrase.end :]
            if t.dep == "nsubj" and _is_said(phrase.head, t.head)
            and (p := scope.phrases.get(t.index)) is not None
        )  # fmt: skip
        told += [(t, scope.resolve(p)) for t, p in later if p.kind == "name" or _is_officer(p)]
        for head, referents in told:
            if head.dep not in SUBJECT or id(head.head) not in above or head is phrase.head:
                continue
            if _shares(head, phrase.head):
                continue
            codes = [r.code for r in referents if r.code is not None]
            countries = {c.country for c in codes}
            official = all(r.kind != "state" for r in referents)
            if not official and not self._is_seat(scope.phrases.get(head.index), phrase):
                continue
            if len(countries) == 1 and countries <= self.states and not self._is_aloof(codes):
                return countries.pop()
        return None

    def _is_seat(self, speaker: Phrase | None, phrase: Phrase) -> bool:
        """Whether the seat of a head of state speaks of him: "the president", the Kremlin said."""
        head = speaker.shape.head if speaker is not None else None
        personal = phrase.shape.roles[0].kind in PERSONAL
        return personal and head is not None and head.kind == "metonym"

    def _is_aloof(self, codes: list[Code]) -> bool:
        """Whether those speak who tell of other states than their own: the press, charities."""
        abroad, risen = self.pointers.words("abroad_sector"), self.pointers.words("risen_sector")
        far = abroad.keys() - risen.keys()
        return any(c.sector == PRESS or (c.sector in far and c.kind != "person") for c in codes)


def _is_officer(phrase: Phrase) -> bool:
    """Whether a phrase is one officer named before: "the adviser"."""
    role = next(iter(phrase.shape.roles), None)
    personal = role is not None and role.kind in PERSONAL
    return personal and phrase.shape.definite and not phrase.many


def _is_said(noun: Token, verb: Token) -> bool:
    """Whether a noun stands in what a verb says."""
    return any(a.head is verb and a.dep in SAID for a in noun.ancestors())


def _shares(subject: Token, noun: Token) -> bool:
    """Whether a noun hangs on the same subject, which then says nothing of it."""
    return any(t is subject for t in noun.ancestors())
