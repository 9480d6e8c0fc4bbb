"""What the events mechanism must know of English and of the codebook to read its rule files."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Literal

import msgspec

Kind = Literal["cooperative", "yielding", "neutral", "conflict"]


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`settings.toml`, whose comments say what each table is for."""

    prepositions: frozenset[str]
    spellings: tuple[tuple[str, str], ...]
    negators: frozenset[str]
    kinds: dict[str, Kind]
    modals: dict[str, str]
    verbal: frozenset[str]
    seeks_recipient: frozenset[str]
    instruments: str


@cache
def settings() -> Settings:
    """The settings, read once."""
    path = Path(__file__).with_name("settings.toml")
    return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), Settings)
