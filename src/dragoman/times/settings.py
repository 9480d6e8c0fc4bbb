"""The numbers by which times are read."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import msgspec

from dragoman.rules import read_settings

Spans = dict[str, tuple[int, int]]
"""TIMEX3 modifier of a part -> its first and last unit."""


class Sentences(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How many sentences back something may have been told."""

    quarter: int
    unit: int
    finer: int


class Reaches(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How far to look, in words or clauses."""

    bracket: int
    opening: int
    clauses: int


class Years(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Years that go unsaid; `end` and `begin` are months."""

    weekday: int
    long_past: int
    beyond: int
    end: int
    begin: int


class Hours(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Hours of the clock."""

    small: int


class Tense(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a day costs that a tense speaks against, by how plainly it does."""

    costs: tuple[int, int, int]


class TimeSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`settings.toml`, whose comments say what each value is for."""

    recent: dict[str, int]
    month: Spans
    year: Spans
    decade: Spans
    sentences: Sentences
    reach: Reaches
    years: Years
    hours: Hours
    tense: Tense


@cache
def settings() -> TimeSettings:
    """The settings, read once."""
    return read_settings(Path(__file__).with_name("settings.toml"), TimeSettings)
