"""The actors step: names, then phrases, then who they are in this document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from dragoman.actors.borders import Borders
from dragoman.actors.census import States, dateline_end
from dragoman.actors.commands import Commands
from dragoman.actors.compose import Composer
from dragoman.actors.descriptions import Describer
from dragoman.actors.grammar import Grammar
from dragoman.actors.homes import Homes
from dragoman.actors.lexicon import Lexicon, Match
from dragoman.actors.model import Actors
from dragoman.actors.nominals import PhraseFinder
from dragoman.actors.phrase import Phrase
from dragoman.actors.pointers import Pointers
from dragoman.actors.readings import Surroundings, settle
from dragoman.actors.resolver import Resolver
from dragoman.draft import Draft
from dragoman.parse.model import Parsed, Sentence
from dragoman.rules import RuleBook

PRESS: Final = "JRN"
NAMELESS: Final = frozenset({"DET", "PRON", "ADP", "AUX", "CCONJ", "SCONJ", "PART", "ADV"})


class ActorFinder:
    """Gives the layer "actors"."""

    name = "actors"
    needs = ("parsed",)
    gives = "actors"

    def __init__(self, book: RuleBook) -> None:
        self.book = book
        self.grammar = Grammar(book)
        self.lexicon = Lexicon(book, self.grammar)
        self.composer = Composer(self.grammar, self.lexicon.people)
        self.pointers = Pointers(book)
        codes = frozenset(self.lexicon.country_names)
        self.commands = Commands(self.pointers, codes)
        self.states = States(self.pointers, codes)
        self.describer = Describer(self.grammar, self.pointers, Borders(book), codes)

    def __call__(self, draft: Draft) -> Actors:
        parsed, date = draft.parsed, draft.document.date
        found = [self.lexicon.matches(s.tokens, date) for s in parsed.sentences]
        around = Surroundings.of(
            [m for matches in found for m in matches], date,
            doubtful=self.grammar.words("in_view"),
        )  # fmt: skip
        people = self.lexicon.people
        surnames: set[str] = set()
        families: defaultdict[str, set[str]] = defaultdict(set)
        named = _surnames(parsed)
        settled = [
            _without_namesakes(settle(matches, around, people), sentence, named)
            for sentence, matches in zip(parsed.sentences, found, strict=True)
        ]
        resolver = Resolver(
            parsed, self.composer, self.pointers, self.describer, self.lexicon.country_names,
            Homes(parsed, settled, self.pointers, self.grammar, self.lexicon.risen(date),
                  self.states),
            self.commands,
        )  # fmt: skip
        for sentence, matches in zip(parsed.sentences, settled, strict=True):
            finder = PhraseFinder(
                sentence,
                _beyond_dateline(sentence, matches, int(self.pointers.limit("dateline"))),
                people,
                self.grammar,
                date,
                surnames,
                self.pointers,
            )
            phrases = finder.find()
            resolver.read(sentence, phrases)
            surnames.update(_called(phrases, sentence, families))
        return resolver.actors()


def _beyond_dateline(sentence: Sentence, matches: list[Match], longest: int) -> list[Match]:
    """The names of a sentence without its dateline's, but for the agency that wrote it."""
    end = dateline_end(sentence, longest)
    return [m for m in matches if m.start >= end or m.entry.sector == PRESS]


def _surnames(parsed: Parsed) -> frozenset[str]:
    """Last words of the persons that the report names in full."""
    return frozenset(
        s.tokens[e.end - 1].norm
        for s in parsed.sentences for e in s.entities
        if e.label == "PERSON" and e.end - e.start > 1
    )  # fmt: skip


def _called(
    phrases: list[Phrase], sentence: Sentence, families: defaultdict[str, set[str]]
) -> Iterator[str]:
    """The words by which the persons named in a sentence are called later on.

    Two of one surname are called by their given names too: `families` has those of each surname.
    """
    for phrase in phrases:
        if not phrase.shape.named:
            continue
        first, last = (sentence.tokens[i].norm for i in (phrase.name[0], phrase.name[1] - 1))
        yield last
        if phrase.name[1] - phrase.name[0] > 1:
            families[last].add(first)
        if len(families[last]) > 1:
            yield from families[last]


def _without_namesakes(
    matches: list[Match], sentence: Sentence, surnames: frozenset[str]
) -> list[Match]:
    """The names of a sentence but for bodies' that a person of the report has too, and surnames
    that are none where they stand ("No force was used")."""
    return [
        m for m in matches
        if not (m.entry.is_body and m.end - m.start == 1)
        or sentence.tokens[m.start].norm not in surnames
        if not (m.entry.kind == "surname" and sentence.tokens[m.start].pos in NAMELESS)
    ]  # fmt: skip
