"""The settings of sampling and judging, read once."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import msgspec

from dragoman.rules import read_settings


class EvaluationSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`settings.toml`, whose comments say what each value is for."""

    confidence_bins: tuple[float, ...]
    yes: frozenset[str]
    no: frozenset[str]
    deviations: float
    resamples: int
    questions: dict[str, str]


@cache
def settings() -> EvaluationSettings:
    """The settings."""
    return read_settings(Path(__file__).with_name("settings.toml"), EvaluationSettings)
