"""Anchoring: interval, status and quantities of judged records, and what confidence is worth.

    python -m benchmarks.anchoring DATA

DATA holds `news.jsonl`; `anchoring_gold.jsonl` beside this file has records drawn from it at random
and judged by reading the report: ids, offsets, codes and days, no text. A record is looked up by
the place of its trigger and its type; what is read otherwise now is counted as gone. The table of
reliability takes records whose parties are the judged ones too. The weights of confidence were
fitted on the same judgements, so the table shows the fit, not unseen text; judgements were made
by one reader, from sentence and date alone where the report said no more.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from itertools import pairwise
from pathlib import Path

from benchmarks._figures import keep
from dragoman.events.calibrate import Judgement, coded, is_judged, judged_event
from dragoman.records.model import Coded, EventRecord

GOLD = Path(__file__).with_name("anchoring_gold.jsonl")
STATED = ("clause", "sentence", "statement", "narrative")
BANDS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)


def score(event: EventRecord, row: Judgement, tally: Counter[tuple[str, bool]]) -> None:
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


def reliability(judged: list[tuple[float, bool]]) -> None:
    """Print mean confidence and share right for each band of confidence."""
    print("confidence     records   mean   right")
    for low, high in pairwise(BANDS):
        band = [(c, r) for c, r in judged if low <= c < high]
        if band:
            mean = sum(c for c, _ in band) / len(band)
            right = sum(r for _, r in band) / len(band)
            print(f"{low:.1f} to {min(high, 1.0):.1f} {len(band):11} {mean:9.2f} {right:7.2f}")


def collect(data: Path) -> tuple[Counter[tuple[str, bool]], list[tuple[float, bool]]]:
    """The tally of what was anchored, and (confidence, right) of each record judged."""
    tally: Counter[tuple[str, bool]] = Counter()
    judged: list[tuple[float, bool]] = []
    for record, rows in coded(data / "news.jsonl", GOLD):
        for row in rows:
            event = judged_event(record, row)
            tally["found", event is not None] += 1
            if event is not None:
                score(event, row, tally)
                judged += _judged(record, event, row)
    return tally, judged


def _judged(record: Coded, event: EventRecord, row: Judgement) -> list[tuple[float, bool]]:
    return [(event.confidence, row["right"])] if is_judged(record, event, row) else []


def main(data: Path) -> int:
    if not (data / "news.jsonl").is_file():
        print(f"No news.jsonl in {data}: nothing was measured.")
        return 0
    tally, judged = collect(data)
    shares: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0])
    for (what, right), count in tally.items():
        shares[what][right] += count
    for what, (missed, hit) in shares.items():
        keep(f"anchoring.{what.replace(',', '').replace(' ', '_')}", hit / (missed + hit))
        print(f"{what:34} {hit:4} of {missed + hit:4}  {hit / (missed + hit):.3f}")
    print(f"type and parties right: {sum(r for _, r in judged)} of {len(judged)}")
    reliability(judged)
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
