"""The hall of the house: a document goes in, its coded record comes out.

    Document -> parse -> actors -> times -> places -> statements -> events -> linking -> Coded

Each step reads the layers that it declares and adds its own; `check_order` holds the pipeline to
that when it is built.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from pathlib import Path

import dragoman
from dragoman.actors.finder import ActorFinder
from dragoman.draft import Draft, Step, check_order
from dragoman.events.finder import EventFinder
from dragoman.linking.linker import Linker
from dragoman.parse.parser import Parser
from dragoman.places.finder import PlaceFinder
from dragoman.read.document import Document
from dragoman.read.given import as_document
from dragoman.records.assemble import assemble
from dragoman.records.model import Coded, CoderVersion
from dragoman.rules import RuleBook
from dragoman.statements.finder import StatementFinder
from dragoman.times.tagger import TimeTagger


class Coder:
    """Codes dated news reports; keeps the English pipeline and the rules loaded.

    Args:
        rules: a folder of rule files to lay over the built-in ones.
        model: name of another installed `en_core_web_*` pipeline.
    """

    def __init__(self, *, rules: Path | str | None = None, model: str | None = None) -> None:
        self.book = RuleBook(Path(rules) if rules is not None else None)
        self.parser = Parser(model)
        self.steps: tuple[Step, ...] = (
            ActorFinder(self.book),
            TimeTagger(self.book),
            PlaceFinder(self.book),
            StatementFinder(self.book),
            EventFinder(self.book),
            Linker(self.book),
        )
        check_order(self.steps)
        self.version = CoderVersion(
            version=dragoman.__version__, model=self.parser.model, rules=self.book.digest
        )

    def code(self, text: str, *, date: dt.date | str, title: str | None = None) -> Coded:
        """The record of one report.

        Args:
            text: the report; offsets of the record count in it.
            date: day of publication, as a date or YYYY-MM-DD.

        Raises:
            DragomanError: E103 for an impossible date, E113 for a blank text.
        """
        return next(self.code_many([{"text": text, "date": date, "title": title}]))

    def code_many(self, documents: Iterable[Document | dict[str, object]]) -> Iterator[Coded]:
        """The record of each document, in order; documents may be given in the JSONL form."""
        for draft in self.drafts(as_document(d) for d in documents):
            yield assemble(draft, self.version)

    def drafts(self, documents: Iterable[Document]) -> Iterator[Draft]:
        """Each document with all its layers, for `explain` and the rules' own examples."""
        for parsed in self.parser.parse_many(documents):
            draft = Draft(parsed.document)
            draft.set("parsed", parsed)
            for step in self.steps:
                draft.set(step.gives, step(draft))
            yield draft
