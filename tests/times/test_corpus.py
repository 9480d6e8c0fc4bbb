"""The corpus of times is as wide as English: every kind of expression has its examples."""

from __future__ import annotations

import tomllib

import pytest

from dragoman.rules import BUILT_IN

RULES = BUILT_IN / "times" / "rules"
FLOOR = 200
FAMILIES = {
    "explicit": ("explicit.examples", "dates", "years", "listed"),
    "weekdays": ("weekdays.examples", "weekdays", "days"),
    "deictic": ("deictic.examples", "units", "nights"),
    "parts": ("parts.examples", "parts", "stretches"),
    "durations": ("durations.examples", "lengths", "bounds", "counted"),
    "holidays": ("holidays.examples", "feasts"),
    "distances": ("distances.examples", "ago"),
    "look-alikes": ("lookalikes.examples", "counts", "others"),
    "clock": ("clock.examples", "hours"),
    "sets": ("sets.examples", "sets"),
    "ranges": ("ranges.examples", "ranges"),
    "fiscal": ("fiscal.examples", "quarters"),
    "vague": ("vague.examples", "vague"),
    "narrative": ("narrative.examples", "narrative"),
}


def lines(name: str) -> list[str]:
    tables = tomllib.loads((RULES / f"{name}.toml").read_text(encoding="utf-8")).values()
    return [line for t in tables for line in (*t.get("examples", ()), *t.get("never", ()))]


@pytest.mark.parametrize("family", FAMILIES)
def test_family_of_times_has_hundreds_of_different_example_lines(family: str) -> None:
    written = {line for name in FAMILIES[family] for line in lines(name)}
    assert len(written) >= FLOOR


def test_no_file_of_times_is_left_out_of_the_families() -> None:
    named = {f"{name}.toml" for names in FAMILIES.values() for name in names}
    assert {path.name for path in RULES.glob("*.toml")} == named
