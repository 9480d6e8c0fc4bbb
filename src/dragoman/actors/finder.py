"""The actors step: names, then phrases, then who they are in this document."""

from __future__ import annotations

from typing import Final

from dragoman.actors.borders import Borders
from dragoman.actors.commands import Commands
from dragoman.actors.compose import Composer
from dragoman.actors.descriptions import Describer
from dragoman.actors.grammar import Grammar
from dragoman.actors.homes import Homes, dateline_end
from dragoman.actors.lexicon import Lexicon, Match
from dragoman.actors.model import Actors
from dragoman.actors.nominals import PhraseFinder
from dragoman.actors.pointers import Pointers
from dragoman.actors.readings import Surroundings, settle
from dragoman.actors.resolver import Resolver
from dragoman.draft import Draft
from dragoman.parse.model import Sentence
from dragoman.rules import RuleBook

PRESS: Final = "JRN"


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
        self.commands = Commands(self.pointers, frozenset(self.lexicon.country_names))
        self.describer = Describer(self.grammar, self.pointers, Borders(book))

    def __call__(self, draft: Draft) -> Actors:
        parsed, date = draft.parsed, draft.document.date
        found = [self.lexicon.matches(s.tokens, date) for s in parsed.sentences]
        around = Surroundings.of([m for matches in found for m in matches], date)
        people = self.lexicon.people
        surnames: set[str] = set()
        settled = [settle(matches, around, people) for matches in found]
        resolver = Resolver(
            parsed, self.composer, self.pointers, self.describer, self.lexicon.country_names,
            Homes(parsed, settled, self.pointers), self.commands,
        )  # fmt: skip
        for sentence, matches in zip(parsed.sentences, settled, strict=True):
            finder = PhraseFinder(
                sentence,
                _beyond_dateline(sentence, matches),
                people,
                self.grammar,
                date,
                surnames,
                self.pointers,
            )
            resolver.read(sentence, finder.find())
        return resolver.actors()


def _beyond_dateline(sentence: Sentence, matches: list[Match]) -> list[Match]:
    """The names of a sentence without its dateline's, but for the agency that wrote it."""
    end = dateline_end(sentence)
    return [m for m in matches if m.start >= end or m.entry.sector == PRESS]
