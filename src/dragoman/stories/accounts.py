"""What the witnesses of a story tell: when it was, who saw it first, and on what they disagree."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from hashlib import sha256
from itertools import combinations
from typing import Any, Final

import msgspec

Account = dict[str, dict[str, list[str]]]
DATED: Final = frozenset({"clause", "sentence"})


class Witness(msgspec.Struct, frozen=True):
    """An event of a story with its report.

    Attributes:
        root: the report that this one copies, or itself.
        actors: names of those who acted; `countries` theirs.
    """

    event: int
    key: str
    type: str
    status: str
    basis: str
    first: dt.date
    last: dt.date
    document: str
    root: str
    date: dt.date
    outlet: str | None
    quantities: dict[str, list[int | None]]
    actors: list[str]
    countries: list[str]


class Story(msgspec.Struct, frozen=True):
    """A happening as its witnesses tell it; `counts` has the one event of each that counts."""

    key: str
    type: str
    first: dt.date
    last: dt.date
    first_seen: dt.date
    witnesses: int
    outlets: int
    disagreements: dict[str, Any]
    counts: frozenset[int]


def story(told: Iterable[Witness]) -> Story:
    """The story of some witnesses, whatever their order."""
    witnesses = sorted(told, key=lambda w: (w.date, w.document, w.key, w.event))
    own: dict[str, Witness] = {}
    for witness in witnesses:
        own.setdefault(witness.root, witness)
    first, last = _days(list(own.values()))
    return Story(
        key=sha256(min(w.key for w in witnesses).encode()).hexdigest()[:16],
        type=_most(w.type for w in own.values()),
        first=first,
        last=last,
        first_seen=witnesses[0].date,
        witnesses=len(own),
        outlets=len({w.outlet for w in own.values() if w.outlet}),
        disagreements=_disagreements(witnesses),
        counts=frozenset(w.event for w in own.values()),
    )


def _most(values: Iterable[Any]) -> Any:
    """The most frequent value; of equals, the smallest."""
    counts = Counter(values)
    return min(counts, key=lambda value: (-counts[value], value))


def _days(witnesses: Sequence[Witness]) -> tuple[dt.date, dt.date]:
    """The days that most witnesses tell; those who date it themselves before those who do not."""
    dated = [w for w in witnesses if w.basis in DATED] or witnesses
    shortest = min(w.last - w.first for w in dated)
    first, last = _most((w.first, w.last) for w in dated if w.last - w.first == shortest)
    return first, last


def _disagreements(witnesses: Sequence[Witness]) -> dict[str, Any]:
    """Numbers, days, blame and status, where not all tell the same, and who tells which."""
    found: dict[str, Any] = {}
    for what in sorted({what for w in witnesses for what in w.quantities}):
        told = [(w, w.quantities[what]) for w in witnesses if what in w.quantities]
        if any(_apart(a, b) or _apart(b, a) for (_, a), (_, b) in combinations(told, 2)):
            accounts = _accounts((_number(n), w) for w, n in told)
            found.setdefault("numbers", {})[what] = accounts
    dated = [w for w in witnesses if w.basis in DATED]
    if any(a.last < b.first or b.last < a.first for a, b in combinations(dated, 2)):
        found["days"] = _accounts((f"{w.first}..{w.last}", w) for w in dated)
    named = [w for w in witnesses if w.countries]
    if any(set(a.countries).isdisjoint(b.countries) for a, b in combinations(named, 2)):
        found["blame"] = _accounts(("; ".join(w.actors), w) for w in named)
    if len({w.status for w in witnesses}) > 1:
        found["status"] = _accounts((w.status, w) for w in witnesses)
    return found


def _apart(less: list[int | None], more: list[int | None]) -> bool:
    """Whether the most of one is below the least of the other."""
    most, least = less[-1], more[0]
    return most is not None and least is not None and most < least


def _number(numbers: list[int | None]) -> str:
    told = (numbers[0],) if numbers[0] == numbers[-1] else (numbers[0], numbers[-1])
    return "-".join("" if n is None else str(n) for n in told)


def _accounts(told: Iterable[tuple[str, Witness]]) -> dict[str, list[str]]:
    """What is told -> the reports that tell it."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for account, witness in told:
        found[account].add(witness.document)
    return {account: sorted(documents) for account, documents in sorted(found.items())}
