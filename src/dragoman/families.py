"""Every family of rule files, in the order of the rooms."""

from __future__ import annotations

from typing import Any, Final

from dragoman.actors.families import FAMILIES as ACTORS
from dragoman.analysis.families import FAMILIES as ANALYSIS
from dragoman.events.families import FAMILIES as EVENTS
from dragoman.linking.families import FAMILIES as LINKING
from dragoman.parse.families import FAMILIES as PARSE
from dragoman.places.families import FAMILIES as PLACES
from dragoman.read.families import FAMILIES as READ
from dragoman.rules import Family
from dragoman.statements.families import FAMILIES as STATEMENTS
from dragoman.times.families import FAMILIES as TIMES

ALL: Final[tuple[Family[Any], ...]] = (
    *READ,
    *PARSE,
    *ACTORS,
    *TIMES,
    *PLACES,
    *STATEMENTS,
    *EVENTS,
    *LINKING,
    *ANALYSIS,
)
