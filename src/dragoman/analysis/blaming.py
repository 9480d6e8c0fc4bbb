"""Sides that blame one another: a charge is answered by the same charge against its maker."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from dragoman.analysis.claims import Claim
from dragoman.analysis.denials import Denial, points_back, rebuttals
from dragoman.analysis.evidence import of_statement
from dragoman.analysis.families import rebuttal_book
from dragoman.analysis.gathering import Records
from dragoman.analysis.holders import holder, holders, one_side
from dragoman.analysis.model import Holder
from dragoman.analysis.phrases import tokens
from dragoman.analysis.settings import settings
from dragoman.analysis.wordings import shared
from dragoman.ledger.model import LedgerStatement

DEMAND: Final = "demand"


def counters(records: Records, asserted: list[Claim]) -> Iterator[tuple[int, Denial]]:
    """Claims, as indexes, with what answers them: the charge of the one who is charged that it was
    its accuser who did the same, shortly after in the same report."""
    by_document: defaultdict[str, list[int]] = defaultdict(list)
    for index, claim in enumerate(asserted):
        if claim.holder is not None and claim.against and claim.holder.country is not None:
            by_document[claim.evidence.document].append(index)
    for indexes in by_document.values():
        for first in indexes:
            for second in indexes:
                if _trade(records, asserted[first], asserted[second]):
                    yield first, _answer(asserted[second])


def hindered(records: Records, asserted: list[Claim]) -> Iterator[tuple[int, Denial]]:
    """Claims, as indexes, that somebody keeps others from something, with its demand for that right
    before: "Kyiv demanded a corridor. Moscow accused it of blocking one"."""
    for index, claim in enumerate(asserted):
        if claim.holder is None or not claim.charge or "hinder" not in rebuttals(claim.words):
            continue
        for said in records.statements_of(claim.evidence.document):
            own = [h for h in holders(said.speakers) if h.country and _of(claim.against, h)]
            if not own or said.stance != DEMAND or said.part != claim.evidence.part:
                continue
            evidence = of_statement(said)
            meant = points_back(_hindered(claim.words)) or shared(said.quote, claim.words) > 0
            if meant and evidence.start < claim.at and _after(records, evidence.start, claim):
                yield index, Denial(
                    own[0], None, said.last or said.day, evidence, evidence.start, False,
                    said.quote, False, frozenset({claim.holder.key}), outright=False,
                )  # fmt: skip


def _hindered(words: str) -> str:
    """What stands behind the word for hindering."""
    hits = [h for h in rebuttal_book().found(words) if h.label.rule.kind == "hinder"]
    return words[hits[0].end :].strip() if hits else ""


def _after(records: Records, at: int, claim: Claim) -> bool:
    """Whether a claim stands in the sentence of a place or the next."""
    sentences = records.sentences.get(claim.evidence.document, [])
    part = claim.evidence.part
    return sum(at < s.start <= claim.at and s.part == part for s in sentences) <= 1


def retold(records: Records, asserted: list[Claim]) -> Iterator[tuple[int, Denial]]:
    """Claims of acts, as indexes, with what the one charged claims right after: "Kyiv says Moscow
    bombed a hospital. Moscow claimed that it held fighters"."""
    rule = settings().disputes
    for index, claim in enumerate(asserted):
        if claim.holder is None or claim.type not in rule.traded:
            continue
        for said in records.statements_of(claim.evidence.document):
            own = [h for h in holders(said.speakers) if h.country and _of(claim.against, h)]
            if not own or said.stance not in rule.retelling or said.part != claim.evidence.part:
                continue
            evidence = of_statement(said)
            after = evidence.start > claim.evidence.end and _points(records, said, own[0])
            if after and _next(records, claim, evidence.start):
                yield index, Denial(
                    own[0], None, said.last or said.day, evidence, evidence.start, False,
                    said.quote, False, frozenset({claim.holder.key}), outright=False,
                )  # fmt: skip


def _points(records: Records, said: LedgerStatement, own: Holder) -> bool:
    """Whether what is said begins with a pronoun for what was told before, not for its speaker."""
    rule, start = settings().disputes, of_statement(said).start
    begins = [token for token in tokens(said.quote) if token.low not in rule.finite][:1]
    if not begins or begins[0].low not in rule.pointing:
        return False
    at = start + begins[0].start
    named = (m for m in records.mentions.get(said.document, ()) if m.part == said.part)
    return not any(m.start == at and one_side(holder(m.party), own) for m in named)


def _next(records: Records, claim: Claim, at: int) -> bool:
    """Whether a place is in a claim's sentence or the next."""
    sentences = records.sentences.get(claim.evidence.document, [])
    part = claim.evidence.part
    return sum(claim.at < s.start <= at and s.part == part for s in sentences) <= 1


def _trade(records: Records, one: Claim, other: Claim) -> bool:
    """Whether two claims lay one act at each other's door."""
    assert one.holder is not None
    assert other.holder is not None
    if one.evidence.part != other.evidence.part or one_side(one.holder, other.holder):
        return False
    if not (_of(one.against, other.holder) and _of(other.against, one.holder)):
        return False
    sentences = records.sentences.get(one.evidence.document, [])
    apart = sum(one.at < s.start <= other.at and s.part == one.evidence.part for s in sentences)
    near = one.at < other.at and apart <= settings().disputes.traded_within
    return near and bool(_acts(records, one) & _acts(records, other))


def _of(against: tuple[Holder, ...], one: Holder) -> bool:
    return any(one_side(charged, one) for charged in against)


def _acts(records: Records, claim: Claim) -> frozenset[str]:
    """Types of the acts that a claim charges others with, those of material conflict."""
    evidence = claim.evidence
    sentence = records.sentence_at(evidence.document, evidence.part, claim.at)
    place = (evidence.document, evidence.part, sentence.start if sentence else -1)
    rule = settings().disputes
    return frozenset(
        act.type
        for act in records.acts.get(place, ())
        if act.type in rule.traded
        and act.status in rule.statuses
        and any(_of(claim.against, one) for one in holders(act.actors))
    )


def _answer(claim: Claim) -> Denial:
    assert claim.holder is not None
    return Denial(
        claim.holder, None, claim.day, claim.evidence, claim.at, False, claim.words, False,
        frozenset(one.key for one in claim.against), outright=False,
    )  # fmt: skip
