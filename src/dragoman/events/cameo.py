"""The CAMEO code of an act, and Goldstein's value of a code.

The table `cameo.tsv` has a row for every way to reach a code: the PLOVER type, and where CAMEO
tells more apart, the mode, the act inside an operator (a type, or the beginning of a code) and the
context. A code without a type is one that only a rule of its own can give.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from dragoman.events.acts import Act


class Row(NamedTuple):
    """One way to a code; an empty condition always holds, `a|b` holds for either."""

    code: str
    goldstein: float
    name: str
    type: str
    mode: str
    inside: str
    context: str


@cache
def rows() -> tuple[Row, ...]:
    """The table, in the order of the codes."""
    with Path(__file__).with_name("cameo.tsv").open(encoding="utf-8", newline="") as lines:
        table = csv.DictReader(lines, delimiter="\t")
        return tuple(
            Row(
                line["code"], float(line["goldstein"]), line["name"], line["type"],
                line["mode"], line["inside"], line["context"],
            )
            for line in table
        )  # fmt: skip


@cache
def goldstein(code: str) -> float | None:
    """Goldstein's value from -10 (conflict) to 10 (cooperation), None for no known code."""
    return next((row.goldstein for row in rows() if row.code == code), None)


def code_of(act: Act) -> str:
    """The code of an act, as deep as its rules, mode, contexts and what it is done to tell.

    The code that a frame names stands; that of an operator is the beginning which the outcome's
    code must have. What leaves the act inside as it was ("launch", "fail to") keeps its code.
    """
    if act.inside is None and act.cameo:
        return act.cameo
    if act.inside is not None and act.inside.type == act.type:
        return code_of(act.inside)
    inner = (act.inside.type, code_of(act.inside)) if act.inside is not None else ("", "")
    found = list(_fitting(act, inner))
    stem = [f for f in found if f[1].startswith(act.cameo)] or found
    return max(stem, key=lambda f: f[0])[1] if stem else act.cameo


def _fitting(act: Act, inner: tuple[str, str]) -> Iterator[tuple[int, str]]:
    """Codes whose conditions hold, with how many of them were asked for."""
    for row in rows():
        fits = (
            row.type == act.type
            and row.mode in ("", *act.modes)
            and (not row.context or not set(row.context.split("|")).isdisjoint(act.contexts))
        )
        depth = _depth(row.inside, inner)
        if fits and depth is not None:
            yield bool(row.mode) + bool(row.context) + depth, row.code


def _depth(wanted: str, inner: tuple[str, str]) -> int | None:
    """How exactly the act inside is what is wanted: by type 2, by code 1 more than its digits."""
    event_type, code = inner
    ways = [w for w in wanted.split("|") if w]
    if not ways:
        return 0
    found = [2 for w in ways if w == event_type]
    found += [1 + len(w) for w in ways if w.isdigit() and code.startswith(w)]
    return max(found, default=None)
