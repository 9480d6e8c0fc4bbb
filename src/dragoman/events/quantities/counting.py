"""What is counted in a sentence: people who are killed or march, troops, money."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from string import ascii_lowercase
from typing import Final

from dragoman.events.quantities.amounts import Amounts
from dragoman.events.quantities.lexicon import Lexicon
from dragoman.events.quantities.model import Amount, Count, KindRule
from dragoman.parse.model import Clause, Sentence, Token
from dragoman.rules import Named

NATIONALITY: Final = "NORP"
PREDICATED: Final = ("oprd", "ccomp", "attr", "acomp", "conj", "advmod", "xcomp")
TOLLED: Final = ("to", "at", "past", "above", "beyond")
SUBSETS: Final = ("including", "among", "include")


class Counting:
    """The counts of one sentence."""

    def __init__(self, lexicon: Lexicon, sentence: Sentence, taken: frozenset[int]) -> None:
        self.lexicon, self.sentence = lexicon, sentence
        self.amounts = Amounts(lexicon, sentence, taken)

    def counts(self) -> Iterator[Count]:
        """Every count, predicates first."""
        signs = any(t.lower in self.lexicon.counted for t in self.sentence.tokens)
        if not self.amounts.found and not signs:
            return
        for clause in self.sentence.clauses:
            yield from self._by_verb(clause)
        for token in self.sentence.tokens:
            yield from self._by_noun(token)

    def _by_verb(self, clause: Clause) -> Iterator[Count]:
        for table, heads in (
            (self.lexicon.undergo, clause.undergoers), (self.lexicon.do, clause.doers)
        ):  # fmt: skip
            named = table.get(clause.lemma) or table.get(clause.head.lemma)
            if named is not None:
                amount = self._sum(heads)
                yield from () if amount is None else self._kinds(named, clause.head, amount)

    def _sum(self, heads: Iterable[Token]) -> Amount | None:
        """All counted people among the heads; None where one of them is several uncounted."""
        total: Amount | None = None
        for told in heads:
            head = self._members(told)
            amount = self.amounts.of(head)
            if amount is None or not self._is_people(head, amount):
                if head.tag == "NNS" and total is None:
                    return None
                continue
            total = amount if total is None else total.plus(amount)
        return total

    def _members(self, head: Token) -> Token:
        """The people of "a crowd of 5,000 protesters", or the head itself."""
        if self._names_people(head):
            return head
        within = [t for c in head.kids("prep") if c.lower == "of" for t in c.kids("pobj")]
        counted = (t for t in within if self._names_people(t) and any(
            c.tag == "CD" for c in t.children))  # fmt: skip
        return next(counted, head)

    def _is_people(self, head: Token, amount: Amount) -> bool:
        """People by their noun, or a bare number that stands for them; no sum of money."""
        before = self.sentence.tokens[amount.first - 1].lower if amount.first else ""
        if before in self.lexicon.counted:
            return False
        if amount.first <= head.index < amount.end:
            behind = [t for c in head.kids("prep") if c.lower == "of" for t in c.kids("pobj")]
            return all(self._names_people(t) for t in behind)
        return self._names_people(head)

    def _names_people(self, noun: Token) -> bool:
        words = (noun.lemma, noun.lower, noun.lemma.rpartition("-")[2])
        aged = noun.lower.endswith(("year-old", "year-olds")) or noun.lemma == "old"
        return aged or noun.entity == NATIONALITY or any(w in self.lexicon.people for w in words)

    def _by_noun(self, token: Token) -> Iterator[Count]:
        named = self.lexicon.nouns.get(token.lemma) or self.lexicon.nouns.get(token.lower)
        if named is not None:
            amount = self._of_noun(token)
            yield from () if amount is None else self._kinds(named, token, amount)
        named = self.lexicon.tolls.get(token.lemma) or self._numbered(token)
        if named is not None:
            amount = self._toll(token)
            yield from () if amount is None else self._kinds(named, token, amount)
        named = self.lexicon.counted.get(token.lemma) or self.lexicon.counted.get(token.lower)
        if named is not None:
            amount = self.amounts.of(token) or self._beside(token, named.rule.scales)
            yield from () if amount is None else self._kinds(named, token, amount)

    def _of_noun(self, token: Token) -> Amount | None:
        """ "20 dead", "left 20 people dead", "no casualties"."""
        amount = self.amounts.of(token)
        if amount is not None:
            return amount
        if token.dep == "amod":
            several = self._sum([token.head])
            return several if several is not None and several.size > 1 else None
        if token.dep in PREDICATED:
            told = [*token.kids("nsubj"), *token.head.kids("dobj", "nsubjpass")]
            return self._sum(told[:1])
        return None

    def _numbered(self, noun: Token) -> Named[KindRule] | None:
        """The kind of "the number of dead", "the number of people killed"."""
        if noun.lemma not in self.lexicon.number_nouns:
            return None
        within = [t for c in noun.kids("prep") if c.lower == "of" for t in c.kids("pobj")]
        for counted in within:
            by_name = self.lexicon.nouns.get(counted.lemma) or self.lexicon.nouns.get(counted.lower)
            undergone = (self.lexicon.undergo.get(c.lemma) for c in counted.kids("acl"))
            found = by_name or next((n for n in undergone if n is not None), None)
            if found is not None:
                return found
        return None

    def _toll(self, noun: Token) -> Amount | None:
        """ "the death toll rose to 45", "put the number of dead at 11"."""
        clause = self.sentence.clause_of(noun)
        if clause is None or noun not in (*clause.subjects, *clause.objects):
            return None
        behind = (self.amounts.of(t) for p, t in clause.obliques if p in TOLLED)
        return next((a for a in behind if a is not None), None)

    def _beside(self, sign: Token, scales: dict[str, int]) -> Amount | None:
        """The number behind a currency's sign, with the letter behind it ("$800m")."""
        amount = self.amounts.behind(sign.index)
        if amount is None and sign.index + 1 < len(self.sentence.tokens):
            return _written_together(self.sentence.tokens[sign.index + 1], scales)
        if amount is None or amount.end >= len(self.sentence.tokens):
            return amount
        return amount.times(scales.get(self.sentence.tokens[amount.end].lower, 1))

    def _kinds(self, named: Named[KindRule], at: Token, amount: Amount) -> Iterator[Count]:
        rule = named.rule
        if len(rule.kinds) > 1 and amount.size:
            return
        if self._is_subset(amount) or amount.size < rule.least:
            return
        rules = (named.id, *amount.rules, *([] if rule.near else [self.lexicon.people_rule]))
        told = amount if rule.scales else amount.of_heads()
        for kind in rule.kinds:
            yield Count(kind, at, told, frozenset(rule.types), rules)

    def _is_subset(self, amount: Amount) -> bool:
        """ "12 people, including two children": part of another count."""
        before = self.sentence.tokens[amount.first - 1].lower if amount.first else ""
        return before in SUBSETS


def _written_together(token: Token, scales: dict[str, int]) -> Amount | None:
    """A figure with its scale in one word: "2bn"."""
    figure = token.lower.rstrip(ascii_lowercase)
    scale = scales.get(token.lower[len(figure) :])
    plain = figure.replace(",", "")
    if scale is None or not plain.replace(".", "", 1).isdigit():
        return None
    count = round(float(plain) * scale)
    return Amount(token.index, token.index + 1, count, count)
