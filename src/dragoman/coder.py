"""The hall of the house: a document goes in, its coded record comes out.

    Document -> parse -> actors -> times -> places -> statements -> events -> linking -> Coded

Each step reads the layers that it declares and adds its own; `check_order` holds the pipeline to
that when it is built.
"""

from __future__ import annotations

import datetime as dt
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, Final, NamedTuple

import dragoman
from dragoman.actors.finder import ActorFinder
from dragoman.draft import Draft, Step, check_order
from dragoman.errors import DragomanError
from dragoman.events.finder import EventFinder
from dragoman.events.relations import Relation, Relations
from dragoman.linking.linker import Linker
from dragoman.parse.model import Parsed
from dragoman.parse.parser import Parser, Unparsed
from dragoman.places.finder import PlaceFinder
from dragoman.read.document import Document
from dragoman.read.given import as_document
from dragoman.read.reject import Reject
from dragoman.records.assemble import assemble
from dragoman.records.model import CharSpan, Coded, CoderVersion
from dragoman.rules import RuleBook
from dragoman.statements.finder import StatementFinder
from dragoman.times.tagger import TimeTagger
from dragoman.watch import Overtime, Watch

PAIR_DATE: Final = dt.date(2024, 5, 15)


class Pair(NamedTuple):
    """A text with two spans of characters whose relation is asked for."""

    id: str
    text: str
    source: CharSpan | None
    target: CharSpan | None


class Coder:
    """Codes dated news reports; keeps the English pipeline and the rules loaded.

    Args:
        rules: a folder of rule files to lay over the built-in ones.
        model: name of another installed `en_core_web_*` pipeline.
        rules_only: leave out the learned rankers of statements and of relations.
    """

    def __init__(
        self,
        *,
        rules: Path | str | None = None,
        model: str | None = None,
        rules_only: bool = False,
    ) -> None:
        self.settings: dict[str, Any] = {
            "rules": rules, "model": model, "rules_only": rules_only
        }  # fmt: skip
        """What it was made with, to make another one like it."""
        self.book = RuleBook(Path(rules) if rules is not None else None)
        self.parser = Parser(model, self.book)
        events = EventFinder(self.book)
        self._relations = Relations(events.lexicon, learned=not rules_only)
        self.steps: tuple[Step, ...] = (
            ActorFinder(self.book),
            TimeTagger(self.book),
            PlaceFinder(self.book),
            StatementFinder(self.book, learned=not rules_only),
            events,
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

    def code_many(
        self,
        documents: Iterable[Document | dict[str, Any]],
        *,
        jobs: int = 1,
        ordered: bool = True,
    ) -> Iterator[Coded]:
        """The record of each document; documents may be given in the JSONL form.

        Args:
            jobs: processes that code; 0 for one a core.
            ordered: with several jobs, whether records keep the order of the documents.

        Raises:
            DragomanError: E102 to E115 for a dict that is no document; with several jobs, E803
                for a document that could not be coded.
        """
        given = (as_document(d) for d in documents)
        if jobs != 1:
            from dragoman.scale.crew import Crew

            with Crew(self, jobs, ordered=ordered) as crew:
                yield from (coded for _, coded in crew.records(given, _raise))
            return
        for draft in self.drafts(given):
            yield assemble(draft, self.version)

    def records(
        self,
        documents: Iterable[Document],
        on_reject: Callable[[Reject], object],
        *,
        seconds: float = 0.0,
    ) -> Iterator[tuple[Document, Coded]]:
        """Each document with its record; one that cannot be coded goes to `on_reject` instead.

        Args:
            seconds: that each stage of coding one document may take; 0 for any time.
        """
        watch = Watch(seconds)
        for parsed in self.parser.parse_each(documents, watch):
            document = parsed.document
            if isinstance(parsed, Unparsed):
                on_reject(_refused(document, parsed.fault, seconds))
                continue
            try:
                with watch:
                    coded = assemble(self._draft(parsed, watch), self.version)
            except (Exception, Overtime) as fault:
                on_reject(_refused(document, fault, seconds))
            else:
                yield document, coded

    def relation(self, text: str, source: CharSpan | None, target: CharSpan | None) -> Relation:
        """Which PLOVER type holds between two spans of a text; either span may be None.

        Always an answer, with how sure it is and the ranking of all types.
        """
        pair = Pair("text", text, source, target)
        return next(self.relations([pair]))[1]

    def relations(self, pairs: Iterable[Pair]) -> Iterator[tuple[Pair, Relation]]:
        """The relation of each pair of spans, in order."""
        waiting: deque[Pair] = deque()

        def documents() -> Iterator[Document]:
            for pair in pairs:
                waiting.append(pair)
                yield Document(id="pair", date=PAIR_DATE, text=pair.text)

        for draft in self.drafts(documents()):
            pair = waiting.popleft()
            yield pair, self._relations.relate(draft, pair.source, pair.target)

    def drafts(self, documents: Iterable[Document]) -> Iterator[Draft]:
        """Each document with all its layers, for `explain` and the rules' own examples."""
        for parsed in self.parser.parse_many(documents):
            yield self._draft(parsed)

    def _draft(self, parsed: Parsed, watch: Watch | None = None) -> Draft:
        draft = Draft(parsed.document)
        draft.set("parsed", parsed)
        for step in self.steps:
            if watch is not None:
                watch.check()
            draft.set(step.gives, step(draft))
        return draft


def _raise(reject: Reject) -> None:
    raise DragomanError("E803", reason=reject.reason)


def _refused(document: Document, fault: Exception | Overtime, seconds: float) -> Reject:
    """The reject of a document that took too long, or in which the program failed."""
    if isinstance(fault, Overtime):
        error = DragomanError("E129", place=document.id, limit=seconds)
    else:
        error = DragomanError("E114", place=document.id, reason=_fault(fault))
    return Reject.of(document.id, error, document.id)


def _fault(error: Exception) -> str:
    """What went wrong and in which line of which module, for a report to the developers."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__}: {error} in {Path(frame.filename).name}:{frame.lineno}"
