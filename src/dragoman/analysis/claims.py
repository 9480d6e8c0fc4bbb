"""Claims: who asserts an act of somebody else."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Final, NamedTuple

from dragoman.analysis.evidence import hull, of_event, of_statement
from dragoman.analysis.firmness import denies
from dragoman.analysis.gathering import Records
from dragoman.analysis.holders import holders
from dragoman.analysis.model import Evidence, Holder
from dragoman.analysis.phrases import tokens
from dragoman.analysis.settings import settings
from dragoman.events.scale import MATERIAL_CONFLICT
from dragoman.ledger.model import LedgerEvent

MILD: Final = frozenset({"disapprove", "investigate"})


class Claim(NamedTuple):
    """An act asserted of somebody: by whom (None: by the outlet), of whom, of what type.

    Attributes:
        at: where it stands in the document.
        charge: whether it accuses, or is told as alleged; `mild` where it only disapproves, or
            looks into it.
        words: what tells of the act.
        answer: where the denial stands that it was looked up for, -1 where for none.
        about: whether its words begin with the side of the one who denies them, or were looked up
            as what he must mean.
        told: whether it is told as done, not as what may, ought to or will be.
        grave: whether it is of an act of material conflict.
        charging: whether it is told as an accusation or with distance, or stands in hearsay.
    """

    holder: Holder | None
    against: tuple[Holder, ...]
    type: str
    day: dt.date
    evidence: Evidence
    at: int
    charge: bool
    words: str
    mild: bool = False
    answer: int = -1
    about: bool = False
    charging: bool = False
    told: bool = True
    grave: bool = False


def claims(records: Records) -> Iterator[Claim]:
    """Every claim in some records: charges, alleged acts, acts told by somebody, or the outlet."""
    for event in records.events:
        if event.sentence_span is not None:
            yield from _of_event(records, event)
    for said in records.statements:
        if said.stance != "accuse" or said.sentence_span is None:
            continue
        against = holders(said.addressees)
        evidence = of_statement(said)
        for one in holders(said.speakers):
            yield Claim(
                one, against, "ACCUSE", said.last or said.day, evidence, evidence.start, True,
                said.quote,
            )  # fmt: skip


def _of_event(records: Records, event: LedgerEvent) -> Iterator[Claim]:
    evidence = of_event(event)
    day = event.last or event.day
    words = _around(records, event)
    if event.type == "ACCUSE":
        against = holders(event.recipients)
        for one in holders(event.actors) or holders(event.speakers):
            mild = not MILD.isdisjoint(event.modes)
            yield Claim(one, against, "ACCUSE", day, evidence, evidence.start, True, words, mild)
        return
    if event.status not in settings().disputes.statuses or event.status == "denied":
        return
    if denies(event):
        return
    doers = holders(event.actors)
    grave = event.quad == MATERIAL_CONFLICT
    speakers = holders(event.speakers)
    for one in speakers:
        if all(one.key != d.key for d in doers):
            alleged = event.status == "alleged"
            yield Claim(
                one, doers, event.type, day, evidence, evidence.start, alleged, words, grave=grave
            )
    if not speakers and doers and event.quad == MATERIAL_CONFLICT:
        alleged = event.status == "alleged"
        yield Claim(
            None, doers, event.type, day, evidence, evidence.start, alleged, words, grave=grave
        )


def _around(records: Records, event: LedgerEvent) -> str:
    """The words of an event's sentence about its trigger, which tell who did what to whom."""
    assert event.sentence_span is not None
    start, end = event.sentence_span
    text = records.string(event.document, event.part)[start:end]
    before, after = settings().disputes.around
    first, last = hull(event.trigger)
    found = tokens(text)
    inside = [i for i, t in enumerate(found) if first - start < t.end and t.start < last - start]
    if not inside:
        return text
    low, high = max(0, inside[0] - before), min(len(found) - 1, inside[-1] + after)
    return text[found[low].start : found[high].end]
