"""Layouts that researchers already load: which columns, in which order, filled from which fact.

Each stands in a file of `layouts/`; the facts that columns name are those of `facts.py`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final, Literal

import msgspec

from dragoman.records.evidence import Cell, Evidence
from dragoman.records.facts import fact
from dragoman.records.flat import Chosen
from dragoman.records.model import Coded
from dragoman.records.pairs import dyads, whole

ACTUAL: Final = Chosen(statuses=frozenset({"actual"}))
FOLDER: Final = Path(__file__).with_name("layouts")


class Column(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One column; without a source it is always empty."""

    name: str
    label: str
    source: str = msgspec.field(default="", name="from")
    type: Literal["text", "integer", "number"] = "text"


class Layout(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A layout.

    Attributes:
        pairs: whether it has one row for each pair of actor and recipient, whatever is asked for.
    """

    title: str
    delimiter: str
    header: bool
    pairs: bool
    columns: tuple[Column, ...]

    def names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)


def layouts() -> tuple[str, ...]:
    """Names of all layouts."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.toml")))


@cache
def layout(name: str) -> Layout:
    """A layout by its name."""
    told = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    return msgspec.convert(told, Layout)


def laid_out(
    name: str,
    coded: Coded,
    text: str,
    chosen: Chosen = ACTUAL,
) -> Iterator[tuple[Cell, ...]]:
    """The rows of a record in a layout.

    Args:
        text: the document's text.
        chosen: which events; layouts that know pairs only have these whatever is chosen.
    """
    kept = layout(name)
    evidence = Evidence(coded, text)
    pairs = chosen.pairs or kept.pairs
    for event in filter(chosen.holds, coded.events):
        for pair in dyads(evidence, event) if pairs else [whole(evidence, event)]:
            yield tuple(fact(column.source, pair) for column in kept.columns)
