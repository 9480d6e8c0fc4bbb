"""The lexicon: all rules of the events room, indexed by the head words of their entries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import product
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from dragoman.errors import DragomanError, near_miss
from dragoman.events import families
from dragoman.events.index import GAP, Entry, Index
from dragoman.events.ontology import Ontology, built_in
from dragoman.events.settings import settings
from dragoman.events.vocabulary import Algebra, Evoker, ModeTable, Operator, Route
from dragoman.rules import Named, RuleBook

if TYPE_CHECKING:
    from dragoman.events.vocabulary import WordClass

BUILT_IN_CLASSES: Final = frozenset({"actor", "doing", "number", "person", "place", "several"})


class ClassEntry(NamedTuple):
    """One word of a class: the rest of its chain, all classes that it is in, and the rule."""

    chain: tuple[str, ...]
    names: frozenset[str]
    rule: str


@dataclass(slots=True)
class Lexicon:
    """Entries by part of speech and head word, the algebra, the modes and the word classes.

    `sectors` gives, of each sector of actors, the classes to which its members belong by it, with
    the rules that say so.
    """

    verbs: Index = field(default_factory=Index)
    nouns: Index = field(default_factory=Index)
    adjectives: Index = field(default_factory=Index)
    gerunds: Index = field(default_factory=Index)
    classes: dict[str, list[ClassEntry]] = field(default_factory=dict)
    sectors: dict[str, dict[str, str]] = field(default_factory=dict)
    contexts: Index = field(default_factory=Index)
    algebra: dict[str, Named[Algebra]] = field(default_factory=dict)
    modes: dict[str, Named[ModeTable]] = field(default_factory=dict)
    routes: tuple[Named[Route], ...] = ()
    ontology: Ontology = field(default_factory=built_in)

    @classmethod
    def load(cls, book: RuleBook) -> Lexicon:
        """Read every rule of the room.

        Raises:
            DragomanError: E201 to E210 from the rule files.
        """
        lexicon = cls(ontology=Ontology(book))
        for family in (families.FRAMES, families.OPERATORS):
            for named in book.rules(family):
                lexicon._add(named)
        lexicon.algebra = {n.name: n for n in book.rules(families.ALGEBRA)}
        lexicon.routes = tuple(book.rules(families.ROUTES))
        lexicon.modes = {n.name: n for n in book.rules(families.MODES)}
        lexicon._add_classes(book.rules(families.CLASSES))
        for context in book.rules(families.CONTEXTS):
            for head, chain in entries(context.rule.words, verbal=False):
                lexicon.contexts.add(head, Entry(chain, context))
        _check(lexicon, book)
        return lexicon

    def _add(self, named: Named[Evoker]) -> None:
        rule = named.rule
        for index, words, verbal in (
            (self.verbs, rule.verbs, True),
            (self.nouns, rule.nouns, False),
            (self.adjectives, rule.adjectives, False),
        ):
            for head, chain in entries(words, verbal=verbal):
                index.add(head, Entry(chain, named))
                if verbal and not chain:
                    self.gerunds.add(gerund(head), Entry(chain, named))

    def _add_classes(self, rules: Iterable[Named[WordClass]]) -> None:
        rules = list(rules)
        above = _above({n.name: n.rule.includes for n in rules})
        for named in rules:
            names = frozenset(above[named.name])
            for head, chain in entries(named.rule.words, verbal=False):
                self.classes.setdefault(head, []).append(ClassEntry(chain, names, named.id))
            for sector in named.rule.sectors:
                self.sectors.setdefault(sector, {}).update(dict.fromkeys(names, named.id))


def _check(lexicon: Lexicon, book: RuleBook) -> None:
    """Refuse operators of an unknown class and constraints on an unknown class of words."""
    classes = {name for entries in lexicon.classes.values() for e in entries for name in e.names}
    classes |= {name for names in lexicon.sectors.values() for name in names}
    evoking: tuple[Named[Any], ...] = (
        *book.rules(families.FRAMES), *book.rules(families.OPERATORS)
    )  # fmt: skip
    for named in evoking:
        rule = named.rule
        if isinstance(rule, Operator):
            _known(named, "does", rule.does, set(lexicon.algebra))
        for words in (*rule.where.values(), *rule.unless.values(), rule.verbs, rule.nouns):
            for word in (w for entry in words for part in entry.split() for w in part.split("|")):
                if word.startswith("@"):
                    _known(named, "class", word[1:], classes | BUILT_IN_CLASSES)


def _known(named: Named[Any], kind: str, value: str, known: set[str]) -> None:
    if value not in known:
        raise DragomanError(
            "E204", place=f"{named.path}:{named.line}", rule=named.name, kind=kind, value=value,
            hint=near_miss(value, sorted(known)),
        )  # fmt: skip


def _above(includes: dict[str, tuple[str, ...]]) -> dict[str, set[str]]:
    """Class -> itself and every class that includes it, however far up."""
    above = {name: {name} for name in includes}
    for _ in includes:
        for name, parts in includes.items():
            for part in parts:
                above.setdefault(part, {part}).update(above[name])
    return above


def entries(
    words: Iterable[str], *, verbal: bool, spelled: bool = True
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """(head word, rest of the chain) for every way to read each entry.

    Args:
        verbal: whether the head is the first word.
        spelled: whether to give the head in both spellings, British and American.
    """
    for entry in words:
        choices = [[one.replace("-", " ").split() for one in c.split("|")] for c in entry.split()]
        for chosen in product(*choices):
            reading = tuple(word for one in chosen for word in one)
            at = 0 if verbal else _noun_head(reading)
            rest = tuple(_after_gap((*reading[:at], *reading[at + 1 :])))
            for head in spellings(reading[at]) if spelled else reading[at : at + 1]:
                yield head, rest


def _after_gap(words: Iterable[str]) -> Iterator[str]:
    """The words, where a gap "*" marks the word after it, which may hang on what fills the gap."""
    gap = ""
    for word in words:
        if word == GAP:
            gap = GAP
        else:
            yield gap + word
            gap = ""


def _noun_head(words: tuple[str, ...]) -> int:
    for at, word in enumerate(words[1:], 1):
        if word in settings().grammar.prepositions:
            return at - 1
    return len(words) - 1


def gerund(verb: str) -> str:
    """The -ing form: shelling, seizing, stabbing, dying."""
    vowels = "aeiou"
    if verb.endswith("ie"):
        return f"{verb[:-2]}ying"
    if verb.endswith("e") and verb[-2:] not in ("ee", "oe", "ye"):
        return f"{verb[:-1]}ing"
    closed = len(verb) > 2 and verb[-1] not in "aeiouwxy" and verb[-2] in vowels
    if closed and verb[-3] not in vowels and sum(c in vowels for c in verb) == 1:
        return f"{verb}{verb[-1]}ing"
    return f"{verb}ing"


@cache
def spellings(word: str) -> tuple[str, ...]:
    """The word with its British and American spellings."""
    found = [word]
    for one, other in settings().grammar.spellings:
        if word.endswith(one):
            found.append(word[: -len(one)] + other)
        elif word.endswith(other):
            found.append(word[: -len(other)] + one)
    return tuple(found)
