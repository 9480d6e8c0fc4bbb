"""The rules of quantities, laid out for look-up."""

from __future__ import annotations

from typing import Final

from dragoman.events.quantities.families import AMOUNTS, KINDS
from dragoman.events.quantities.model import AmountRule, KindRule
from dragoman.rules import Named, RuleBook
from dragoman.times.lexicon import Lexicon as NumberWords

PEOPLE: Final = "people"


class Lexicon:
    """Amounts by their words, kinds by theirs.

    Attributes:
        bounds, behind: words before or behind a number -> rule.
        words: an amount in words -> rule.
        joins, needs: words between two numbers -> rule, -> the word that must stand before both.
        people, ages: nouns for people, and endings of words that tell somebody's age.
        multiples: word behind a number -> how many times as much it makes it, and the rule.
        longest: how many words the longest of them has.
        parts, levels: words before a part of another number, and before the number of a toll.
        groups, ever: nouns for many together, and words for numbers of all times.
        shares, articles: what behind a number makes it no count; words that lead a number.
        undergo, do, deeds, nouns, tolls: lemma -> rule of the kind that it counts.
        telling: words without one of which a sentence counts nothing.
        number_nouns: nouns for a number, of which "of" says what it counts.
        counted: noun or sign -> rule of the kind that is counted wherever it hangs.
    """

    def __init__(self, book: RuleBook) -> None:
        self.numbers = NumberWords(book, frozenset(), frozenset())
        amounts = book.rules(AMOUNTS)
        kinds = book.rules(KINDS)
        self.bounds = {tuple(w.split()): n for n in amounts for w in n.rule.before}
        self.behind = {tuple(w.split()): n for n in amounts for w in n.rule.behind}
        self.words: dict[tuple[str, ...], Named[AmountRule]] = {
            tuple(w.split()): n for n in amounts for w in n.rule.words
        }
        self.joins = {w: n for n in amounts for w in n.rule.between}
        self.needs = {w: before for n in amounts for w, before in n.rule.needs.items()}
        self.ages = tuple(w for n in kinds for w in n.rule.ages)
        self.parts = frozenset(w for n in kinds for w in n.rule.parts)
        self.levels = frozenset(w for n in kinds for w in n.rule.levels)
        self.groups = frozenset(w for n in kinds for w in n.rule.groups)
        self.shares = frozenset(w for n in kinds for w in n.rule.shares)
        self.articles = frozenset(w for n in kinds for w in n.rule.articles)
        self.ever = frozenset(w for n in kinds for w in n.rule.ever)
        self.multiples = {w: (n, a.id) for a in amounts for w, n in a.rule.multiples.items()}
        self.longest = max(map(len, (*self.bounds, *self.words)))
        self.first_words = frozenset(words[0] for words in self.words)
        self.undergo = {verb: n for n in kinds for verb in n.rule.undergo}
        self.do = {verb: n for n in kinds for verb in n.rule.do}
        self.deeds = {noun: n for n in kinds for noun in n.rule.deeds}
        self.nouns = {noun: n for n in kinds for noun in n.rule.nouns}
        self.tolls = {noun: n for n in kinds for noun in n.rule.tolls}
        self.counted: dict[str, Named[KindRule]] = {
            noun: n for n in kinds if n.name != PEOPLE for noun in n.rule.counted
        }
        tables = (self.undergo, self.do, self.deeds, self.nouns, self.tolls, self.counted)
        self.telling = frozenset(word.split()[0] for table in tables for word in table)
        self.people = frozenset(w for n in kinds if n.name == PEOPLE for w in n.rule.counted)
        self.types = frozenset(t for n in kinds for t in n.rule.types)
        self.number_nouns = frozenset(w for n in kinds for w in n.rule.numbers)
        self.people_rule = next((n.id for n in kinds if n.name == PEOPLE), "")
