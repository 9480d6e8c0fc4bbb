"""Denials: who says that an act was not, or was not so."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from dragoman.analysis.evidence import of_event, of_statement
from dragoman.analysis.families import rebuttal_book
from dragoman.analysis.firmness import denies
from dragoman.analysis.gathering import Records
from dragoman.analysis.holders import holders
from dragoman.analysis.model import Evidence, Holder
from dragoman.ledger.model import LedgerEvent, LedgerStatement, Party


class Denial(NamedTuple):
    """Who denies, when and in what words; `sentence` is where it stands in the document."""

    holder: Holder
    party: Party
    day: dt.date
    evidence: Evidence
    at: int
    plain: bool


def denials(records: Records) -> Iterator[Denial]:
    """Every denial in some records, once for each holder and sentence, in the records' order."""
    seen = set[tuple[str, str, str]]()
    for found in (*_by_events(records), *_by_statements(records)):
        place = (found.evidence.document, found.evidence.sentence, found.holder.key)
        if place not in seen:
            seen.add(place)
            yield found


def _by_events(records: Records) -> Iterator[Denial]:
    for event in records.events:
        if event.sentence_span is None:
            continue
        if event.status == "denied":
            parties = event.speakers
        elif event.type == "REJECT" and _denies(event):
            parties = event.actors
        else:
            continue
        yield from _of(parties, event, of_event(event), True)


def _denies(event: LedgerEvent) -> bool:
    kinds = rebuttals(event.sentence)
    return denies(event) or "plain" in kinds or "charge" in rebuttals(_after(event))


def _after(event: LedgerEvent) -> str:
    """The words of a rejection's sentence from its trigger on."""
    at = event.sentence.find(event.words.split(" … ")[0])
    return event.sentence[max(at, 0) :]


def _by_statements(records: Records) -> Iterator[Denial]:
    for said in records.statements:
        if said.sentence_span is None or not said.speakers:
            continue
        kinds = rebuttals(said.quote)
        if said.stance == "deny":
            if "plain" in rebuttals(said.cue) or kinds & {"charge", "plain"}:
                yield from _of(said.speakers, said, of_statement(said), True)
        elif kinds & {"plain", "otherwise"}:
            yield from _of(said.speakers, said, of_statement(said), False)


def _of(
    parties: list[Party], record: LedgerEvent | LedgerStatement, evidence: Evidence, plain: bool
) -> Iterator[Denial]:
    for party in parties:
        (one,) = holders([party])
        yield Denial(one, party, record.last or record.day, evidence, evidence.start, plain)


def rebuttals(words: str) -> frozenset[str]:
    """The kinds of contradicting words in a text."""
    return frozenset(hit.label.rule.kind for hit in rebuttal_book().found(words))
