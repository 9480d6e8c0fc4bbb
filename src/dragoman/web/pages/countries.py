"""What codes of countries, of groups of states and bodies, and of sectors stand for."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import msgspec

from dragoman.analysis.holders import names


class Groups(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What `groups.toml` tells: code -> name."""

    countries: dict[str, str]
    sectors: dict[str, str]


def of_country(code: str) -> str:
    """The name of a country or group; what is no code of one comes back as it is."""
    return names().get(code) or _groups().countries.get(code, code)


def of_sector(code: str) -> str:
    """What people call a sector; what is no code of one comes back as it is."""
    return _groups().sectors.get(code, code)


@cache
def _groups() -> Groups:
    told = Path(__file__).with_name("groups.toml").read_bytes()
    return msgspec.toml.decode(told, type=Groups)
