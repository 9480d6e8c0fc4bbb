"""A sample of events to judge, drawn as `dragoman sample` draws, and its precision so far."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator
from typing import Final, NamedTuple

from starlette.datastructures import QueryParams

from dragoman.evaluation.drawing import STRATA, draw
from dragoman.evaluation.intervals import Share, share, weighted
from dragoman.evaluation.sheets import Row
from dragoman.ledger.grammar import Filter, Term, Value, parse
from dragoman.ledger.ledger import Ledger
from dragoman.ledger.selection import Selection

DRAWN_FROM: Final = 10_000  # events of a filter, the newest
SIZE: Final = 50
LARGEST: Final = 500
CODED: Final = ("type", "status", "quad")  # fields that an amendment files anew


class Plan(NamedTuple):
    """What is drawn: from which events, the same from every stratum of `by`, so many in all."""

    q: str = ""
    by: str = STRATA[0]
    n: int = SIZE
    seed: int = 1

    @classmethod
    def asked(cls, told: QueryParams | dict[str, str]) -> Plan:
        """The plan that an address or a form tells; what it does not tell is as usual."""
        by = told.get("by", "")
        return cls(
            q=told.get("q", "").strip(), by=by if by in STRATA else STRATA[0],
            n=min(max(_whole(told.get("n", ""), SIZE), 1), LARGEST),
            seed=_whole(told.get("seed", ""), 1),
        )  # fmt: skip

    @property
    def kept(self) -> dict[str, object]:
        """What an address must tell of the plan."""
        usual = Plan()
        told = self._asdict().items()
        return {name: value for name, value in told if value != getattr(usual, name)}


class Sample(NamedTuple):
    """A drawn sample.

    Attributes:
        keys: identities of its events, in the order in which they are judged.
        right: identity -> whether the record was right as coded, of those judged.
        strata: stratum -> precision; `overall` by the strata's weights.
    """

    keys: list[str]
    right: dict[str, bool]
    strata: dict[str, Share]
    overall: Share

    def following(self, after: str) -> str | None:
        """The next event that nobody has judged, from the one after `after` on."""
        at = self.keys.index(after) + 1 if after in self.keys else 0
        left = [k for k in (*self.keys[at:], *self.keys[:at]) if k not in self.right]
        return left[0] if left else None


def sample(ledger: Ledger, plan: Plan) -> Sample:
    """The sample of a plan: the same as long as the ledger has the same events."""
    rows = sorted(_population(ledger, parse(plan.q)))
    drawn = draw(_told(ledger, rows), by=plan.by, number=plan.n, seed=plan.seed)
    random.Random(plan.seed).shuffle(drawn)
    right = _right(ledger, drawn)
    counts: defaultdict[str, list[bool]] = defaultdict(list)
    weights: dict[str, float] = {}
    for row in drawn:
        weights[row["stratum"]] = float(row["weight"])
        if row["key"] in right:
            counts[row["stratum"]].append(right[row["key"]])
    strata = {name: share(sum(told), len(told)) for name, told in sorted(counts.items())}
    overall = weighted([(weights[name], s.right, s.of) for name, s in strata.items()])
    return Sample([row["key"] for row in drawn], right, strata, overall)


def _population(ledger: Ledger, told: Filter) -> set[int]:
    """Rows of the events that the filter found before anybody judged them."""
    found = _rows(ledger, told) | _rows(ledger, _judged(told, "reject"))
    coded = [t for t in told.terms if t.field in CODED]
    if not coded:
        return found
    wide = Filter(tuple(t for t in told.terms if t not in coded))
    amended = _rows(ledger, _judged(wide, "amend"))
    return found - amended | {row for row in amended if _was(ledger, row, coded)}


def _rows(ledger: Ledger, told: Filter) -> set[int]:
    return {at.row for at in Selection(ledger.connection, "events", told).page(DRAWN_FROM)}


def _judged(told: Filter, verdict: str) -> Filter:
    return Filter((*told.terms, Term("judged", ":", (Value(verdict),))))


def _was(ledger: Ledger, row: int, terms: list[Term]) -> bool:
    """Whether an event as coded meets terms about what amendments change."""
    coded = ledger.connection.execute(
        "SELECT type, status, quad FROM event WHERE id = ?", (row,)
    ).fetchone()
    return all(
        any(str(coded[t.field]).lower() == v.text.lower() for v in t.values) != t.negated
        for t in terms
    )


def _told(ledger: Ledger, rows: list[int]) -> Iterator[Row]:
    """What strata are made of, as the coder gave it."""
    for at in range(0, len(rows), 1000):
        part = rows[at : at + 1000]
        found = ledger.connection.execute(
            "SELECT key, type, status, confidence FROM event "
            f"WHERE id IN ({','.join('?' * len(part))}) ORDER BY id", part
        )  # fmt: skip
        for key, kind, status, confidence in found:
            yield {"key": key, "type": kind, "status": status, "confidence": f"{confidence:.3f}"}


def _right(ledger: Ledger, drawn: list[Row]) -> dict[str, bool]:
    """Of the judged among the drawn, which were accepted as they are."""
    rows = ledger.connection.execute(
        "SELECT event.key, verdict = 'accept' AND changes = '{}' FROM event_ruling "
        "JOIN event ON event.id = event_ruling.event"
    )
    judged = {key: bool(right) for key, right in rows}
    return {row["key"]: judged[row["key"]] for row in drawn if row["key"] in judged}


def _whole(told: str, usual: int) -> int:
    return int(told) if told.isdecimal() and len(told) < 10 else usual
