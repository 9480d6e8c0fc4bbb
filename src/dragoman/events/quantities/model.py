"""Rules and findings of quantities."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from msgspec import field

from dragoman.parse.model import Token
from dragoman.rules import Rule

Bound = Literal["exact", "least", "above", "most", "below"]


class AmountRule(Rule, frozen=True, kw_only=True):
    """Words that bound a number, or stand for one.

    Attributes:
        before, behind: words before or behind a number that bound it on one side (`bound`);
            "more than 50" people are 51 or more, "more than" money begins at its figure.
        words: words that are an amount themselves, from `least` to `most`.
        between: words that join two numbers into a range.
        needs: of these, words that do so only behind another before the first number.
        multiples: words behind a number that multiply it ("two dozen").
    """

    before: tuple[str, ...] = ()
    behind: tuple[str, ...] = ()
    bound: Bound = "exact"
    words: tuple[str, ...] = ()
    least: int = 0
    most: int = 0
    between: tuple[str, ...] = ()
    needs: dict[str, str] = field(default_factory=dict)
    multiples: dict[str, int] = field(default_factory=dict)


class KindRule(Rule, frozen=True, kw_only=True):
    """What is counted.

    Attributes:
        kinds: the quantities that a number of them gives.
        undergo, do: verbs that the counted undergo, or do ("die").
        deeds: nouns of what is done to the counted, who stand behind "of" ("the arrest of").
        living: of the verbs, those that only people and beasts can undergo.
        nouns: nouns and adjectives that name the counted as such ("dead", "detainees").
        tolls: nouns that rise to, or stand at, the number.
        counted: nouns that may be counted; people where empty.
        numbers: nouns that say with "of" whose number stands behind them ("the number of dead").
        ages: endings of words that tell how old somebody is, who is a person ("year-old").
        parts: words before a number that make it a part of another ("including").
        levels: prepositions before the number that a toll stands at, or has come to.
        groups: nouns for many together, who are moved as they are ("a force of 500 soldiers").
        shares: what stands behind a number that counts nobody ("40 percent", "57-year-old").
        articles: words that count one or none, unless a number stands behind them.
        ever: words that make a number one of all times, not of the last deed ("so far").
        types: PLOVER types that the quantity belongs to; modes narrow them where given.
        least: the smallest number that counts ("from" in the file).
        scales: letters behind a figure that multiply it ("m").
        near: the number need only hang below the event's words, however far.
    """

    kinds: tuple[str, ...]
    undergo: tuple[str, ...] = ()
    do: tuple[str, ...] = ()
    deeds: tuple[str, ...] = ()
    living: frozenset[str] = frozenset()
    nouns: tuple[str, ...] = ()
    tolls: tuple[str, ...] = ()
    counted: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    ages: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    shares: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    ever: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    near: bool = False
    least: int = field(default=0, name="from")
    scales: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Amount:
    """A number in a sentence: its tokens (first, end), its bounds, and the rules behind them.

    `most` is None where it may be any more; `beyond` is how many heads "more than" adds to the
    figure (1), or "fewer than" takes from it (-1).
    """

    first: int
    end: int
    least: int
    most: int | None
    rules: tuple[str, ...] = ()
    beyond: int = 0

    @property
    def size(self) -> int:
        """The greatest number that was said."""
        return self.least if self.most is None else self.most

    def times(self, scale: int) -> Amount:
        """So many times as much."""
        most = None if self.most is None else self.most * scale
        return replace(self, least=self.least * scale, most=most)

    def plus(self, other: Amount) -> Amount:
        """Both together."""
        rules = tuple(dict.fromkeys((*self.rules, *other.rules)))
        most = None if self.most is None or other.most is None else self.most + other.most
        return replace(
            self, least=self.least + other.least, most=most, rules=rules,
            beyond=self.beyond + other.beyond,
        )  # fmt: skip

    def of_heads(self) -> Amount:
        """The amount of what is counted one by one: "more than 50" are 51 at least."""
        if self.beyond > 0:
            return replace(self, least=self.least + self.beyond, beyond=0)
        if self.beyond < 0 and self.most is not None:
            return replace(self, most=max(0, self.most + self.beyond), beyond=0)
        return self


@dataclass(frozen=True, slots=True)
class Count:
    """So many of a kind, said by a word of a sentence.

    `of_others` is true of a number that tells of more than the deed at hand (all who died "so
    far"), or of what belongs to the counted (their bodies): only words that say it can have it.
    """

    kind: str
    at: Token
    amount: Amount
    types: frozenset[str]
    rules: tuple[str, ...]
    of_others: bool = False

    @property
    def whole(self) -> Token:
        """The word on which the number hangs that the counted sign belongs to ("$800 million")."""
        head = self.at.head
        numeral = head.pos in ("NUM", "SYM") or head.tag == "CD"
        return head if numeral and not self.at.is_root else self.at
