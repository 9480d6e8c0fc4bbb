"""Fits the weights of stories: `python -m dragoman.stories.train LEDGER.db GOLD.jsonl`.

LEDGER holds the reports, their stories told; GOLD judged pairs (`benchmarks/stories_gold.jsonl`),
of which those of the parts that `settings.judged` names are learned from. A pair counts where both
triggers are coded and may be of one happening. The same ledger and judgements give the same
weights.
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
from dragoman.stories.likeness import WEIGHTS, Signs, may_be_one, signs
from dragoman.stories.settings import settings
from dragoman.stories.telling import Telling
from dragoman.stories.ties import tellings_kept
from dragoman.stories.words import Weighed, likeness
from dragoman.weights import write_weights

Judgement = dict[str, Any]
Place = tuple[str, str]


def compared(connection: sqlite3.Connection, gold: Iterable[Judgement]) -> Iterator[
    tuple[Signs, bool]
]:  # fmt: skip
    """The signs of each judged pair that the ledger still has, and whether it is one happening."""
    kept = {row[0] for row in connection.execute("SELECT event FROM telling")}
    told = {t.event: t for t in tellings_kept(connection, kept)}
    gists = {row[0]: json.loads(row[1]) for row in connection.execute(_GISTS)}
    placed = _placed(connection, told)
    for row in gold:
        sides = [event_of(placed, row[side]) for side in ("a", "b")]
        if None not in sides:
            one, other = (told[event] for event in sides if event is not None)
            if may_be_one(one, other):
                yield signs(one, other, _reports(gists, one, other)), row["same"]


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


def main(path: Path, gold: Path) -> int:
    """Fit the weights and write them beside this file."""
    judged = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
    with Ledger(path, readonly=True, create=False) as ledger:
        pairs = [
            (*pair, worth)
            for part, worth in sorted(settings().judged.items())
            for pair in compared(ledger.connection, (j for j in judged if j["half"] == part))
        ]
    about = "Weights of the signs of likeness.py, fitted (see STORIES_MODEL.md)."
    write_weights(WEIGHTS, Signs._fields, fit(*zip(*pairs, strict=True)), about)
    sys.stdout.write(f"{len(pairs)} pairs, {sum(same for _, same, _ in pairs)} of one happening\n")
    return 0


_GISTS = "SELECT document, gist FROM sketch"
_TRIGGERS = """
SELECT document.name, event.part, event.trigger, event.id
FROM event JOIN document ON document.id = event.document
"""

if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
