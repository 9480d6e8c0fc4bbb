"""The fields of the filter grammar, as `fields.toml` documents them."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Final, Literal, get_args

import msgspec

from dragoman.events import scale
from dragoman.events.model import Status
from dragoman.events.ontology import built_in
from dragoman.records.model import Sector
from dragoman.rules import RuleBook
from dragoman.statements.model import Stance, StatementKind

RecordKind = Literal["events", "statements", "documents", "actors"]
FieldKind = Literal["facet", "party", "place", "day", "number", "document", "story", "copies"]


class Field(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One field: what it means and how its values are found.

    Attributes:
        facets: for each kind of record, the facet fields (or sides of it) that are asked.
        part: of a party, the only thing that is asked of it: its country or its sector.
        folded: whether values are compared without case and accents.
        vocabulary: name of a closed list of values, see `vocabulary`.
        examples, never: filters that are read, and filters that are refused.
    """

    kind: FieldKind
    on: tuple[RecordKind, ...]
    means: str
    examples: tuple[str, ...]
    never: tuple[str, ...]
    facets: dict[RecordKind, tuple[str, ...]] = {}
    part: str | None = None
    folded: bool = False
    vocabulary: str | None = None


_CLOSED: Final[dict[str, tuple[str, ...]]] = {
    "sectors": get_args(Sector),
    "quads": ("1", "2", "3", "4"),
    "statuses": get_args(Status),
    "stances": get_args(Stance),
    "kinds": get_args(StatementKind),
    "verdicts": ("accept", "amend", "reject"),
}


@cache
def fields() -> dict[str, Field]:
    """Every field by its name, in the order of the documentation."""
    told = tomllib.loads(Path(__file__).with_name("fields.toml").read_text(encoding="utf-8"))
    return {name: msgspec.convert(field, Field) for name, field in told.items()}


@cache
def vocabulary(name: str) -> frozenset[str]:
    """The values of a closed list: types, sectors, modes, contexts, countries and so on."""
    if name in _CLOSED:
        return frozenset(_CLOSED[name])
    return frozenset(_LISTED[name]())


def _types() -> tuple[str, ...]:
    return scale.types()


def _modes() -> frozenset[str]:
    return built_in().all_modes


def _contexts() -> tuple[str, ...]:
    return scale.contexts()


def _countries() -> list[str]:
    states = [row["code"] for row in RuleBook().rows("actors/lists/countries.tsv")]
    file = Path(__file__).with_name("vocabulary.toml")
    return states + list(tomllib.loads(file.read_text(encoding="utf-8"))["countries"]["values"])


_LISTED: Final[dict[str, Callable[[], Iterable[str]]]] = {
    "types": _types,
    "modes": _modes,
    "contexts": _contexts,
    "countries": _countries,
}
