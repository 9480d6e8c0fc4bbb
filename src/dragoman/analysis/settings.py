"""The settings of analysis, read once; `settings.toml` says what each is for."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import msgspec

from dragoman.rules import read_settings


class Weaker(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is left of a strength, 0 to 1, by what weakens it."""

    told: float
    noun: float
    apart: float
    denial: float
    condition: float


class NounSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """By what a trigger is known for a noun."""

    ending: tuple[str, ...]
    after: frozenset[str]
    after_ending: tuple[str, ...]
    past: tuple[str, ...]


class PositionSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What takes a side, and how strongly."""

    verbal: dict[str, int]
    charges: frozenset[str]
    strength: dict[str, float]
    deed: float
    asked: frozenset[str]
    taking: dict[str, int]
    leaning: frozenset[str]
    stance: dict[str, float]
    firm: float
    refusing: frozenset[str]
    relatives: frozenset[str]
    going_on: frozenset[str]
    status: dict[str, float]
    weaker: Weaker
    close: int
    nouns: NounSettings
    conditions: frozenset[str]
    after: int
    before: int
    reach: int


class HolderSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who speaks for whom."""

    state: frozenset[str]
    together: frozenset[str]
    answering: frozenset[str]
    many: frozenset[str]
    shared: frozenset[str]
    nearly_all: int
    local: frozenset[str]
    pronouns: frozenset[str]
    things: frozenset[str]
    behind: frozenset[str]
    longest: int


class ShiftSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """When a position has changed."""

    margin: float
    both: float
    matter: int
    counterpart: int
    memory: int
    rest: int
    admission: float
    admission_words: int
    accepting: frozenset[str]
    admission_days: int


class TurnSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Whose turn it is that a text tells of, and about what."""

    near: int
    object: int
    around: int
    beside: int
    idle: frozenset[str]
    owner: int
    owners: frozenset[str]
    opening: frozenset[str]
    owned: int
    possessive: tuple[str, ...]
    possessors: frozenset[str]
    prepositions: frozenset[str]
    stops: frozenset[str]
    passive: frozenset[str]
    openers: frozenset[str]
    done: frozenset[str]
    determiners: frozenset[str]
    joins: frozenset[str]
    joined: frozenset[str]
    gerund_after: frozenset[str]
    noun_after: frozenset[str]
    unsaid: frozenset[str]
    foretelling: frozenset[str]
    telling: frozenset[str]
    light: frozenset[str]
    complements: frozenset[str]
    pending: frozenset[str]
    present: tuple[str, ...]
    doing: frozenset[str]
    causes: frozenset[str]
    infinitive: frozenset[str]
    breaks: frozenset[str]
    bodies: frozenset[str]
    unled: frozenset[str]


class DisputeSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """When two sides speak of one thing."""

    asserting: frozenset[str]
    promising: frozenset[str]
    denying: frozenset[str]
    statuses: frozenset[str]
    undone: frozenset[str]
    denied: frozenset[str]
    sentences: int
    days: int
    likeness: float
    near_words: int
    words: int
    letters: int
    root: int
    head: int
    head_of_charge: int
    pointing: frozenset[str]
    going_on: frozenset[str]
    calling: frozenset[str]
    accusing: frozenset[str]
    disowning: frozenset[str]
    articles: frozenset[str]
    whole: frozenset[str]
    rejecting: tuple[str, ...]
    declining: frozenset[str]
    leading: frozenset[str]
    negating: frozenset[str]
    spelling: frozenset[str]
    ruling: frozenset[str]
    moving: frozenset[str]
    modal: frozenset[str]
    modal_within: int
    owing: frozenset[str]
    past: frozenset[str]
    words_only: frozenset[str]
    rebuffs: frozenset[str]
    clause: int
    finite: frozenset[str]
    around: tuple[int, int]
    relatives: frozenset[str]
    sought: int
    owner: int
    owners: frozenset[str]
    charge: float
    step: float
    answered: float
    unnamed: float
    spelled: float
    spelled_step: float
    beside: int
    told: float
    told_step: float
    told_within: int
    opening: int
    typed: float
    untyped: float
    answer_step: float
    contrast_within: int
    traded: frozenset[str]
    traded_within: int
    traded_score: float
    retelling: frozenset[str]
    retold_score: float
    told_otherwise: float
    contrasted: float
    told_near: int
    otherwise: float
    mild: float
    same: float
    score: float
    close: float
    number_days: int
    rounding: float
    gist: int
    gist_likeness: float
    number_words: int
    counted_after: int
    counted_before: int
    leaning: int
    whom: int
    partly: tuple[str, ...]
    bounds: int
    more_than: tuple[str, ...]
    at_least: tuple[str, ...]
    at_most: tuple[str, ...]
    roughly: tuple[str, ...]
    years: tuple[int, int]
    months: frozenset[str]


class SeriesSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How series are reckoned."""

    penalty: float
    smallest: int
    longest: int


class AnalysisSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All of `settings.toml`."""

    positions: PositionSettings
    holders: HolderSettings
    shifts: ShiftSettings
    turns: TurnSettings
    disputes: DisputeSettings
    series: SeriesSettings


@cache
def settings() -> AnalysisSettings:
    """The settings."""
    return read_settings(Path(__file__).with_name("settings.toml"), AnalysisSettings)
