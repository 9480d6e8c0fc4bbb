"""Records against a gold coding of the same documents: precision, recall and F1.

Two events are one where they stand in the same document, are of the same type and share a word of
their triggers or a sentence; each is matched once, the closest first. Only events of the given
statuses take part. Who, when, mode and status are asked of matched events.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from dragoman.errors import DragomanError
from dragoman.evaluation.intervals import Share, share
from dragoman.evaluation.settings import settings
from dragoman.evaluation.sheets import read_records
from dragoman.records.model import Coded, EventRecord

ALL = "all"
FEWEST = 3
Numbers = NDArray[Any]
Counts = dict[str, tuple[int, int, int]]


class Score(msgspec.Struct, frozen=True):
    """Precision and recall with Wilson's intervals; F1 with one from drawing documents anew."""

    precision: Share
    recall: Share
    f1: float | None
    f1_low: float | None
    f1_high: float | None


class Comparison(msgspec.Struct, frozen=True):
    """Scores by type ("all" first), and of the matched events how many have each part right."""

    documents: int
    types: dict[str, Score]
    parts: dict[str, Share]


def compare(gold: Path, found: Path, statuses: Sequence[str] = ()) -> Comparison:
    """Compare the events of documents that are in the gold; further ones are left out.

    Args:
        statuses: of the events that take part, on either side; none for all.

    Raises:
        DragomanError: E111, E404 from reading, E409 where the two share no document.
    """
    given = {coded.id: coded for _, coded in read_records(found)}
    counts: list[Counts] = []
    parts: Counter[tuple[str, bool]] = Counter()
    shared = 0
    for _, judged in read_records(gold):
        coded = given.get(judged.id)
        shared += coded is not None
        matched, count = _document(judged, coded, statuses)
        counts.append(count)
        if coded is not None:
            for right, answer in matched:
                parts.update(_parts(judged, right, coded, answer))
    if not shared:
        raise DragomanError("E409", gold=gold, found=found)
    return Comparison(len(counts), _scores(counts), _shares(parts))


def _document(
    gold: Coded, found: Coded | None, statuses: Sequence[str]
) -> tuple[list[tuple[EventRecord, EventRecord]], Counts]:
    """The matched events of one document, and by type (both, gold, found)."""
    wanted = [e for e in gold.events if not statuses or e.status in statuses]
    answers = [e for e in found.events if not statuses or e.status in statuses] if found else []
    pairs = sorted(
        ((_closeness(w, a), i, j) for i, w in enumerate(wanted) for j, a in enumerate(answers)),
        key=lambda pair: (-pair[0], pair[1], pair[2]),
    )
    left, right = set(range(len(wanted))), set(range(len(answers)))
    matched = []
    for close, i, j in pairs:
        if close and i in left and j in right:
            left.discard(i)
            right.discard(j)
            matched.append((wanted[i], answers[j]))
    both = Counter(w.type for w, _ in matched)
    golds, founds = Counter(e.type for e in wanted), Counter(e.type for e in answers)
    types = sorted({*golds, *founds})
    return matched, {t: (both[t], golds[t], founds[t]) for t in types}


def _closeness(one: EventRecord, other: EventRecord) -> int:
    """2 where the triggers share a character, 1 in the same sentence, 0 for two events."""
    if one.type != other.type or one.part != other.part:
        return 0
    overlap = any(s < f and g < e for s, e in one.trigger for g, f in other.trigger)
    return 2 if overlap else int(one.sentence is not None and one.sentence == other.sentence)


def _parts(
    gold: Coded, right: EventRecord, found: Coded, answer: EventRecord
) -> Iterable[tuple[str, bool]]:
    """Which parts of a matched event are right."""
    return (
        ("actors", _codes(gold, right.actors) == _codes(found, answer.actors)),
        ("recipients", _codes(gold, right.recipients) == _codes(found, answer.recipients)),
        ("mode", right.modes[:1] == answer.modes[:1]),
        ("status", right.status == answer.status),
        ("when", (right.first, right.last) == (answer.first, answer.last)),
    )


def _codes(coded: Coded, indexes: Iterable[int]) -> frozenset[tuple[str | None, str | None]]:
    """Actors by country and sector: the same one may be called by several names."""
    return frozenset((coded.actors[i].country, coded.actors[i].sector) for i in indexes)


def _shares(parts: Counter[tuple[str, bool]]) -> dict[str, Share]:
    names = dict.fromkeys(name for name, _ in parts)
    return {n: share(parts[n, True], parts[n, True] + parts[n, False]) for n in names}


def _scores(counts: list[Counts]) -> dict[str, Score]:
    """Scores of all events and of each type."""
    names = (ALL, *sorted({t for c in counts for t in c}))
    drawn = _drawn(len(counts))
    return {name: _score(np.array([_of_type(c, name) for c in counts]), drawn) for name in names}


def _of_type(counts: Counts, name: str) -> tuple[int, int, int]:
    if name != ALL:
        return counts.get(name, (0, 0, 0))
    both, gold, found = (sum(c[k] for c in counts.values()) for k in range(3))
    return both, gold, found


def _drawn(documents: int) -> Numbers:
    """How often each document comes in each sample drawn anew; always the same."""
    chance = np.random.default_rng(documents)
    return chance.multinomial(documents, [1 / documents] * documents, settings().resamples)


def _score(each: Numbers, drawn: Numbers) -> Score:
    """The score of counts by document (both, gold, found)."""
    both, gold, found = (int(n) for n in each.sum(axis=0))
    low, high = _f1_interval(each, drawn)
    f1 = 2 * both / (gold + found) if gold + found else None
    return Score(share(both, found), share(both, gold), f1, low, high)


def _f1_interval(each: Numbers, drawn: Numbers) -> tuple[float | None, float | None]:
    """The middle 95 % of F1 over samples of documents; None where fewer than three tell."""
    if np.count_nonzero(each.any(axis=1)) < FEWEST:
        return None, None
    sums = drawn @ each
    of = sums[:, 1] + sums[:, 2]
    values = 2 * sums[of > 0, 0] / of[of > 0]
    low, high = np.percentile(values, (2.5, 97.5))
    return float(low), float(high)
