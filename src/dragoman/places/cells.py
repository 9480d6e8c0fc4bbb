"""A place as people write it in a column: "Tripoli (Lebanon)", "near Mosul", "Austin TX"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Final, NamedTuple

SEPARATORS: Final = re.compile(r"[,;()/]|\s[-–—]\s")


class Cell(NamedTuple):
    """A name, and what the cell says it lies in."""

    name: str
    inside: frozenset[str] = frozenset()


def cells(text: str, abbreviations: Mapping[str, str]) -> Iterator[Cell]:
    """The readings of a cell, the likeliest first.

    What stands behind a comma or in brackets is what the name lies in; behind a dash or a stroke
    either of two names may be the closer one.

    Args:
        abbreviations: short name of a state or province -> its full name.
    """
    parts = [part.strip() for part in SEPARATORS.split(text) if part.strip()]
    if not parts:
        return
    name, inside = _without_code(parts[0], abbreviations)
    around = inside | {abbreviations.get(part, part) for part in parts[1:]}
    yield Cell(name, frozenset(around))
    if len(parts) > 1 and not set(",;(") & set(text):
        yield Cell(parts[-1], frozenset(parts[:-1]))


def _without_code(name: str, abbreviations: Mapping[str, str]) -> tuple[str, set[str]]:
    """The name without a state's code behind it: "St. Petersburg FL"."""
    words = name.split()
    if len(words) > 1 and words[-1] in abbreviations:
        return " ".join(words[:-1]), {abbreviations[words[-1]]}
    return name, set()


def shorter(words: list[str], before: Collection[str], kinds: Collection[str]) -> list[str]:
    """The name without what says where from it, or of what kind, the place is.

    Args:
        before: prepositions after which a name stands ("near", "outside").
        kinds: nouns of place that may stand behind a name ("province").
    """
    if len(words) < 2:
        return []
    lower = [word.lower() for word in words]
    at = max((i for i, word in enumerate(words[:-1]) if word in before), default=None)
    if at is not None:
        return words[at + 1 :]
    if lower[-1] in kinds or words[-1].islower():
        return words[:-1]
    return []
