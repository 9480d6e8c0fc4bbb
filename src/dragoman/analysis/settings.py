"""The settings of analysis, read once; `settings.toml` says what each is for."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

import msgspec


class PositionSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What takes a side, and how strongly."""

    verbal: dict[str, int]
    charges: frozenset[str]
    strength: dict[str, float]
    deed: float
    taking: dict[str, int]
    leaning: frozenset[str]
    stance: dict[str, float]
    status: dict[str, float]
    after: int
    before: int
    reach: int


class HolderSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who speaks for whom."""

    state: frozenset[str]
    shared: frozenset[str]


class ShiftSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """When a position has changed."""

    margin: float
    memory: int
    rest: int
    back: int
    ahead: int
    near: int
    admission: float
    admission_days: int


class DisputeSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """When two sides speak of one thing."""

    asserting: frozenset[str]
    denying: frozenset[str]
    statuses: frozenset[str]
    sentences: int
    days: int
    likeness: float
    score: float
    close: float
    number_days: int
    words: int
    gist: int
    bare: int


class SeriesSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How series are reckoned."""

    penalty: float
    smallest: int
    longest: int


class AnalysisSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All of `settings.toml`."""

    positions: PositionSettings
    holders: HolderSettings
    shifts: ShiftSettings
    disputes: DisputeSettings
    series: SeriesSettings


@cache
def settings() -> AnalysisSettings:
    """The settings."""
    path = Path(__file__).with_name("settings.toml")
    return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), AnalysisSettings)
