"""Times alone: the tagger for those who want no more than when.

dragoman.find_times("They met on Monday.", date="2024-05-15")[0].value    # "2024-05-13"
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

import msgspec

from dragoman.parse.model import Parsed, Part
from dragoman.parse.parser import Parser
from dragoman.read.document import Document
from dragoman.read.given import as_document
from dragoman.rules import RuleBook
from dragoman.times.model import TimeExpression
from dragoman.times.tagger import TimeTagger


class FoundTime(msgspec.Struct, frozen=True, kw_only=True):
    """A time expression in a text.

    Attributes:
        start, end: its characters in the text, end exclusive.
        text: those characters.
        type: DATE, TIME, DURATION or SET.
        value: TIMEX3 value.
        mod: TIMEX3 modifier, or None.
        first, last: closed calendar days, None where there is no such end.
        rules: what found it.
    """

    start: int
    end: int
    text: str
    type: str
    value: str
    mod: str | None = None
    first: dt.date | None = None
    last: dt.date | None = None
    rules: tuple[str, ...] = ()


class TimeFinder:
    """Finds times in many documents; keeps the English pipeline and the rules loaded.

    Args:
        rules: a folder of rule files to lay over the built-in ones.
        model: name of another installed `en_core_web_*` pipeline.
    """

    def __init__(self, *, rules: Path | str | None = None, model: str | None = None) -> None:
        book = RuleBook(Path(rules) if rules is not None else None)
        self.parser = Parser(model)
        self.tagger = TimeTagger(book)

    def find(self, text: str, *, date: dt.date | str) -> list[FoundTime]:
        """The times of one text, in order.

        Args:
            text: plain English text.
            date: day of publication, as a date or YYYY-MM-DD.

        Raises:
            DragomanError: E103 for an impossible date, E113 for a blank text.
        """
        return next(self.find_many([{"text": text, "date": date}]))[1]

    def find_many(
        self, documents: Iterable[Document | dict[str, object]]
    ) -> Iterator[tuple[Document, list[FoundTime]]]:
        """Each document with its times, in order."""
        for parsed in self.parser.parse_many(as_document(d) for d in documents):
            yield parsed.document, times_of(parsed, self.tagger)


def times_of(parsed: Parsed, tagger: TimeTagger, part: Part = "text") -> list[FoundTime]:
    """The times of a parsed document's text, or of its title."""
    return [
        _found(parsed, expression)
        for expression in tagger.tag(parsed).expressions
        if parsed.sentences[expression.span.sentence].part == part
    ]


def _found(parsed: Parsed, expression: TimeExpression) -> FoundTime:
    start, end = parsed.chars(expression.span)
    return FoundTime(
        start=start, end=end, text=parsed.text(expression.span), type=expression.type,
        value=expression.value, mod=expression.mod, first=expression.first,
        last=expression.last, rules=expression.rules,
    )  # fmt: skip


@lru_cache(maxsize=1)
def _finder() -> TimeFinder:
    return TimeFinder()


def find_times(text: str, *, date: dt.date | str) -> list[FoundTime]:
    """The time expressions of a text, with the built-in rules; see `TimeFinder.find`."""
    return _finder().find(text, date=date)
