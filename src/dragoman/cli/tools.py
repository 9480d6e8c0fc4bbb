"""`dragoman relations`, `actors` and `times`: one room of the house, as a tool of its own."""

from __future__ import annotations

import csv
import datetime as dt
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import msgspec

from dragoman.cli.output import column_map, given_day, say, telling
from dragoman.errors import DragomanError, near_miss
from dragoman.read.document import Document
from dragoman.read.given import as_date
from dragoman.read.objects import read_objects
from dragoman.read.reject import Reject
from dragoman.read.sources import read_all

ACTOR_FIELDS: Final = ("text", "date", "context")


class Faults:
    """Counts and tells what could not be answered."""

    def __init__(self) -> None:
        self.count = 0

    def tell(self, reject: Reject) -> None:
        """Count a reject and say why on stderr."""
        self.count += 1
        say(reject.reason)

    @property
    def status(self) -> int:
        return 1 if self.count else 0


@telling
def run_relations(path: Path, *, rules: Path | None, rules_only: bool = False) -> int:
    """Answer every pair of a file; the exit status."""
    from dragoman.coder import Coder, Pair

    faults = Faults()

    def pairs() -> Iterator[Pair]:
        for item in read_objects(path):
            if isinstance(item, Reject):
                faults.tell(item)
                continue
            place, given = item
            try:
                yield Pair(given.get("id"), *_spans(given, place))  # type: ignore[arg-type]
            except DragomanError as error:
                faults.tell(Reject.of(place, error))

    for pair, relation in Coder(rules=rules, rules_only=rules_only).relations(pairs()):
        write_answer({"id": pair.id, **msgspec.to_builtins(relation)})
    return faults.status


def _spans(
    given: dict[str, Any], place: str
) -> tuple[str, tuple[int, int] | None, tuple[int, int] | None]:
    text = given.get("text")
    if not isinstance(text, str):
        raise DragomanError("E109", place=place, key="text")
    return text, _span(given, "source", text, place), _span(given, "target", text, place)


def _span(given: dict[str, Any], key: str, text: str, place: str) -> tuple[int, int] | None:
    match given.get(key):
        case None:
            return None
        case [int(start), int(end)] if 0 <= start < end <= len(text):
            return start, end
        case found:
            wanted = "[start, end] within the text, or null"
            raise DragomanError("E110", place=place, key=key, wanted=wanted, found=found)


@telling
def run_actors(
    path: Path, *, date: str | None, rules: Path | None, columns: str | None = None
) -> int:
    """Code every phrase of a file; the exit status.

    Args:
        columns: `--map`: which column holds the text, the date or the context.
    """
    from dragoman.actors.phrases import PhraseResolver
    from dragoman.rules import RuleBook

    faults = Faults()
    day, named = given_day(date), phrase_columns(columns, ACTOR_FIELDS)
    resolver = PhraseResolver(RuleBook(rules))
    table = path.suffix.lower() in (".csv", ".tsv")
    rows = Rows("\t" if path.suffix.lower() == ".tsv" else ",")
    for item in read_objects(path, named["text"]):
        if isinstance(item, Reject):
            faults.tell(item)
            continue
        place, given = item
        try:
            answer = msgspec.to_builtins(resolver(*_phrase(given, named, day, place)))
        except DragomanError as error:
            faults.tell(Reject.of(place, error))
            continue
        if table:
            flat = {**answer, "other_sectors": ";".join(answer["other_sectors"])}
            rows.write(given | beside(given, flat, "actor"))
        else:
            write_answer({"id": given.get("id"), **answer})
    return faults.status


def _phrase(
    given: dict[str, Any], named: dict[str, str], day: dt.date | None, place: str
) -> tuple[str, dt.date, str]:
    """The words of a phrase, its day and its context.

    Raises:
        DragomanError: E109 where there are no words, E102 and E103 where there is no day.
    """
    text = given.get(named["text"])
    if not isinstance(text, str):
        raise DragomanError("E109", place=place, key=named["text"])
    told = as_date(given.get(named["date"]) or day, place)
    return text, told, str(given.get(named["context"]) or "")


def phrase_columns(told: str | None, fields: tuple[str, ...]) -> dict[str, str]:
    """Field of a phrase -> its column, from `--map text=NAME,...`; its own name where not told.

    Raises:
        DragomanError: E133 for a field that phrases do not have, E135 for what cannot be read.
    """
    named = column_map(told)
    for field in named:
        if field not in fields:
            hint = near_miss(field, fields)
            raise DragomanError("E133", value=field, known=", ".join(fields), hint=hint)
    return {field: field for field in fields} | named


def beside(given: dict[str, Any], answer: dict[str, Any], prefix: str) -> dict[str, Any]:
    """The answer's columns; those that the table has already are told by a prefix."""
    return {f"{prefix}_{key}" if key in given else key: value for key, value in answer.items()}


class Rows:
    """A CSV table on stdout whose header is that of the first row."""

    def __init__(self, delimiter: str) -> None:
        self._delimiter = delimiter
        self._rows: csv.DictWriter[str] | None = None

    def write(self, row: dict[str, Any]) -> None:
        if self._rows is None:
            self._rows = csv.DictWriter(
                sys.stdout, list(row), delimiter=self._delimiter, lineterminator="\n"
            )
            self._rows.writeheader()
        self._rows.writerow({k: "" if v is None else v for k, v in row.items()})


@telling
def run_times(paths: tuple[Path, ...], *, date: str | None, format: str, rules: Path | None) -> int:
    """Tag the times of every document; the exit status."""
    from dragoman.times.api import TimeFinder
    from dragoman.times.writers import jsonl, timex

    faults = Faults()
    found = read_all(paths, date=given_day(date))
    finder = TimeFinder(rules=rules)

    def documents() -> Iterator[Document]:
        for item in found:
            if isinstance(item, Reject):
                faults.tell(item)
            else:
                yield item

    for document, expressions in finder.find_many(documents()):
        if format == "timex":
            sys.stdout.write(timex(document, expressions))
        else:
            sys.stdout.write(jsonl(document, expressions) + "\n")
    return faults.status


def write_answer(answer: dict[str, Any]) -> None:
    """One answer as a line of JSON on stdout."""
    sys.stdout.write(msgspec.json.encode(answer).decode() + "\n")
