"""What codes of countries, and of groups of states and bodies, stand for."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import msgspec

from dragoman.analysis.holders import names


def of_country(code: str) -> str:
    """The name of a country or group; what is no code of one comes back as it is."""
    return _names().get(code, code)


@cache
def _names() -> dict[str, str]:
    told = Path(__file__).with_name("groups.toml").read_bytes()
    return {**msgspec.toml.decode(told, type=dict[str, str]), **names()}
