"""The ontology: event types with quad class, intensity and modes, and contexts.

The built-in one is PLOVER's; a user's folder adds to it. A table named in capitals declares a type
or, where the type is known already, adds modes to it; the table `contexts` adds contexts.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final, Literal

import msgspec

from dragoman.compiled import line_of
from dragoman.errors import DragomanError
from dragoman.rules import BUILT_IN, RuleBook

FOLDER: Final = "events/ontology"
CONTEXTS: Final = "contexts"
Kind = Literal["cooperative", "yielding", "neutral", "conflict"]
Quad = Literal[1, 2, 3, 4]
_TYPE_NAME: Final = re.compile(r"[A-Z][A-Z_]+")
_BY_QUAD: Final[dict[int, Kind]] = {
    1: "cooperative", 2: "cooperative", 3: "conflict", 4: "conflict",
}  # fmt: skip


class Mode(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A mode of a type; intensity -10 to 10, None where the type's own holds."""

    means: str
    intensity: float | None = None


class EventType(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A type of event, or what a table adds to one.

    Attributes:
        quad: 1 verbal and 2 material cooperation, 3 verbal and 4 material conflict.
        intensity: -10 (conflict) to 10 (cooperation).
        means: what belongs to it, in a line.
        kind: how the algebra of operators treats it; "" leaves it to the quad class.
    """

    quad: Quad | None = None
    intensity: float | None = None
    means: str = ""
    kind: Kind | Literal[""] = ""
    modes: dict[str, Mode] = {}


class Ontology:
    """All types and contexts that a book of rules declares.

    Raises:
        DragomanError: E201 for broken TOML, E203 for a faulty table, with file and line.
    """

    def __init__(self, book: RuleBook) -> None:
        self.types: dict[str, EventType] = {}
        self.contexts: dict[str, str] = {}
        for relative, path in sorted(book.paths(FOLDER, ".toml").items(), key=_built_in_first):
            for place, name, table in _tables(relative, path):
                if name == CONTEXTS:
                    self.contexts.update(_converted(place, name, table, dict[str, str]))
                else:
                    self._add(place, name, _converted(place, name, table, EventType))

    def _add(self, place: str, name: str, added: EventType) -> None:
        """Declare a type, or add modes to a known one, whose quad class and intensity stay."""
        known = self.types.get(name)
        if known is not None:
            merged = {**known.modes, **added.modes}
            self.types[name] = msgspec.structs.replace(known, modes=merged)
            return
        if not _TYPE_NAME.fullmatch(name):
            raise DragomanError(
                "E203", place=place, rule=name, reason="a type is named in CAPITALS"
            )
        for field in ("quad", "intensity", "means"):
            if getattr(added, field) in (None, ""):
                raise DragomanError("E203", place=place, rule=name, reason=f"no `{field}`")
        self.types[name] = added

    def modes(self, event_type: str) -> dict[str, Mode]:
        """The modes that a type has."""
        return self.types[event_type].modes

    @property
    def all_modes(self) -> frozenset[str]:
        return frozenset(m for t in self.types.values() for m in t.modes)

    def kind(self, event_type: str) -> Kind:
        """How the algebra of operators treats a type."""
        return self.types[event_type].kind or _BY_QUAD[self.quad(event_type)]

    def quad(self, event_type: str) -> int:
        """Quad class: 1 verbal and 2 material cooperation, 3 verbal and 4 material conflict."""
        return self.types[event_type].quad or 0

    def intensity(self, event_type: str, event_modes: tuple[str, ...] = ()) -> float:
        """PLOVER intensity from -10 to 10, by the main mode where that has its own."""
        entry = self.types[event_type]
        mode = entry.modes.get(event_modes[0]) if event_modes else None
        own = mode.intensity if mode is not None else None
        return float(own if own is not None else entry.intensity or 0.0)


@cache
def built_in() -> Ontology:
    """PLOVER's types and the codebook's contexts."""
    return Ontology(RuleBook())


def words_for_frames(book: RuleBook) -> dict[str, frozenset[str]]:
    """What a frame's fields may hold: NONE marks what looks like an act and is none."""
    allowed = words_for_operators(book)
    return {**allowed, "type": allowed["type"] | {"NONE"}}


def words_for_operators(book: RuleBook) -> dict[str, frozenset[str]]:
    """What an operator's fields may hold."""
    ontology = Ontology(book)
    return {
        "type": frozenset(ontology.types),
        "mode": ontology.all_modes,
        "contexts": frozenset(ontology.contexts),
    }


def words_for_routes(book: RuleBook) -> dict[str, frozenset[str]]:
    """What a route's fields may hold."""
    return {
        "types": frozenset(Ontology(book).types),
        "role": frozenset({"actor", "recipient"}),
        "of": frozenset({"", "noun", "verb"}),
    }


def words_for_contexts(book: RuleBook) -> dict[str, frozenset[str]]:
    """The contexts that a rule may set an event in."""
    return {"context": frozenset(Ontology(book).contexts)}


def _built_in_first(file: tuple[str, Path]) -> bool:
    return not (BUILT_IN / file[0]).is_file()


def _tables(relative: str, path: Path) -> Iterator[tuple[str, str, Any]]:
    """(place, name, table) of one file."""
    source = path.read_text(encoding="utf-8")
    try:
        tables = tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        raise DragomanError("E201", place=relative, reason=error) from error
    for name, table in tables.items():
        yield f"{relative}:{line_of(source, name)}", name, table


def _converted[T](place: str, name: str, table: Any, kind: type[T]) -> T:
    try:
        return msgspec.convert(table, kind)
    except msgspec.ValidationError as error:
        raise DragomanError("E203", place=place, rule=name, reason=error) from error
