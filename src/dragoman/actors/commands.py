"""Commands: whose the forces are that someone sends, masses or withdraws.

"Moscow ordered troops across the border" says nothing of their country, and all the same everyone
knows it: a state sends its own.
"""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.actors.discourse import Referent
from dragoman.actors.entries import Entry
from dragoman.actors.phrase import Phrase
from dragoman.actors.pointers import Pointers
from dragoman.parse.model import Token


def first_of(noun: Token) -> Token:
    """The first of the nouns that a noun is coordinated with."""
    while noun.dep == "conj" and noun.head.pos in ("NOUN", "PROPN"):
        noun = noun.head
    return noun


class Commands:
    """Tells whose the forces are; `states` are the codes of states."""

    def __init__(self, pointers: Pointers, states: frozenset[str]) -> None:
        self.pointers = pointers
        self.states = states

    def is_sent(self, phrase: Phrase) -> bool:
        """Whether forces of no known country are the object of a verb of command."""
        shape, head = phrase.shape, first_of(phrase.head)
        verb = self.pointers.words("sends").get(head.head.lemma)
        if verb is None or not shape.roles or shape.owners or phrase.owners or shape.strange:
            return False
        joined = self.pointers.words("likewise") if head is not phrase.head else {}
        abroad = self.pointers.words("home_abroad").keys() - joined.keys()
        if head.dep != "dobj" or any(t.lower in abroad for t in phrase.before):
            return False
        return shape.roles[0].sector in verb.kinds and shape.roles[0].country is None

    def owner(self, phrase: Phrase, senders: Iterable[Referent]) -> Entry | None:
        """The one state whose officers or government sends them, with the rule."""
        codes = [r.code for r in senders if r.code is not None]
        countries = {c.country for c in codes}
        rule = self.pointers.words("sends")[first_of(phrase.head).head.lemma].rule
        if len(countries) != 1 or not all(c.sector in ("GOV", "MIL", "LEG") for c in codes):
            return None
        country = countries.pop()
        allied = all(c.kind == "alliance" for c in codes)
        if country not in self.states and not allied:
            return None
        words = self.pointers.words("likewise")
        more = tuple(words[t.lower].rule for t in phrase.before if t.lower in words)
        return Entry("", "", "name", country, None, rules=(rule, *more))
