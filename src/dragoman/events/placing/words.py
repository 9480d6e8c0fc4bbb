"""What the search for an event's place must know of English."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import msgspec

from dragoman.rules import read_settings


class PlacingWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`words.toml`, whose comments say what each entry is for."""

    uttered: frozenset[str]
    carried_out: frozenset[str]
    decided_at_home: frozenset[str]
    bodily: frozenset[str]
    going: frozenset[str]
    fought: frozenset[str]
    at_home: int
    sources: frozenset[str]
    relatives: frozenset[str]
    told_in: frozenset[str]
    spoken: frozenset[str]
    topics: frozenset[str]
    present: frozenset[str]
    stays: frozenset[str]
    occasions: frozenset[str]
    remote: frozenset[str]
    took_place: frozenset[str]
    fresh_days: int
    passing: frozenset[str]
    circumstance: frozenset[str]
    vague: frozenset[str]
    parts: frozenset[str]
    subjects: frozenset[str]
    grounds: frozenset[str]
    agreements: frozenset[str]
    instances: frozenset[str]
    outside: frozenset[str]
    one_happening: frozenset[str]
    elsewhere: frozenset[str]
    side_by_side: frozenset[str]
    small: float
    speaking: int
    going_on: int
    lead: int
    setting: int
    most: float
    most_of_war: float
    targets: frozenset[str]
    towards: frozenset[str]
    journeys: frozenset[str]
    meets: frozenset[str]
    sequence: frozenset[str]
    stretches: frozenset[str]
    former: frozenset[str]
    definite: frozenset[str]
    hosts: frozenset[str]
    abroad: frozenset[str]
    seated: frozenset[str]
    audience: frozenset[str]
    pointing: frozenset[str]
    attributes: frozenset[str]


@cache
def placing() -> PlacingWords:
    """The words, read once."""
    return read_settings(Path(__file__).with_name("words.toml"), PlacingWords)
