"""Claims: who asserts an act of somebody else."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from dragoman.analysis.evidence import of_event, of_statement
from dragoman.analysis.gathering import Records
from dragoman.analysis.holders import holders
from dragoman.analysis.model import Evidence, Holder
from dragoman.analysis.settings import settings
from dragoman.ledger.model import LedgerEvent


class Claim(NamedTuple):
    """An act asserted of somebody: by whom (None: by the outlet), of whom, of what type."""

    holder: Holder | None
    against: tuple[Holder, ...]
    type: str
    day: dt.date
    evidence: Evidence
    at: int
    charge: bool


def claims(records: Records) -> Iterator[Claim]:
    """Every claim in some records: charges, alleged acts, acts told by somebody, or the outlet."""
    for event in records.events:
        if event.sentence_span is not None:
            yield from _of_event(event)
    for said in records.statements:
        if said.stance != "accuse" or said.sentence_span is None:
            continue
        against = holders(said.addressees)
        for one in holders(said.speakers):
            yield Claim(
                one, against, "ACCUSE", said.last or said.day, of_statement(said),
                of_statement(said).start, True,
            )  # fmt: skip


def _of_event(event: LedgerEvent) -> Iterator[Claim]:
    evidence = of_event(event)
    day = event.last or event.day
    if event.type == "ACCUSE":
        against = holders(event.recipients)
        for one in holders(event.actors) or holders(event.speakers):
            yield Claim(one, against, "ACCUSE", day, evidence, evidence.start, True)
        return
    if event.status not in settings().disputes.statuses:
        return
    doers = holders(event.actors)
    speakers = holders(event.speakers)
    for one in speakers:
        if event.status != "denied" and all(one.key != d.key for d in doers):
            alleged = event.status == "alleged"
            yield Claim(one, doers, event.type, day, evidence, evidence.start, alleged)
    if not speakers and doers and event.status != "denied" and event.quad > 2:
        yield Claim(None, doers, event.type, day, evidence, evidence.start, False)
