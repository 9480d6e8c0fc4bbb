"""State numbers for joining with other data: Correlates of War and Gleditsch-Ward."""

from __future__ import annotations

from functools import cache

from dragoman.rules import RuleBook


@cache
def _numbers() -> dict[str, tuple[int | None, int | None]]:
    rows = RuleBook().rows("actors/lists/countries.tsv")
    return {row["code"]: (_number(row["cow"]), _number(row["gw"])) for row in rows}


def _number(cell: str) -> int | None:
    return int(cell) if cell else None


def cow_number(code: str | None) -> int | None:
    """Correlates of War number of a state by its ISO alpha-3 code; None where it has none."""
    return _numbers().get(code or "", (None, None))[0]


def gw_number(code: str | None) -> int | None:
    """Gleditsch-Ward number of a state by its ISO alpha-3 code; None where it has none."""
    return _numbers().get(code or "", (None, None))[1]
