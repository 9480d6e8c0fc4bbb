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
    close: int
    around: int
    gist: int


class KnownSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a text names a deed that its readers know of."""

    before: frozenset[str]
    within: int
    owned: tuple[str, ...]
    links: frozenset[str]
    reach: int


class CountrymenSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How well sides agree that have a country and no name in common, 0 to 1."""

    other_sector: float
    other_people: float
    state: float
    country: float


class BackgroundSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How far a report looks back on a happening without giving its day."""

    soon: int
    days: int
    rare: float
    common: float


class StandingSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """When a text is one that stands in many reports, whatever they tell."""

    alike: float
    days: int


class DaySettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a day apart, and a day more of an interval, take from the agreement of days."""

    off: float
    long: float


class StorySettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All of `settings.toml`."""

    statuses: frozenset[str]
    longest: int
    tie: float
    together: float
    sure: float
    untied: float
    common: float
    people_days: int
    enough: int
    enough_names: int
    far: float
    verbal: frozenset[str]
    inquiry: frozenset[str]
    meeting: frozenset[str]
    opening: int
    dated: frozenset[str]
    force: frozenset[str]
    repeated: frozenset[str]
    day: DaySettings
    background: BackgroundSettings
    known: KnownSettings
    standing: StandingSettings
    countrymen: CountrymenSettings
    copies: CopySettings
    words: WordSettings
    slack: dict[str, tuple[int, int]]
    kin: dict[str, frozenset[str]]
    mutual: dict[str, frozenset[str]]
    much_told: int
    judged: dict[str, float]


@cache
def settings() -> StorySettings:
    """The settings."""
    return read_settings(Path(__file__).with_name("settings.toml"), StorySettings)
