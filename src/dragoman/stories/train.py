"""Fits the weights of stories: `python -m dragoman.stories.train GOLD.jsonl LEDGER.db...`.

The ledgers hold the reports, whose stories are told where they are not yet; GOLD judged pairs
(`benchmarks/stories_gold.jsonl`), of which those of the parts that `settings.judged` names are
learned from. A pair counts where one ledger has both triggers and they may be of one happening, and
less where its happening is judged in many pairs. The same ledgers and judgements give the same
weights. What is printed of their worth is cross-validated (`validation.py`).
"""

from __future__ import annotations

import json
import sqlite3
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from dragoman.ledger.ledger import Ledger
from dragoman.logistic import fit
from dragoman.stories.groups import connected
from dragoman.stories.likeness import WEIGHTS, may_be_one
from dragoman.stories.settings import settings
from dragoman.stories.signs import Signs, signs
from dragoman.stories.teller import tell
from dragoman.stories.telling import Telling
from dragoman.stories.ties import tellings_kept
from dragoman.stories.validation import PRECISION, RECALL, Compared, cross_validated
from dragoman.stories.words import Weighed, likeness
from dragoman.weights import write_weights

Judgement = dict[str, Any]
Place = tuple[str, str]


def compared(
    connection: sqlite3.Connection, part: str, gold: Iterable[Judgement]
) -> Iterator[Compared]:
    """The judged pairs of a part that the ledger has and that may be of one happening."""
    kept = {row[0] for row in connection.execute("SELECT event FROM telling")}
    told = {t.event: t for t in tellings_kept(connection, kept)}
    gists = {row[0]: json.loads(row[1]) for row in connection.execute(_GISTS)}
    placed = _placed(connection, told)
    judged = [
        (row, a, b)
        for row in gold
        for a, b in [[event_of(placed, row[side]) for side in ("a", "b")]]
        if a is not None and b is not None
    ]
    counts = _counts((a, b) for row, a, b in judged if row["same"])
    for row, a, b in judged:
        if may_be_one(told[a], told[b]):
            found = signs(told[a], told[b], _reports(gists, told[a], told[b]))
            worth = settings().judged[part] * min(counts.get(a, 1.0), counts.get(b, 1.0))
            yield Compared(part, (row["a"]["id"], row["b"]["id"]), found, row["same"], worth)


def _counts(same: Iterable[tuple[int, int]]) -> dict[int, float]:
    """How much a pair of an event counts, by how many pairs are judged to be of its happening."""
    pairs = list(same)
    found: dict[int, float] = {}
    for happening in connected(pairs):
        many = sum(one in happening for one, _ in pairs)
        found |= dict.fromkeys(happening, min(1.0, (settings().much_told / many) ** 0.5))
    return found


def event_of(placed: dict[Place, list[tuple[int, int, int]]], side: Judgement) -> int | None:
    """The event whose trigger overlaps most with a judged one; None where none does."""
    start, end = side["span"]
    found = [
        ((min(last, end) - max(first, start)) / (max(last, end) - min(first, start)), event)
        for first, last, event in placed[side["id"], side.get("in", "text")]
    ]
    most, event = max(found, default=(0.0, 0), key=lambda pair: (pair[0], -pair[1]))
    return event if most > 0 else None


def _placed(
    connection: sqlite3.Connection, told: Iterable[int]
) -> defaultdict[Place, list[tuple[int, int, int]]]:
    """Report and part -> first and last character of each telling's trigger, and its event."""
    found: defaultdict[Place, list[tuple[int, int, int]]] = defaultdict(list)
    known = set(told)
    for name, part, trigger, event in connection.execute(_TRIGGERS):
        if event in known:
            spans = json.loads(trigger)
            found[name, part].append((spans[0][0], spans[-1][1], event))
    return found


def _reports(gists: dict[int, Weighed], one: Telling, other: Telling) -> float:
    return round(likeness(gists[one.document], gists[other.document]), 6)


def main(gold: Path, *ledgers: Path) -> int:
    """Fit the weights, write them beside this file, and say what they are worth."""
    judged: defaultdict[str, list[Judgement]] = defaultdict(list)
    for line in gold.read_text(encoding="utf-8").splitlines():
        judgement = json.loads(line)
        judged[judgement["half"]].append(judgement)
    pairs: list[Compared] = []
    for path in ledgers:
        with Ledger(path, create=False) as ledger:
            tell(ledger)
            for part in sorted(settings().judged):
                pairs += compared(ledger.connection, part, judged[part])
    about = "Weights of the signs of signs.py, fitted (see STORIES_MODEL.md)."
    rows = zip(*((pair.signs, pair.same, pair.counts) for pair in pairs), strict=True)
    write_weights(WEIGHTS, Signs._fields, fit(*rows), about)
    sys.stdout.write(f"{len(pairs)} pairs, {sum(p.same for p in pairs)} of one happening\n")
    for part in sorted(settings().judged):
        sys.stdout.write(_said(pairs, part, judged[part]))
    return 0


def _said(pairs: list[Compared], part: str, judged: list[Judgement]) -> str:
    """What the weights are worth for a part of the judgements, pair by pair."""
    true = sum(row["same"] for row in judged)
    own = sum(pair.part == part for pair in pairs)
    if not own:
        return f"{part}: none of {len(judged)} pairs is in these ledgers\n"
    worth = cross_validated(pairs, part, true)
    return (
        f"{part}: {len(judged)} pairs, {true} of one happening, {own} compared; cross-validated: "
        f"recall {worth.recall:.3f} at precision {PRECISION}, "
        f"precision {worth.precision:.3f} at recall {RECALL}\n"
    )


_GISTS = "SELECT document, gist FROM sketch"
_TRIGGERS = """
SELECT document.name, event.part, event.trigger, event.id
FROM event JOIN document ON document.id = event.document
"""

if __name__ == "__main__":
    sys.exit(main(*(Path(given) for given in sys.argv[1:])))
