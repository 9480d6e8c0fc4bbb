"""The families of rule files that the statements room reads."""

from __future__ import annotations

from typing import Any

from dragoman.rules import Family
from dragoman.statements.construction import ConstructionRule
from dragoman.statements.lexicon import CueRule
from dragoman.statements.shown import answers, matches

CUES: Family[CueRule] = Family("statements/cues", CueRule, answers, matches)
CONSTRUCTIONS: Family[ConstructionRule] = Family(
    "statements/constructions", ConstructionRule, answers, matches
)

FAMILIES: tuple[Family[Any], ...] = (CUES, CONSTRUCTIONS)
