"""Numbers in a sentence with their bounds: "at least 20", "10 to 15", "dozens", "a"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from dragoman.events.quantities.lexicon import Lexicon
from dragoman.events.quantities.model import Amount, AmountRule
from dragoman.parse.model import Sentence, Token
from dragoman.rules import Named
from dragoman.times.lexicon import Symbol, atoms_of
from dragoman.times.numbers import numbers

NUMERIC: Final = "<n>"
PARTICLE: Final = "prt"


class Amounts:
    """The amounts of one sentence, in order, none overlapping another.

    Args:
        taken: positions of the words of time expressions, which are no amounts.
    """

    def __init__(self, lexicon: Lexicon, sentence: Sentence, taken: frozenset[int]) -> None:
        self.lexicon, self.tokens = lexicon, sentence.tokens
        self.lower = [t.lower for t in sentence.tokens]
        self.taken = taken
        self.atoms = atoms_of(sentence.tokens, lexicon.numbers)
        self.at: dict[int, int] = {}
        for i, atom in enumerate(self.atoms):
            self.at.setdefault(atom.token.index, i)
        self.found = self._joined(self._all())

    def of(self, token: Token) -> Amount | None:
        """The amount that counts a noun, or that stands for the counted itself."""
        for amount in self.found:
            if amount.first <= token.index < amount.end:
                return amount
        left = [c.index for c in token.children if c.index < token.index]
        near = [a for a in self.found if a.end <= token.index and any(
            a.first <= i < a.end for i in left)]  # fmt: skip
        if len(near) > 1 and "and" in self.lower[near[-2].end : near[-1].first]:
            return near[-2].plus(near[-1])
        return near[-1] if near else self._behind_of(token)

    def before(self, token: Token) -> Amount | None:
        """The amount that ends where the token stands."""
        return next((a for a in self.found if a.end == token.index), None)

    def holds(self, token: Token) -> bool:
        """Whether the token is a word of an amount."""
        return any(a.first <= token.index < a.end for a in self.found)

    def behind(self, sign: int) -> Amount | None:
        """The number behind a sign, with what bounds it before the sign ("up to $30 million")."""
        amount = next((a for a in self.found if a.first == sign + 1), None)
        return None if amount is None else self._bounded_at(amount, sign)

    def _behind_of(self, token: Token) -> Amount | None:
        """ "dozens of people": the amount leads, the noun hangs on "of"."""
        if token.dep == "pobj" and token.head.lower == "of":
            lead = token.head.head
            return next((a for a in self.found if a.first <= lead.index < a.end), None)
        return None

    def _all(self) -> list[Amount]:
        found, at = [], 0
        while at < len(self.tokens):
            amount = None if at in self.taken else self._worded(at) or self._numbered(at)
            found += [amount] if amount is not None else []
            at = amount.end if amount is not None else at + 1
        return found

    def _worded(self, at: int) -> Amount | None:
        if self.lower[at] not in self.lexicon.first_words:
            return None
        for length in range(self.lexicon.longest, 0, -1):
            named = self.lexicon.words.get(tuple(self.lower[at : at + length]))
            if named is None or (length == 1 and self._leads_number(at)):
                continue
            rule = named.rule
            amount = Amount(at, at + length, rule.least, rule.most, (named.id,))
            return self._bounded(amount) if length > 1 else amount
        return None

    def _leads_number(self, at: int) -> bool:
        """Whether an article belongs to a number behind it."""
        return self.lower[at] in self.lexicon.articles and self._numbered(at) is not None

    def _numbered(self, at: int) -> Amount | None:
        start = self.at.get(at)
        if start is None:
            return None
        read = [s for s in numbers(self._look, start) if s.name == NUMERIC]
        if not read:
            return None
        symbol = max(read, key=lambda s: s.end)
        last = self.atoms[symbol.end - 1]
        end = last.token.index + 1
        if not last.closes or self._is_no_count(end):
            return None
        count = int(symbol.value)
        behind = self.lower[end] if end < len(self.tokens) else ""
        if behind in self.lexicon.multiples:
            times, rule = self.lexicon.multiples[behind]
            return self._bounded(Amount(at, end + 1, count * times, count * times, (rule,)))
        return self._bounded(Amount(at, end, count, count))

    def _look(self, at: int) -> Sequence[Symbol]:
        return self.lexicon.numbers.symbols(self.atoms, at) if at < len(self.atoms) else ()

    def _is_no_count(self, end: int) -> bool:
        """A share, or a part of a longer word ("12th", "57-year-old")."""
        return end < len(self.tokens) and self.lower[end] in self.lexicon.shares

    def _bounded(self, amount: Amount) -> Amount:
        return self._bounded_at(amount, amount.first)

    def _bounded_at(self, amount: Amount, start: int) -> Amount:
        """The amount with the bound that the words up to `start`, or those behind it, set."""
        for words, rule in self.lexicon.behind.items():
            if tuple(self.lower[amount.end : amount.end + len(words)]) == words:
                whole = replace(amount, end=amount.end + len(words))
                return _within(whole, amount.first - start, rule)
        for length in range(self.lexicon.longest, 0, -1):
            before = tuple(self.lower[max(0, start - length) : start])
            named = self.lexicon.bounds.get(before) if len(before) == length else None
            if named is not None and self.tokens[start - length].dep != PARTICLE:
                return _within(replace(amount, first=start), length, named)
        return amount

    def _joined(self, amounts: list[Amount]) -> list[Amount]:
        """Two numbers that make a range: "10 to 15", "between 10 and 15"."""
        found: list[Amount] = []
        for amount in amounts:
            before = found[-1] if found else None
            if before is not None and self._range(before, amount):
                named = self.lexicon.joins[self.lower[before.end]]
                found[-1] = Amount(before.first, amount.end, before.least, amount.most, (named.id,))
            else:
                found.append(amount)
        return found

    def _range(self, one: Amount, other: Amount) -> bool:
        joint = self.lower[one.end] if other.first == one.end + 1 else ""
        if joint not in self.lexicon.joins or not 0 < one.size < other.least:
            return False
        return self.lexicon.needs.get(joint) in (None, self.lower[one.first])


def _within(amount: Amount, length: int, named: Named[AmountRule]) -> Amount:
    """The amount under the bound that the words before it set."""
    bound = named.rule.bound
    least = 0 if bound in ("most", "below") else amount.least
    most = None if bound in ("least", "above") else amount.most
    beyond = {"above": 1, "below": -1}.get(bound, 0)
    rules = (*amount.rules, named.id)
    return Amount(amount.first - length, amount.end, least, most, rules, beyond)
