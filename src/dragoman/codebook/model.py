"""What a codebook is made of; all of it is plain text, numbers and lists."""

from __future__ import annotations

import msgspec


class Shown(msgspec.Struct, frozen=True):
    """A sentence with the record that it gives, and one that looks alike and does not."""

    sentence: str
    record: str
    near_miss: str
    rule: str


class ModePage(msgspec.Struct, frozen=True):
    """A mode of a type; intensity -10 to 10."""

    name: str
    means: str
    intensity: float
    examples: tuple[Shown, ...]


class TypePage(msgspec.Struct, frozen=True):
    """A type of event: quad class 1 to 4, intensity -10 to 10, examples without a mode."""

    name: str
    means: str
    quad: int
    kind: str
    intensity: float
    modes: tuple[ModePage, ...]
    examples: tuple[Shown, ...]
    cameo: tuple[str, ...]


class ContextPage(msgspec.Struct, frozen=True):
    """A context."""

    name: str
    means: str
    examples: tuple[Shown, ...]


class OperatorPage(msgspec.Struct, frozen=True):
    """A row of the algebra: what a class of operators makes of the act inside it."""

    name: str
    note: str
    cooperative: str
    yielding: str
    conflict: str
    neutral: str
    words: tuple[str, ...]
    examples: tuple[Shown, ...]


class CodePage(msgspec.Struct, frozen=True):
    """A CAMEO code with Goldstein's value, and the ways to reach it."""

    code: str
    name: str
    goldstein: float
    reached: tuple[str, ...]


class CrossPage(msgspec.Struct, frozen=True):
    """What an event is called in other schemes, empty where they have no word for it."""

    type: str
    mode: str
    when: str
    acled_event_type: str
    acled_sub_event_type: str
    ucdp_type: str


class Codebook(msgspec.Struct, frozen=True):
    """The whole codebook; the dicts go from a value to what it means."""

    types: tuple[TypePage, ...]
    contexts: tuple[ContextPage, ...]
    algebra: tuple[OperatorPage, ...]
    quads: dict[str, str]
    statuses: dict[str, str]
    factuality: dict[str, str]
    sectors: dict[str, str]
    stances: dict[str, str]
    cameo: tuple[CodePage, ...]
    crosswalk: tuple[CrossPage, ...]
    columns: dict[str, dict[str, str]]
