"""The settings of stories, read once; `settings.toml` says what each is for."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import msgspec

from dragoman.rules import read_settings


class CopySettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """When one text copies another."""

    shingle: int
    permutations: int
    bands: int
    seed: int
    shared: float
    contained: float
    fewest_shingles: int
    days: int


class WordSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a word is."""

    pattern: str
    endings: tuple[str, ...]
    doubled: frozenset[str]
    letters: int
    telling: float
    near: int
    gist: int


class PlaceSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """When two places are one."""

    near: float
    told: frozenset[str]


class Weights(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What speaks for one happening, and how strongly."""

    bias: float
    modes: float
    acts: float
    actors: float
    recipients: float
    conflict: float
    place: float
    days: float
    near: float
    shared: float
    trigger: float
    reports: float
    numbers: float
    verbal: float
    undated: float


class StorySettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All of `settings.toml`."""

    statuses: frozenset[str]
    longest: int
    tie: float
    together: float
    sure: float
    common: float
    enough: int
    late: int
    far: float
    acts: frozenset[str]
    verbal: frozenset[str]
    copies: CopySettings
    words: WordSettings
    slack: dict[str, tuple[int, int]]
    kin: dict[str, frozenset[str]]
    mutual: dict[str, frozenset[str]]
    places: PlaceSettings
    weights: Weights


@cache
def settings() -> StorySettings:
    """The settings."""
    return read_settings(Path(__file__).with_name("settings.toml"), StorySettings)
