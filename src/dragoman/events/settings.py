"""What the events mechanism must know of English and of the codebook to read its rule files."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import msgspec

from dragoman.rules import read_settings


class RelationWeights(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`words/relations.toml`: what speaks for an act as the relation between two given spans."""

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


class Grammar(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`words/grammar.toml`, whose comments say what each table is for."""

    prepositions: frozenset[str]
    spellings: tuple[tuple[str, str], ...]
    hyphens: frozenset[str]
    opposing: frozenset[str]
    siding: frozenset[str]
    adverbs: frozenset[str]
    beside: frozenset[str]
    persons: frozenset[str]
    selves: frozenset[str]
    many: frozenset[str]
    addressed: frozenset[str]
    titled: frozenset[str]
    speaking: frozenset[str]
    mere_grammar: tuple[tuple[str, str], ...]


class Mood(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`words/mood.toml`, whose comments say what each table is for."""

    negators: frozenset[str]
    definite: frozenset[str]
    foretold: frozenset[str]
    intents: frozenset[str]
    means_to: frozenset[str]
    came_off: frozenset[str]
    supposed: frozenset[str]
    factive: frozenset[str]
    disowns: frozenset[str]
    withholds: frozenset[str]
    modals: dict[str, str]


class Types(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`words/types.toml`, whose comments say what each table is for."""

    verbal: frozenset[str]
    seeks_recipient: frozenset[str]
    answers_deeds: frozenset[str]
    weighs_on: frozenset[str]
    provoked: frozenset[str]
    helps: frozenset[str]
    benefits: frozenset[str]
    own_to_end: frozenset[str]
    blames: frozenset[str]
    deplores: frozenset[str]
    moves: frozenset[str]
    lets_go: frozenset[str]
    on_land: frozenset[str]
    deeds: frozenset[str]
    gatherings: frozenset[str]
    slogans: frozenset[str]
    warlike: frozenset[str]
    measures: frozenset[str]
    arrests: frozenset[str]
    addresses: frozenset[str]
    official: frozenset[str]
    least_sure: float
    anyones: frozenset[str]
    lets_out: frozenset[str]
    retold: frozenset[str]
    at_towns: frozenset[str]
    among_states: frozenset[str]
    courtesies: frozenset[str]
    errands: frozenset[str]
    mourning: frozenset[str]
    asks: frozenset[str]
    between_states: frozenset[str]
    done_by_minds: frozenset[str]
    journeys: frozenset[str]
    uttered_nouns: frozenset[str]
    given_nouns: frozenset[str]


class Sides(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`words/sides.toml`, whose comments say what each table is for."""

    own_side: frozenset[str]
    states: str
    lands: frozenset[str]
    lawmen: frozenset[str]
    bodies: frozenset[str]
    offices: frozenset[str]
    leagues: frozenset[str]
    inquirers: frozenset[str]
    forces: frozenset[str]
    private: frozenset[str]
    unofficial: frozenset[str]
    trades: frozenset[str]
    press: frozenset[str]
    offices_of_state: frozenset[str]


class Routes(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`words/routes.toml`, whose comments say what each table is for."""

    chances: frozenset[str]
    minded: frozenset[str]
    meanwhile: frozenset[str]
    holders: frozenset[str]
    stages: frozenset[str]
    at_meetings: frozenset[str]
    leads: frozenset[str]
    journeying: frozenset[str]
    spoken_with: frozenset[str]
    answered_for: frozenset[str]
    sent_for: frozenset[str]
    agentive: tuple[tuple[str, str, str], ...]
    whereabouts: frozenset[str]
    acts_with: frozenset[str]
    handiwork: frozenset[str]
    owns_to: frozenset[str]
    mannered: frozenset[str]
    manners: frozenset[str]
    sequels: frozenset[str]
    causes: tuple[str, ...]
    depends: frozenset[str]
    foe_after: tuple[str, ...]
    beyond_doer: frozenset[str]
    charges: frozenset[str]
    answers: frozenset[str]
    prompts: frozenset[str]
    facing: frozenset[str]
    helped: frozenset[str]
    just_when: frozenset[str]
    partakes: frozenset[str]
    hears: frozenset[str]
    hurt_in: tuple[str, ...]
    issues: frozenset[str]
    texts: frozenset[str]
    made_by: frozenset[str]
    tells: frozenset[str]
    faces: frozenset[str]
    holding: frozenset[str]
    partners: frozenset[str]
    bears: frozenset[str]
    struck_by: frozenset[str]


class Things(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`words/things.toml`, whose comments say what each table is for."""

    struck: frozenset[str]
    sufferers: frozenset[str]
    counterparts: frozenset[str]
    only_there: frozenset[str]
    moved: frozenset[str]
    harms: frozenset[str]
    wars: frozenset[str]
    anybody: frozenset[str]
    fired: str
    no_deeds: frozenset[str]
    instruments: tuple[str, ...]
    standing: frozenset[str]
    bodies: frozenset[str]


class Earlier(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`words/earlier.toml`, whose comments say what each table is for."""

    known: frozenset[str]
    answered_of: frozenset[str]
    answered_about: frozenset[str]
    uttered: frozenset[str]
    summing: frozenset[str]
    told_before: int
    stem: int
    taking_up: frozenset[str]
    taken_from: int
    inquiring: frozenset[str]
    blows: frozenset[str]
    aimed: frozenset[str]
    campaign_days: int
    one_target: frozenset[str]
    at_home: frozenset[str]
    taken_land: str
    just_before: int
    campaigns: dict[str, frozenset[str]]
    help_cut: dict[str, frozenset[str]]
    help_goes_to: frozenset[str]
    help_goes_by: frozenset[str]
    answered: dict[str, frozenset[str]]


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The folder `words`, a table for each file."""

    grammar: Grammar
    mood: Mood
    types: Types
    sides: Sides
    routes: Routes
    things: Things
    earlier: Earlier
    relations: RelationWeights


@cache
def settings() -> Settings:
    """The settings, read once."""
    folder = Path(__file__).with_name("words")
    return Settings(
        grammar=read_settings(folder / "grammar.toml", Grammar),
        mood=read_settings(folder / "mood.toml", Mood),
        types=read_settings(folder / "types.toml", Types),
        sides=read_settings(folder / "sides.toml", Sides),
        routes=read_settings(folder / "routes.toml", Routes),
        things=read_settings(folder / "things.toml", Things),
        earlier=read_settings(folder / "earlier.toml", Earlier),
        relations=read_settings(folder / "relations.toml", RelationWeights),
    )
