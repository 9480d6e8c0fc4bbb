"""What the events mechanism must know of English and of the codebook to read its rule files."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import msgspec

from dragoman.rules import read_settings


class RelationWeights(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What speaks for an act as the relation between two given spans."""

    actor: float
    recipient: float
    both: float
    backward: float
    on_path: float
    standing: float
    near: float
    within: float
    real: float
    loose: float
    missed: float
    told: float
    telling: float
    inside: float
    full: float
    sharpness: float
    default: dict[str, float]


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`settings.toml`, whose comments say what each table is for."""

    prepositions: frozenset[str]
    spellings: tuple[tuple[str, str], ...]
    negators: frozenset[str]
    hyphens: frozenset[str]
    fired: str
    moved: frozenset[str]
    acts_with: frozenset[str]
    addresses: frozenset[str]
    chances: frozenset[str]
    minded: frozenset[str]
    on_land: frozenset[str]
    only_there: frozenset[str]
    opposing: frozenset[str]
    siding: frozenset[str]
    modals: dict[str, str]
    verbal: frozenset[str]
    foretold: frozenset[str]
    intents: frozenset[str]
    seeks_recipient: frozenset[str]
    came_off: frozenset[str]
    supposed: frozenset[str]
    factive: frozenset[str]
    disowns: frozenset[str]
    withholds: frozenset[str]
    adverbs: frozenset[str]
    beside: frozenset[str]
    meanwhile: frozenset[str]
    holders: frozenset[str]
    known: frozenset[str]
    answers_deeds: frozenset[str]
    answered_for: frozenset[str]
    sent_for: frozenset[str]
    stages: frozenset[str]
    agentive: tuple[tuple[str, str, str], ...]
    whereabouts: frozenset[str]
    handiwork: frozenset[str]
    owns_to: frozenset[str]
    mannered: frozenset[str]
    manners: frozenset[str]
    partakes: frozenset[str]
    hears: frozenset[str]
    own_to_end: frozenset[str]
    leagues: frozenset[str]
    offices: frozenset[str]
    sequels: frozenset[str]
    causes: tuple[str, ...]
    depends: frozenset[str]
    weighs_on: frozenset[str]
    foe_after: tuple[str, ...]
    beyond_doer: frozenset[str]
    struck: frozenset[str]
    charges: frozenset[str]
    answers: frozenset[str]
    sufferers: frozenset[str]
    helped: frozenset[str]
    helps: frozenset[str]
    just_when: frozenset[str]
    hurt_in: tuple[str, ...]
    persons: frozenset[str]
    selves: frozenset[str]
    many: frozenset[str]
    addressed: frozenset[str]
    titled: frozenset[str]
    states: str
    given_nouns: frozenset[str]
    own_side: frozenset[str]
    bodies: frozenset[str]
    counterparts: frozenset[str]
    inquirers: frozenset[str]
    blames: frozenset[str]
    moves: frozenset[str]
    lets_go: frozenset[str]
    deeds: frozenset[str]
    harms: frozenset[str]
    wars: frozenset[str]
    anybody: frozenset[str]
    gatherings: frozenset[str]
    measures: frozenset[str]
    told_before: int
    just_before: int
    least_sure: float
    issues: frozenset[str]
    made_by: frozenset[str]
    texts: frozenset[str]
    tells: frozenset[str]
    instruments: tuple[str, ...]
    holding: frozenset[str]
    partners: frozenset[str]
    bears: frozenset[str]
    stem: int
    taking_up: frozenset[str]
    taken_from: int
    private: frozenset[str]
    trades: frozenset[str]
    press: frozenset[str]
    official: frozenset[str]
    anyones: frozenset[str]
    lets_out: frozenset[str]
    standing: frozenset[str]
    speaking: frozenset[str]
    struck_by: frozenset[str]
    retold: frozenset[str]
    among_states: frozenset[str]
    between_states: frozenset[str]
    no_deeds: frozenset[str]
    done_by_minds: frozenset[str]
    offices_of_state: frozenset[str]
    journeys: frozenset[str]
    at_towns: frozenset[str]
    mere_grammar: tuple[tuple[str, str], ...]
    uttered_nouns: frozenset[str]
    answered: dict[str, frozenset[str]]
    campaigns: dict[str, frozenset[str]]
    aimed: frozenset[str]
    blows: frozenset[str]
    campaign_days: int
    forces: frozenset[str]
    answered_of: frozenset[str]
    answered_about: frozenset[str]
    uttered: frozenset[str]
    summing: frozenset[str]
    relations: RelationWeights


@cache
def settings() -> Settings:
    """The settings, read once."""
    return read_settings(Path(__file__).with_name("settings.toml"), Settings)
