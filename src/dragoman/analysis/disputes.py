"""Disputed accounts: an act that one side asserts and another denies, and numbers that differ.

Claims and denials that are tied (`tying.py`) make one dispute where they share a side's words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from dragoman.analysis.answered import answered
from dragoman.analysis.blaming import counters, hindered, retold
from dragoman.analysis.claims import Claim, claims
from dragoman.analysis.denials import Denial, denials
from dragoman.analysis.figures import figures
from dragoman.analysis.gathering import Records, Scope
from dragoman.analysis.holders import one_side
from dragoman.analysis.model import Account, Dispute
from dragoman.analysis.settings import settings
from dragoman.analysis.tying import Tie, across, within
from dragoman.ledger.ledger import Ledger


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
    asserted = [*_told(claims(records), denied), *answered(records, denied)]
    found = [*_acts(asserted, denied, records), *figures(records)]
    return sorted(found, key=lambda d: (d.day, d.kind, d.asserts[0].evidence.document, d.what))


def _acts(asserted: list[Claim], denied: list[Denial], records: Records) -> Iterator[Dispute]:
    ties = [*within(asserted, denied, records), *across(asserted, denied)]
    rule = settings().disputes
    traded = [(rule.traded_score, *pair) for pair in counters(records, asserted)]
    traded += [(rule.retold_score, *pair) for pair in retold(records, asserted)]
    traded += [(rule.retold_score, *pair) for pair in hindered(records, asserted)]
    for score, claim, answer in traded:
        ties.append(Tie(claim, len(denied), score))
        denied.append(answer)
    for group in _groups(ties):
        yield _dispute(group, asserted, denied)


def _told(found: Iterable[Claim], denied: Iterable[Denial]) -> list[Claim]:
    """Claims without those of the outlet that are only what a denial says was not so."""
    undone: defaultdict[tuple[str, str], list[Denial]] = defaultdict(list)
    for denial in denied:
        undone[denial.evidence.document, denial.evidence.sentence].append(denial)
    return [
        claim
        for claim in found
        if claim.holder is not None
        or not any(
            claim.evidence.end > denial.at
            for denial in undone[claim.evidence.document, claim.evidence.sentence]
            if any(one_side(denial.holder, charged) for charged in claim.against)
        )
    ]


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
