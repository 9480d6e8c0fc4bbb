"""What analysis gives: frozen records, each with the evidence that it rests on."""

from __future__ import annotations

import datetime as dt
from typing import Literal

import msgspec


class Holder(msgspec.Struct, frozen=True):
    """Who holds a position: a state (`RUS`), a part of its society (`RUS/OPP`), a body or person.

    Attributes:
        key: what positions are gathered under.
        name: what to call it.
        country: ISO alpha-3 or a code of the codebook; None where it is not known.
        sector: as the record has it.
    """

    key: str
    name: str
    country: str | None
    sector: str | None


class Evidence(msgspec.Struct, frozen=True):
    """Where something is told: offsets count in the document's text, or its title (`part`).

    Attributes:
        kind: `event`, `statement` or `sentence`; `id` is the record's, None of a sentence.
        outlet: the document's publisher.
        said_by: on whose word, empty where the outlet tells it itself.
        words: the span's own words; `sentence` the whole sentence.
    """

    kind: Literal["event", "statement", "sentence"]
    id: str | None
    document: str
    outlet: str | None
    date: dt.date
    part: str
    start: int
    end: int
    words: str
    sentence: str
    said_by: tuple[str, ...]


class Position(msgspec.Struct, frozen=True):
    """What an actor says it will, won't, wants or demands on an issue, or shows by a deed.

    Attributes:
        polarity: 1 for the issue, -1 against it.
        strength: 0 to 1, by `settings.toml`.
        basis: the PLOVER type or the stance that it was read from; `deed` where it was done.
        toward: codes of the countries (or keys) that it concerns, in order.
        day: when it was taken.
    """

    holder: Holder
    issue: str
    polarity: int
    strength: float
    toward: tuple[str, ...]
    day: dt.date
    basis: str
    deed: bool
    evidence: Evidence


class Shift(msgspec.Struct, frozen=True):
    """The moment an actor's position on an issue changes.

    Attributes:
        kind: `record` where its own earlier record shows it, `asserted` where a text says so,
            `account` where it admits what it denied.
        direction: `for`, `against` (the issue), `soften`, `harden`, `turn` or `admit`.
        issue: of an asserted shift, empty where the text does not tell it.
        earlier, later: the evidence on each side; an asserted shift has only `later`, the
            sentence that asserts it.
        asserted_by: who says so: speakers, or the outlet.
    """

    holder: Holder
    issue: str
    kind: Literal["record", "asserted", "account"]
    direction: str
    day: dt.date
    earlier: Evidence | None
    earlier_day: dt.date | None
    later: Evidence
    strength: float
    toward: tuple[str, ...]
    asserted_by: tuple[str, ...]

    @classmethod
    def between(
        cls, earlier: Position, later: Position, kind: Literal["record", "account"]
    ) -> Shift:
        """The shift that two positions of one holder on one issue make, told by nobody."""
        return cls(
            holder=later.holder, issue=later.issue, kind=kind,
            direction="for" if later.polarity > 0 else "against", day=later.day,
            earlier=earlier.evidence, earlier_day=earlier.day, later=later.evidence,
            strength=round((earlier.strength + later.strength) / 2, 2), toward=later.toward,
            asserted_by=(),
        )  # fmt: skip


class Account(msgspec.Struct, frozen=True):
    """One side's words on what is disputed."""

    holder: Holder | None
    says: Literal["asserts", "denies"]
    day: dt.date
    evidence: Evidence


class Dispute(msgspec.Struct, frozen=True):
    """An act that one side asserts and another denies, or numbers that do not agree.

    Attributes:
        about: whose act it is, where that is known.
        kind: `act` or `number`; `what` names the quantity, else the type of the act.
        score: 0 to 1, how surely both sides speak of the same thing.
        within: whether both sides stand in one document.
    """

    about: Holder | None
    kind: Literal["act", "number"]
    what: str
    day: dt.date
    asserts: tuple[Account, ...]
    denies: tuple[Account, ...]
    numbers: tuple[tuple[int, int | None], ...]
    score: float
    within: bool


class Point(msgspec.Struct, frozen=True):
    """One period of a series.

    Attributes:
        start: its first day (a Monday for weeks, the first of a month).
        group: what the series is split by, "" where it is not.
        events: how many; `intensity` their mean; `conflict` and `cooperation` the sums of the
            sizes of their intensities.
        escalation: see `series.escalation`, -1 to 1.
    """

    start: dt.date
    group: str
    events: int
    intensity: float | None
    conflict: float
    cooperation: float
    escalation: float | None


class Dyad(msgspec.Struct, frozen=True):
    """What one side did to another.

    Attributes:
        quads: how many of verbal cooperation, material cooperation, verbal and material conflict.
        first, last: days of its first and last event.
    """

    actor: str
    recipient: str
    events: int
    intensity: float
    quads: tuple[int, int, int, int]
    types: dict[str, int]
    first: dt.date
    last: dt.date


class Voice(msgspec.Struct, frozen=True):
    """How often somebody speaks about an issue, and how often for it or against it."""

    holder: Holder
    issue: str
    statements: int
    positions_for: int
    positions_against: int


class OutletProfile(msgspec.Struct, frozen=True):
    """What an outlet tells: how much, how hostile, of whom."""

    outlet: str
    documents: int
    events: int
    intensity: float | None
    quads: tuple[int, int, int, int]
    speakers: dict[str, int]
    actors: dict[str, int]
