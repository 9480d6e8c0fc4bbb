"""`dragoman places`: place names of a file, resolved one by one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

from dragoman.cli.output import USAGE, say
from dragoman.cli.tools import Faults, Rows, write_answer
from dragoman.errors import DragomanError
from dragoman.read.objects import read_objects
from dragoman.read.reject import Reject


def run_places(path: Path, *, rules: Path | None) -> int:
    """Resolve every name of a file; the exit status."""
    from dragoman.places.phrases import PlaceResolver
    from dragoman.rules import RuleBook

    faults = Faults()
    try:
        resolver = PlaceResolver(RuleBook(rules))
    except DragomanError as error:
        say(str(error))
        return USAGE
    ending = path.suffix.lower()
    rows = Rows("\t" if ending == ".tsv" else ",")
    for item in read_objects(path):
        if isinstance(item, Reject):
            faults.tell(item)
            continue
        place, given = item
        text = given.get("text")
        if not isinstance(text, str):
            faults.tell(Reject.of(place, DragomanError("E109", place=place, key="text")))
            continue
        answer = resolver(text, _given(given, "country") or None, _given(given, "context"))
        if ending in (".csv", ".tsv"):
            rows.write(given | _beside(given, msgspec.to_builtins(answer)))
        else:
            write_answer({"id": given.get("id"), **msgspec.to_builtins(answer)})
    return faults.status


def _given(row: dict[str, Any], key: str) -> str:
    return str(row.get(key) or "")


def _beside(given: dict[str, Any], answer: dict[str, Any]) -> dict[str, Any]:
    """The answer's columns; those that the table has already are prefixed with `place_`."""
    return {f"place_{key}" if key in given else key: value for key, value in answer.items()}
