"""Who acts and to whom it is done, as heads of phrases."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from dragoman.events.acts import Act
from dragoman.events.slots import Slots
from dragoman.events.vocabulary import Algebra, Evoker, Operator
from dragoman.parse.model import Token

Heads = tuple[Token, ...]


class Roles:
    """Fills the roles of acts in one sentence."""

    def __init__(self, slots: Slots, who: Callable[[Token], frozenset[int]]) -> None:
        self.slots, self.who = slots, who

    def is_party(self, token: Token) -> bool:
        return bool(self.who(token))

    def of(self, token: Token, rule: Evoker) -> tuple[Heads, Heads]:
        """Actors and recipients of a frame's act, or of an operator's that stands alone."""
        noun = token.pos in ("NOUN", "PROPN")
        actors = self._first(token, rule.noun_actor if noun else rule.actor)
        recipients = self._first(token, rule.noun_recipient if noun else rule.recipient, actors)
        if rule.reciprocal:
            sides = (*actors, *recipients, *self.slots.fill(token, "with"),
                     *self.slots.fill(token, "between"))  # fmt: skip
            return tuple(dict.fromkeys(sides)), ()
        return actors, recipients

    def _first(self, token: Token, slots: Iterable[str], taken: Heads = ()) -> Heads:
        """Fillers of the first slot that holds a party, else of the first that is filled."""
        filled = [
            found for slot in slots
            if (found := tuple(t for t in self.slots.fill(token, slot) if t not in taken))
        ]  # fmt: skip
        parties = (f for f in filled if any(map(self.is_party, f)))
        return next(parties, filled[0] if filled else ())

    def around(self, token: Token, rule: Operator, row: Algebra, inner: Act) -> tuple[Heads, Heads]:
        """Actors and recipients of an operator's act around `inner`."""
        noun = token.pos in ("NOUN", "PROPN")
        actors = self._first(token, rule.noun_actor if noun else rule.actor)
        if row.acts == "inner":
            return inner.actors, inner.recipients
        if row.acts == "either" and inner.reciprocal:
            return tuple(dict.fromkeys((*actors, *inner.actors))), inner.recipients
        if row.acts == "either" and not self.parties(actors):
            actors = inner.actors or actors
        addressed = (
            t for slot in (rule.noun_recipient if noun else rule.recipient)
            for t in self.slots.fill(token, slot) if t not in inner.words
        )  # fmt: skip
        for heads in (addressed, inner.actors, inner.recipients):
            found = self.others(heads, actors)
            if found:
                return actors, found
        return actors, tuple(t for t in inner.recipients if t not in actors)

    def parties(self, heads: Iterable[Token]) -> Heads:
        return tuple(t for t in heads if self.is_party(t))

    def others(self, heads: Iterable[Token], actors: Heads) -> Heads:
        """The parties among `heads` who are not the actors under another name."""
        same: set[int] = set().union(*(self.who(t) for t in actors))
        return tuple(
            t for t in heads
            if t not in actors and (who := self.who(t)) and not who <= same
        )  # fmt: skip
