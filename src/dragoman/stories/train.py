"""Fits the weights of stories: `python -m dragoman.stories.train GOLD.jsonl LEDGER.db...`.

The ledgers hold the reports, whose stories are told where they are not yet; GOLD judged pairs
(`benchmarks/stories_gold.jsonl`), of which those of the parts that `settings.judged` names are
learned from. A pair counts where one ledger has both triggers and they may be of one happening, and
less where its happening is judged in many pairs. The same ledgers and judgements give the same
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
from dragoman.stories.groups import connected
from dragoman.stories.likeness import WEIGHTS, may_be_one
from dragoman.stories.settings import settings
from dragoman.stories.signs import Signs, signs
from dragoman.stories.teller import tell
from dragoman.stories.telling import Telling
from dragoman.stories.ties import tellings_kept
from dragoman.stories.words import Weighed, likeness
from dragoman.weights import write_weights

Judgement = dict[str, Any]
Place = tuple[str, str]


def compared(connection: sqlite3.Connection, gold: Iterable[Judgement]) -> Iterator[
    tuple[Signs, bool, float]
]:  # fmt: skip
    """The signs of each judged pair that the ledger has, whether it is one, how much it counts."""
    kept = {row[0] for row in connection.execute("SELECT event FROM telling")}
    told = {t.event: t for t in tellings_kept(connection, kept)}
    gists = {row[0]: json.loads(row[1]) for row in connection.execute(_GISTS)}
    placed = _placed(connection, told)
    pairs = [(*(event_of(placed, row[side]) for side in ("a", "b")), row["same"]) for row in gold]
    counts = _counts((a, b) for a, b, same in pairs if same and a is not None and b is not None)
    for a, b, same in pairs:
        if a is not None and b is not None and may_be_one(told[a], told[b]):
            found = signs(told[a], told[b], _reports(gists, told[a], told[b]))
            yield found, same, min(counts.get(a, 1.0), counts.get(b, 1.0))


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
    """Fit the weights and write them beside this file."""
    judged = defaultdict(list)
    for line in gold.read_text(encoding="utf-8").splitlines():
        judgement = json.loads(line)
        judged[judgement["half"]].append(judgement)
    pairs: list[tuple[Signs, bool, float]] = []
    for path in ledgers:
        with Ledger(path, create=False) as ledger:
            tell(ledger)
            pairs += [
                (found, same, worth * counts)
                for part, worth in sorted(settings().judged.items())
                for found, same, counts in compared(ledger.connection, judged[part])
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
    sys.exit(main(*(Path(given) for given in sys.argv[1:])))
