"""The families of rule files that parsing reads."""

from __future__ import annotations

from typing import Any

from dragoman.parse.grammar import (
    ANTECEDENT,
    CONDITION,
    CONTROL,
    EXPLETIVE,
    MODALITY,
    NEGATION,
    SHARING,
)
from dragoman.rules import Family

FAMILIES: tuple[Family[Any], ...] = (
    CONTROL,
    MODALITY,
    NEGATION,
    CONDITION,
    ANTECEDENT,
    EXPLETIVE,
    SHARING,
)
