"""The page of records: the fields of the JSONL form with their meaning."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, get_args, get_origin

import msgspec

from book import markdown
from dragoman.records import model

MEANINGS: Final = Path(__file__).with_name("fields.toml")
RECORDS: Final[tuple[tuple[str, type[msgspec.Struct]], ...]] = (
    ("A document", model.Coded),
    ("actors", model.ActorRecord),
    ("times", model.TimeRecord),
    ("places", model.PlaceRecord),
    ("statements", model.StatementRecord),
    ("events", model.EventRecord),
    ("factuality of an event", model.Factuality),
    ("coder", model.CoderVersion),
)
INTRO = """
`dragoman code --format jsonl` writes one object a line for each document. Every list is there,
even if it is empty; what is not known is `null`. A *span* is `[start, end]`: characters of the
document's text as it was given, the end not included. Where a field refers to an actor, a
place or a statement, it holds that item's number in the list of the same record, counted from 0.
The same as JSON Schema: `src/dragoman/records/schema.json`. The columns of the flat tables and of
other layouts are in [Forms of output](../formats.md).
"""


def record_page() -> str:
    """Each record type with a table of its fields.

    Raises:
        KeyError: where fields.toml does not say what a field means.
    """
    told = tomllib.loads(MEANINGS.read_text(encoding="utf-8"))
    parts = [_section(title, record, told) for title, record in RECORDS]
    return markdown.page("Records", "the record types and `book/fields.toml`", INTRO, *parts)


def _section(title: str, record: type[msgspec.Struct], told: dict[str, Any]) -> str:
    meanings = told[record.__name__]
    rows = [(f"`{name}`", shown, meanings[name]) for name, shown in fields(record)]
    return f"## {title}\n\n" + markdown.table(("field", "is", "holds"), rows)


def fields(record: type[msgspec.Struct]) -> Iterator[tuple[str, str]]:
    """Name and shown type of each field, as JSON has them."""
    for field in msgspec.structs.fields(record):
        yield field.encode_name, shown_type(field.type)


def shown_type(kind: Any) -> str:
    """A type in words: "span", "list of text", "number or null"."""
    if kind == model.CharSpan:
        return "span"
    names = {str: "text", int: "integer", float: "number", bool: "true or false"}
    if kind in names:
        return names[kind]
    if kind is type(None):
        return "null"
    if getattr(kind, "__metadata__", None):
        return shown_type(get_args(kind)[0])
    origin, inside = get_origin(kind), get_args(kind)
    if origin in (list, tuple):
        return f"list of {_plural(shown_type(inside[0]))}"
    if origin is dict:
        return "object"
    if inside and origin is not None and all(isinstance(value, str) for value in inside):
        return "one of " + " ".join(f"`{value}`" for value in inside)
    if inside:
        kinds = [shown_type(k) for k in inside if "Unset" not in getattr(k, "__name__", "")]
        return " or ".join(kinds) if len(kinds) == len(inside) else f"{kinds[0]}, or not there"
    if kind.__name__ == "date":
        return "day, YYYY-MM-DD"
    return "object"


def _plural(shown: str) -> str:
    return {"span": "spans", "integer": "integers", "object": "objects"}.get(shown, shown)
