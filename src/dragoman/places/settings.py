"""What the places mechanism must know of taggers, kinds and sizes to read its rule files."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import msgspec

from dragoman.rules import read_settings


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`settings.toml`, whose comments say what each entry is for."""

    place_labels: frozenset[str]
    name_labels: frozenset[str]
    holding_labels: frozenset[str]
    state_sectors: frozenset[str]
    local: frozenset[str]
    clear_population: int
    area_nouns: tuple[str, ...]
    alike: int
    passing: float
    country_beside: float


@cache
def settings() -> Settings:
    """The settings, read once."""
    return read_settings(Path(__file__).with_name("settings.toml"), Settings)
