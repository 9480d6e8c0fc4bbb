"""What analysis found as flat rows: no nested cell; evidence by document and offsets."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from dragoman.analysis.model import (
    Account,
    Dispute,
    Dyad,
    Evidence,
    OutletProfile,
    Point,
    Position,
    Shift,
    Voice,
)
from dragoman.analysis.network import edge_row
from dragoman.records.flat import joined

Row = dict[str, Any]


def _evidence(evidence: Evidence, prefix: str = "") -> Row:
    return {
        f"{prefix}document": evidence.document, f"{prefix}outlet": evidence.outlet,
        f"{prefix}date": evidence.date, f"{prefix}in": evidence.part,
        f"{prefix}start": evidence.start, f"{prefix}end": evidence.end,
        f"{prefix}record": evidence.id, f"{prefix}said_by": joined(evidence.said_by),
        f"{prefix}words": evidence.words, f"{prefix}sentence": evidence.sentence,
    }  # fmt: skip


def position_row(position: Position) -> Row:
    """One position."""
    return {
        "day": position.day, "actor": position.holder.key, "name": position.holder.name,
        "issue": position.issue, "polarity": position.polarity, "strength": position.strength,
        "toward": joined(position.toward), "basis": position.basis, "deed": position.deed,
        **_evidence(position.evidence),
    }  # fmt: skip


def shift_row(shift: Shift) -> Row:
    """One shift, its later side in the columns of evidence."""
    earlier = shift.earlier
    return {
        "day": shift.day, "actor": shift.holder.key, "name": shift.holder.name,
        "issue": shift.issue, "kind": shift.kind, "direction": shift.direction,
        "earlier_day": shift.earlier_day, "asserted_by": joined(shift.asserted_by),
        "toward": joined(shift.toward),
        "earlier_document": earlier and earlier.document,
        "earlier_start": earlier and earlier.start,
        "earlier_end": earlier and earlier.end, "earlier_sentence": earlier and earlier.sentence,
        **_evidence(shift.later),
    }  # fmt: skip


def account_rows(dispute: Dispute, number: int) -> list[Row]:
    """One row for each account of a dispute; `dispute` numbers it in the list."""
    figures = [*dispute.numbers, *[None] * len(dispute.denies)]
    accounts = (*dispute.asserts, *dispute.denies)
    bounds = figures if dispute.numbers else [None] * len(accounts)
    return [
        _account_row(dispute, account, number, told)
        for account, told in zip(accounts, bounds, strict=True)
    ]


def _account_row(
    dispute: Dispute, account: Account, number: int, told: tuple[int, int | None] | None
) -> Row:
    return {
        "dispute": number, "kind": dispute.kind, "what": dispute.what,
        "about": dispute.about and dispute.about.key, "score": dispute.score,
        "says": account.says, "side": account.holder and account.holder.key, "day": account.day,
        "least": told and told[0], "most": told and told[1], **_evidence(account.evidence),
    }  # fmt: skip


def point_row(point: Point) -> Row:
    """One period of a series."""
    return {
        "start": point.start, "group": point.group, "events": point.events,
        "intensity": point.intensity, "conflict": point.conflict,
        "cooperation": point.cooperation, "escalation": point.escalation,
    }  # fmt: skip


def dyad_row(dyad: Dyad) -> Row:
    """One dyad."""
    told = edge_row(dyad)
    return {
        "actor": dyad.actor, "recipient": dyad.recipient, "events": dyad.events,
        **{k: told[k] for k in list(told)[3:]},
        "types": joined(f"{type_}={count}" for type_, count in dyad.types.items()),
    }  # fmt: skip


def voice_row(voice: Voice) -> Row:
    """How often somebody speaks about an issue."""
    return {
        "actor": voice.holder.key, "name": voice.holder.name, "issue": voice.issue,
        "statements": voice.statements, "for": voice.positions_for,
        "against": voice.positions_against,
    }  # fmt: skip


def outlet_row(outlet: OutletProfile) -> Row:
    """What an outlet tells."""
    return {
        "outlet": outlet.outlet, "documents": outlet.documents, "events": outlet.events,
        "intensity": outlet.intensity,
        **dict(zip(_QUADS, outlet.quads, strict=True)),
        "speakers": joined(f"{who}={n}" for who, n in outlet.speakers.items()),
        "actors": joined(f"{who}={n}" for who, n in outlet.actors.items()),
    }  # fmt: skip


_QUADS: Final = (
    "verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict",
)  # fmt: skip
FLAT: Final[dict[str, Callable[[Any], Row]]] = {
    "positions": position_row, "shifts": shift_row, "timeline": point_row, "dyads": dyad_row,
    "voices": voice_row, "outlets": outlet_row,
}  # fmt: skip
# The columns that a table in the terminal has room for.
SHOWN: Final[dict[str, tuple[str, ...]]] = {
    "positions": ("day", "actor", "issue", "polarity", "strength", "toward", "basis", "sentence",
                  "document"),
    "shifts": ("day", "actor", "issue", "kind", "direction", "earlier_day", "asserted_by",
               "earlier_sentence", "sentence", "document"),
    "disputes": ("dispute", "what", "about", "says", "side", "day", "least", "most", "sentence",
                 "outlet", "document"),
    "timeline": ("start", "group", "events", "intensity", "conflict", "cooperation", "escalation"),
    "dyads": ("actor", "recipient", "events", "intensity", "types", "first", "last"),
    "voices": ("actor", "name", "issue", "statements", "for", "against"),
    "outlets": ("outlet", "documents", "events", "intensity", "speakers", "actors"),
}  # fmt: skip
