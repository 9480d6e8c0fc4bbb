"""Anchoring: interval, status and quantities of judged records, and what confidence is worth.

    python -m benchmarks.anchoring DATA

DATA holds `news.jsonl`; `anchoring_gold.jsonl` beside this file has judgements on reports drawn
from it at random, as ids, offsets, codes and days, no text. The first round judged coded records
with the answer in view: a record is looked up by the place of its trigger and its type; what is
read otherwise now is counted as gone. The second is of 48 reports read before they were coded
(`_anchored.py`), the third of numbers, the fourth of types and parties, for confidence, the fifth
of repeats. The tables
of reliability fit the weights of confidence on one half and show them on the other, both ways.
All judgements are one reader's.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

import numpy as np

from benchmarks._anchored import read
from benchmarks._figures import keep
from dragoman.events.calibrate import Judgement, coded, fit, judged_event, told_of
from dragoman.events.confidence import Doubts, confidence
from dragoman.records.model import Coded, EventRecord

GOLD = Path(__file__).with_name("anchoring_gold.jsonl")
STATED = ("clause", "sentence", "statement", "narrative")
BANDS = (0.0, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)
HALVES = ("a", "b")
Tally = Counter[tuple[str, bool]]


def first_round(record: Coded, rows: Iterable[Judgement], tally: Tally) -> None:
    """Count the records of the first round that are there, and right."""
    for row in rows:
        if "round" in row:
            continue
        event = judged_event(record, row)
        tally["found", event is not None] += 1
        if event is not None:
            score(event, row, tally)


def score(event: EventRecord, row: Judgement, tally: Tally) -> None:
    """Count whether status, interval and quantities are the judged ones."""
    if "status" in row:
        tally["status", event.status == row["status"]] += 1
    if "first" in row:
        days = [None if day is None else day.isoformat() for day in (event.first, event.last)]
        right = days == [row["first"], row["last"]]
        tally["interval", right] += 1
        if event.basis in STATED:
            tally["interval, from a time expression", right] += 1
    for kind, numbers in event.quantities.items():
        tally["quantities", row.get("quantities", {}).get(kind) == numbers] += 1


def told(tally: Tally, name: str) -> None:
    """Print shares and keep them as figures."""
    shares: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0])
    for (what, right), count in tally.items():
        shares[what][right] += count
    for what, (missed, hit) in sorted(shares.items()):
        keep(f"{name}.{what.replace(',', '').replace(' ', '_')}", hit / (missed + hit))
        print(f"{what:34} {hit:4} of {missed + hit:4}  {hit / (missed + hit):.3f}")


def crossed(judged: list[tuple[Doubts, bool]]) -> list[tuple[float, bool]]:
    """(confidence, right), the weights of each half fitted on the other."""
    found = []
    for half in (0, 1):
        other = judged[1 - half :: 2]
        bias, *weights = fit([d for d, _ in other], [r for _, r in other])
        for doubts, right in judged[half::2]:
            sure = 1 / (1 + np.exp(-(bias + np.dot(weights, doubts))))
            found.append((float(sure), right))
    return found


def reliability(judged: list[tuple[float, bool]]) -> None:
    """Print mean confidence and share right for each band of confidence."""
    print("confidence     records   mean   right")
    for low, high in pairwise(BANDS):
        band = [(c, r) for c, r in judged if low <= c < high]
        if band:
            mean = sum(c for c, _ in band) / len(band)
            right = sum(r for _, r in band) / len(band)
            print(f"{low:.1f} to {min(high, 1.0):.1f} {len(band):11} {mean:9.2f} {right:7.2f}")


def main(data: Path) -> int:
    if not (data / "news.jsonl").is_file():
        print(f"No news.jsonl in {data}: nothing was measured.")
        return 0
    first: Tally = Counter()
    halves: dict[str, Tally] = {half: Counter() for half in HALVES}
    judged: list[tuple[Doubts, bool]] = []
    for record, rows in coded(data / "news.jsonl", GOLD):
        first_round(record, rows, first)
        for half, what, right in read(record, rows):
            halves[half][what, right] += 1
        judged += told_of(record, rows)
    print("first round, the answer in view")
    told(first, "anchoring")
    for half, tally in halves.items():
        print(f"read beforehand, half {half}")
        told(tally, f"anchoring.{half}")
    print("read beforehand")
    told(halves["a"] + halves["b"], "anchoring.read")
    print(f"type and parties right: {sum(r for _, r in judged)} of {len(judged)}")
    print("fitted on one half, shown on the other")
    reliability(crossed(judged))
    print("as shipped")
    reliability([(confidence(d), r) for d, r in judged])
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
