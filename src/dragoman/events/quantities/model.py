"""Rules and findings of quantities."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from msgspec import field

from dragoman.parse.model import Token
from dragoman.rules import Rule

Bound = Literal["exact", "least", "most"]


class AmountRule(Rule, frozen=True, kw_only=True):
    """Words that bound a number, or stand for one.

    Attributes:
        before: words before a number that bound it on one side (`bound`).
        words: words that are an amount themselves, from `least` to `most`.
        between: words that join two numbers into a range.
    """

    before: tuple[str, ...] = ()
    bound: Bound = "exact"
    words: tuple[str, ...] = ()
    least: int = 0
    most: int = 0
    between: tuple[str, ...] = ()


class KindRule(Rule, frozen=True, kw_only=True):
    """What is counted.

    Attributes:
        kinds: the quantities that a number of them gives.
        undergo, do: verbs that the counted undergo, or do ("die").
        nouns: nouns and adjectives that name the counted as such ("dead", "detainees").
        tolls: nouns that rise to, or stand at, the number.
        counted: nouns that may be counted; people where empty.
        types: PLOVER types that the quantity belongs to; modes narrow them where given.
        least: the smallest number that counts ("from" in the file).
        scales: letters behind a figure that multiply it ("m").
        near: the number need only hang below the event's words, however far.
    """

    kinds: tuple[str, ...]
    undergo: tuple[str, ...] = ()
    do: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    tolls: tuple[str, ...] = ()
    counted: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    near: bool = False
    least: int = field(default=0, name="from")
    scales: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Amount:
    """A number in a sentence: its tokens (first, end), its bounds, and the rules behind them."""

    first: int
    end: int
    least: int
    most: int
    rules: tuple[str, ...] = ()

    def times(self, scale: int) -> Amount:
        """So many times as much."""
        return Amount(self.first, self.end, self.least * scale, self.most * scale, self.rules)

    def plus(self, other: Amount) -> Amount:
        """Both together."""
        rules = tuple(dict.fromkeys((*self.rules, *other.rules)))
        least, most = self.least + other.least, self.most + other.most
        return Amount(self.first, self.end, least, most, rules)


@dataclass(frozen=True, slots=True)
class Count:
    """So many of a kind, said by a word of a sentence."""

    kind: str
    at: Token
    amount: Amount
    types: frozenset[str]
    rules: tuple[str, ...]
