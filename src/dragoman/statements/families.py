"""The families of rule files that the statements room reads."""

from __future__ import annotations

from typing import Any

from dragoman.rules import Family
from dragoman.statements.construction import ConstructionRule
from dragoman.statements.lexicon import CueRule, ReplyRule
from dragoman.statements.shown import answers, matches, replies

CUES: Family[CueRule] = Family("statements/cues", CueRule, answers, matches)
CONSTRUCTIONS: Family[ConstructionRule] = Family(
    "statements/constructions", ConstructionRule, answers, matches
)
REPLIES: Family[ReplyRule] = Family("statements/replies", ReplyRule, replies)

FAMILIES: tuple[Family[Any], ...] = (CUES, CONSTRUCTIONS, REPLIES)
