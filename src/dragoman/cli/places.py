"""`dragoman places`: place names of a file resolved one by one, or the places of reports."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import msgspec

from dragoman.cli.output import telling
from dragoman.cli.reports import UNDATED
from dragoman.cli.tools import Faults, Rows, beside, phrase_columns, write_answer
from dragoman.errors import DragomanError
from dragoman.read.document import Document
from dragoman.read.objects import read_objects
from dragoman.read.reject import Reject
from dragoman.read.sources import read_all

PLACE_FIELDS: Final = ("text", "country", "context")

if TYPE_CHECKING:
    from dragoman.places.phrases import PlaceResolver


@telling
def run_places(paths: tuple[Path, ...], *, rules: Path | None, columns: str | None = None) -> int:
    """Resolve every name of the files; the exit status.

    Args:
        columns: `--map`: which column holds the text, the country or the context.
    """
    from dragoman.places.phrases import PlaceResolver
    from dragoman.rules import RuleBook

    faults, named = Faults(), phrase_columns(columns, PLACE_FIELDS)
    resolver = PlaceResolver(RuleBook(rules))
    for path in paths:
        _resolve_file(path, named, resolver, faults)
    return faults.status


def _resolve_file(
    path: Path, named: dict[str, str], resolver: PlaceResolver, faults: Faults
) -> None:
    ending = path.suffix.lower()
    rows = Rows("\t" if ending == ".tsv" else ",")
    for item in read_objects(path, named["text"]):
        if isinstance(item, Reject):
            faults.tell(item)
            continue
        place, given = item
        text = given.get(named["text"])
        if not isinstance(text, str):
            faults.tell(Reject.of(place, DragomanError("E109", place=place, key=named["text"])))
            continue
        country, context = (_given(given, named[field]) for field in ("country", "context"))
        answer = resolver(text, country or None, context)
        if ending in (".csv", ".tsv"):
            rows.write(given | beside(given, msgspec.to_builtins(answer), "place"))
        else:
            write_answer({"id": given.get("id"), **msgspec.to_builtins(answer)})


@telling
def run_texts(paths: tuple[Path, ...], *, table: bool, rules: Path | None) -> int:
    """Find the places of every report, as JSONL or as one CSV table; the exit status."""
    from dragoman.places.texts import PlacesOfTexts
    from dragoman.rules import RuleBook

    faults = Faults()
    finder = PlacesOfTexts(RuleBook(rules))

    def documents() -> Iterator[Document]:
        for item in read_all(paths, date=UNDATED):
            if isinstance(item, Reject):
                faults.tell(item)
            else:
                yield item

    rows = Rows(",")
    for document, found in finder.find_many(documents()):
        places = [msgspec.to_builtins(place) for place in found]
        if not table:
            write_answer({"id": document.id, "places": places})
            continue
        for place in places:
            start, end = place.pop("span")
            part = place.pop("in", "text")
            rows.write({"id": document.id, "in": part, "start": start, "end": end, **place})
    return faults.status


def _given(row: dict[str, Any], key: str) -> str:
    return str(row.get(key) or "")
