"""What is counted in a sentence: people who are killed or march, troops, money."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from string import ascii_lowercase
from typing import Final

from dragoman.events.dating.words import dating
from dragoman.events.quantities.amounts import Amounts
from dragoman.events.quantities.lexicon import Lexicon
from dragoman.events.quantities.model import Amount, Count, KindRule
from dragoman.parse.model import Clause, Sentence, Token
from dragoman.parse.predicates import conjuncts
from dragoman.rules import Named

NATIONALITY: Final = "NORP"
PERSON: Final = "PERSON"
NOWHERE: Final = -1
PREDICATED: Final = ("oprd", "ccomp", "attr", "acomp", "conj", "advmod", "xcomp")
SINGULAR: Final = ("NN", "NNP")
PLURAL: Final = ("NNS", "NNPS")


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
            named = next((table[name] for name in _names(clause) if name in table), None)
            if named is not None:
                living = not named.rule.living.isdisjoint(_names(clause))
                amount = self._sum(heads, living=living)
                if amount is not None:
                    apart = table is self.lexicon.undergo and _has_other_doer(clause)
                    yield from self._kinds(named, clause.head, amount, apart=apart)

    def _sum(self, heads: Iterable[Token], *, living: bool = False) -> Amount | None:
        """All counted people among the heads; open above where some are several uncounted.

        Beside others one who is known counts as one: "the mayor and two guards" are three.

        Args:
            living: only people and beasts can be the heads, whatever they are called.
        """
        counted: list[Amount] = []
        known, several = 0, False
        listed = [t for head in heads for t in (head, *_listed(head))]
        for head in map(self._members, listed):
            amount = self.amounts.of(head)
            if amount is not None and self._is_people(head, amount, living=living):
                counted.append(amount)
            elif amount is None and head.tag in PLURAL:
                several = True
            elif amount is None and head.tag in SINGULAR and self._is_somebody(head):
                known += 1
        return self._total(counted, known, several=several and len(listed) > 1)

    def _total(self, counted: list[Amount], known: int, *, several: bool) -> Amount | None:
        """The sum of the counted and of those who are known, of whom one alone is no count."""
        if not counted and (known < 2 or several):
            return None
        first, *others = counted or [Amount(NOWHERE, NOWHERE, 0, 0)]
        for other in others:
            first = first.plus(other)
        most = None if several or first.most is None else first.most + known
        return replace(first, least=first.least + known, most=most)

    def _is_somebody(self, head: Token) -> bool:
        """Whether a singular noun is one person who is known: "his wife", no "crew"."""
        if head.entity == PERSON:
            return True
        known = bool(head.kids("det", "poss")) and head.lemma not in self.lexicon.groups
        return known and self._names_people(head)

    def _members(self, head: Token) -> Token:
        """The people of "a crowd of 5,000 protesters", or the head itself.

        "Two of the five" are two, and a quarter of them are nobody knows how many.
        """
        if self._names_people(head) or self.amounts.holds(head):
            return head
        within = [t for c in head.kids("prep") if c.lower == "of" for t in c.kids("pobj")]
        counted = (t for t in within if self._names_people(t) and any(
            c.tag == "CD" for c in t.children) and not t.kids("det"))  # fmt: skip
        return next(counted, head)

    def _is_people(self, head: Token, amount: Amount, *, living: bool) -> bool:
        """People by their noun, or a bare number that stands for them; no sum of money."""
        before = self.sentence.tokens[amount.first - 1].lower if amount.first else ""
        if before in self.lexicon.counted:
            return False
        if amount.first <= head.index < amount.end:
            behind = [t for c in head.kids("prep") if c.lower == "of" for t in c.kids("pobj")]
            return all(self._names_people(t) for t in behind)
        return living or self._names_people(head)

    def _names_people(self, noun: Token) -> bool:
        words = (noun.lemma, noun.lower, noun.lemma.rpartition("-")[2])
        aged = noun.lower.endswith(self.lexicon.ages)
        return aged or noun.entity == NATIONALITY or any(w in self.lexicon.people for w in words)

    def _by_noun(self, token: Token) -> Iterator[Count]:
        named = self.lexicon.nouns.get(token.lemma) or self.lexicon.nouns.get(token.lower)
        if named is not None:
            amount = self._of_noun(token)
            yield from () if amount is None else self._kinds(named, token, amount)
        named = self.lexicon.deeds.get(token.lemma)
        if named is not None:
            done_to = [t for c in token.kids("prep") if c.lower == "of" for t in c.kids("pobj")]
            amount = self._sum(t for d in done_to for t in conjuncts(d))
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
        clause = self.sentence.clause_of(token)
        doing = clause is not None and clause.head is token and bool(clause.undergoers)
        if token.dep in PREDICATED and not doing:
            amount = self.amounts.before(token)
            if amount is not None:
                return amount
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
        """ "the death toll rose to 45", "put the number of dead at 11".

        What a deed brings a toll to counts others' deeds as well: "bringing the toll to 130".
        """
        clause = self.sentence.clause_of(noun)
        if clause is None or noun not in (*clause.subjects, *clause.objects):
            return None
        if clause.relation == "advcl" and clause.tense is None:
            return None
        behind = (self.amounts.of(t) for p, t in clause.obliques if p in self.lexicon.levels)
        return next((a for a in behind if a is not None), None)

    def _beside(self, sign: Token, scales: dict[str, int]) -> Amount | None:
        """The number behind a currency's sign, with the letter behind it ("$800m")."""
        amount = self.amounts.behind(sign.index)
        if amount is None and sign.index + 1 < len(self.sentence.tokens):
            return _written_together(self.sentence.tokens[sign.index + 1], scales)
        if amount is None or amount.end >= len(self.sentence.tokens):
            return amount
        return amount.times(scales.get(self.sentence.tokens[amount.end].lower, 1))

    def _kinds(
        self, named: Named[KindRule], at: Token, amount: Amount, *, apart: bool = False
    ) -> Iterator[Count]:
        rule = named.rule
        if len(rule.kinds) > 1 and amount.size:
            return
        if self._is_subset(amount) or amount.size < rule.least:
            return
        rules = (named.id, *amount.rules, *([] if rule.near else [self.lexicon.people_rule]))
        told = amount if rule.scales else amount.of_heads()
        apart = apart or self._is_ever(at) or (not rule.scales and self._belongs(at))
        for kind in rule.kinds:
            yield Count(kind, at, told, frozenset(rule.types), rules, apart)

    def _is_ever(self, at: Token) -> bool:
        """Whether the clause counts all there ever were: "31,000 have died since the war began"."""
        clause = self.sentence.clause_of(at)
        if clause is None:
            return False
        below = clause.head.kids("prep", "advmod", "mark", "advcl")
        leads = (" ".join(t.lower for t in b.subtree()[:2]) + " " for b in below)
        return any(lead.startswith(f"{words} ") for lead in leads for words in self.lexicon.ever)

    def _belongs(self, at: Token) -> bool:
        """Whether the counted only own what is spoken of: "the bodies of 100 soldiers"."""
        owned = at.head.head if at.dep == "pobj" and at.head.lower == "of" else at
        return owned is not at and owned.pos == "NOUN" and owned.lemma not in self.lexicon.groups

    def _is_subset(self, amount: Amount) -> bool:
        """ "12 people, including two children", "of whom 30": part of another count."""
        before = [t.lower for t in self.sentence.tokens[max(0, amount.first - 2) : amount.first]]
        return not self.lexicon.parts.isdisjoint((" ".join(before), *before[-1:]))


def _has_other_doer(clause: Clause) -> bool:
    """Whether a clause names a doer that was not spoken of: "a car bomb killed 22"."""
    if clause.tense is None or clause.voice == "passive":
        return False
    known = dating().words["known"]
    return any(
        t.pos == "NOUN" and not any(c.lower in known or c.tag == "POS" for c in t.children)
        for t in clause.doers
    )


def _names(clause: Clause) -> tuple[str, ...]:
    """What a clause's verb may be called, with its particle or its object: "take part"."""
    with_object = (f"{clause.head.lemma} {t.lower}" for t in clause.objects)
    return (clause.lemma, *with_object, clause.head.lemma)


def _listed(head: Token) -> Iterator[Token]:
    """Further people of a list that reads like an apposition: "a mayor, his wife and a guard"."""
    for other in head.kids("appos"):
        if other.kids("cc") and other.kids("conj") and other.kids("poss"):
            yield from conjuncts(other)


def _written_together(token: Token, scales: dict[str, int]) -> Amount | None:
    """A figure with its scale in one word: "2bn"."""
    figure = token.lower.rstrip(ascii_lowercase)
    scale = scales.get(token.lower[len(figure) :])
    plain = figure.replace(",", "")
    if scale is None or not plain.replace(".", "", 1).isdigit():
        return None
    count = round(float(plain) * scale)
    return Amount(token.index, token.index + 1, count, count)
