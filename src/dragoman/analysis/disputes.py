"""Disputed accounts: an act that one side asserts and another denies, and numbers that differ.

Within a report a denial answers the claim against its speaker that stands nearest, in the same
sentence or a few before; across reports it answers the claim against its speaker whose words are
most like its own, within some days. Claims and denials that are so tied make one dispute.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from dragoman.analysis.answered import TOLD, answered
from dragoman.analysis.claims import Claim, claims
from dragoman.analysis.denials import Denial, denials
from dragoman.analysis.figures import figures
from dragoman.analysis.gathering import Records, Scope
from dragoman.analysis.model import Account, Dispute
from dragoman.analysis.settings import settings
from dragoman.analysis.wordings import alike, shared
from dragoman.ledger.ledger import Ledger


class Tie(NamedTuple):
    """A denial and the claim that it answers."""

    claim: int
    denial: int
    score: float


def disputes(ledger: Ledger, filter: str = "") -> list[Dispute]:
    """Every dispute within a filter, oldest first.

    Args:
        filter: terms about parties hold of a dispute where they hold of whose act it is, of who
            asserts it or of who denies it.

    Raises:
        DragomanError: E511 to E516 for the filter.
    """
    scope = Scope(filter)
    found = disputes_of(Records(ledger, scope.wide))
    return [d for d in found if scope.begins(d.day) and _asked(scope, d)]


def _asked(scope: Scope, dispute: Dispute) -> bool:
    sides = [dispute.about, *(a.holder for a in (*dispute.asserts, *dispute.denies))]
    return not scope.parties or any(scope.has(one) for one in sides)


def disputes_of(records: Records) -> list[Dispute]:
    """Every dispute in some records, oldest first."""
    denied = list(denials(records))
    asserted = [*claims(records), *answered(records, denied)]
    found = [*_acts(asserted, denied, records), *figures(records)]
    return sorted(found, key=lambda d: (d.day, d.kind, d.asserts[0].evidence.document, d.what))


def _acts(asserted: list[Claim], denied: list[Denial], records: Records) -> Iterator[Dispute]:
    ties = [*_within(asserted, denied, records), *_across(asserted, denied)]
    for group in _groups(ties):
        yield _dispute(group, asserted, denied)


def _within(asserted: list[Claim], denied: list[Denial], records: Records) -> Iterator[Tie]:
    by_document: defaultdict[str, list[int]] = defaultdict(list)
    for index, claim in enumerate(asserted):
        by_document[claim.evidence.document].append(index)
    for index, denial in enumerate(denied):
        here = [
            Tie(c, index, _near(asserted[c], denial, records))
            for c in by_document[denial.evidence.document]
        ]
        yield from _best(here, asserted)


def _best(here: list[Tie], asserted: list[Claim]) -> Iterator[Tie]:
    """The best ties, and charges by the same side that the denial may mean as well."""
    good = [tie for tie in here if tie.score >= settings().disputes.score]
    if not good:
        return
    best = max(good, key=lambda tie: (tie.score, -tie.claim))
    whose = asserted[best.claim].holder
    for tie in good:
        claim = asserted[tie.claim]
        same = claim.charge and whose is not None and claim.holder == whose
        if same or tie.score >= best.score - settings().disputes.close:
            yield tie


def _near(claim: Claim, denial: Denial, records: Records) -> float:
    """How surely a denial answers a claim of its own report, 0 to 1."""
    if not _opposed(claim, denial) or claim.evidence.part != denial.evidence.part:
        return 0.0
    apart = _apart(claim, denial, records)
    if not -1 <= apart <= settings().disputes.sentences:
        return 0.0
    same = claim.evidence.sentence == denial.evidence.sentence
    if same and claim.evidence.start == denial.evidence.start:
        return 0.0
    likeness = 0.0 if same else alike(claim.evidence.sentence, denial.evidence.sentence)
    named = any(_one_side(one.key, denial.holder.key) for one in claim.against)
    score = 0.2 + 0.2 * claim.charge + 0.15 * named + 0.15 * denial.plain
    score += 0.25 if same else 0.25 - 0.08 * abs(apart)
    score += 0.4 * likeness - 0.2 * (claim.holder is None)
    if claim.type == TOLD:
        return max(score, settings().disputes.score)
    return min(1.0, score)


def _apart(claim: Claim, denial: Denial, records: Records) -> int:
    """How many sentences the denial stands after the claim."""
    sentences = records.sentences.get(claim.evidence.document, [])
    starts = [s.start for s in sentences if s.part == claim.evidence.part]
    return sum(claim.at < s <= denial.at for s in starts) - sum(
        denial.at < s <= claim.at for s in starts
    )


def _opposed(claim: Claim, denial: Denial) -> bool:
    """Whether a claim is somebody else's, and against the denial's speaker or nobody named."""
    own = denial.holder
    if claim.holder is not None and _same_side(claim.holder.key, own.key):
        return False
    if claim.evidence.id is not None and claim.evidence.id == denial.evidence.id:
        return False
    if all(one.country is None for one in claim.against) or own.country is None:
        return claim.charge or own.country is None
    return any(_one_side(one.key, own.key) for one in claim.against)


def _same_side(one: str, other: str) -> bool:
    return one == other


def _one_side(one: str, other: str) -> bool:
    return one.partition("/")[0] == other.partition("/")[0]


def _across(asserted: list[Claim], denied: list[Denial]) -> Iterator[Tie]:
    rule = settings().disputes
    by_side: defaultdict[str, list[int]] = defaultdict(list)
    for index, claim in enumerate(asserted):
        if claim.holder is not None:
            for one in claim.against:
                by_side[one.key.partition("/")[0]].append(index)
    for index, denial in enumerate(denied):
        best = Tie(-1, index, 0.0)
        for c in by_side[denial.holder.key.partition("/")[0]]:
            claim = asserted[c]
            if claim.evidence.document == denial.evidence.document:
                continue
            if abs((claim.evidence.date - denial.evidence.date).days) > rule.days:
                continue
            if not _opposed(claim, denial):
                continue
            score = _likeness(claim, denial)
            best = max(best, Tie(c, index, score), key=lambda tie: tie.score)
        if best.score >= rule.score:
            yield best


def _likeness(claim: Claim, denial: Denial) -> float:
    rule = settings().disputes
    one, other = claim.evidence.sentence, denial.evidence.sentence
    if shared(one, other) < rule.words or alike(one, other) < rule.likeness:
        return 0.0
    return min(1.0, 0.3 + alike(one, other) + 0.1 * claim.charge + 0.1 * denial.plain)


def _groups(ties: Iterable[Tie]) -> list[list[Tie]]:
    """Ties that share a claim or a denial, together."""
    groups: list[list[Tie]] = []
    place: dict[tuple[str, int], int] = {}
    for tie in sorted(ties, key=lambda t: -t.score):
        ends = (("claim", tie.claim), ("denial", tie.denial))
        at = next((place[e] for e in ends if e in place), len(groups))
        if at == len(groups):
            groups.append([])
        groups[at].append(tie)
        place.update({e: place.get(e, at) for e in ends})
    return groups


def _dispute(ties: list[Tie], asserted: list[Claim], denied: list[Denial]) -> Dispute:
    mine = [asserted[c] for c in dict.fromkeys(t.claim for t in ties)]
    theirs = [denied[d] for d in dict.fromkeys(t.denial for t in ties)]
    asserts = _once(Account(c.holder, "asserts", c.day, c.evidence) for c in mine)
    denies = _once(Account(d.holder, "denies", d.day, d.evidence) for d in theirs)
    return Dispute(
        about=mine[0].against[0] if mine[0].against else theirs[0].holder, kind="act",
        what=mine[0].type, day=min(a.day for a in (*asserts, *denies)), asserts=asserts,
        denies=denies, numbers=(), score=round(max(t.score for t in ties), 2),
        within=any(a.evidence.document == d.evidence.document for a in asserts for d in denies),
    )  # fmt: skip


def _once(accounts: Iterable[Account]) -> tuple[Account, ...]:
    """One account of each side and sentence: the first, which was tied best."""
    first: dict[tuple[object, ...], Account] = {}
    for account in accounts:
        evidence = account.evidence
        place = (account.holder and account.holder.key, evidence.document, evidence.sentence)
        first.setdefault(place, account)
    return tuple(first.values())
