"""Fits the weights of confidence: `python -m dragoman.events.calibrate NEWS.jsonl GOLD.jsonl`.

NEWS holds the reports, GOLD judged records (`benchmarks/anchoring_gold.jsonl`). A record counts
where it still starts at the same word with the same type and parties. The same
reports, judgements and rules give the same weights.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from dragoman.coder import Coder
from dragoman.events.confidence import WEIGHTS, Doubts, doubts
from dragoman.logistic import fit
from dragoman.read.document import Document
from dragoman.read.given import as_document
from dragoman.records.model import Coded, EventRecord
from dragoman.weights import write_weights

KEYS: Final = ("id", "date", "text", "title")
Judgement = dict[str, Any]


def coded(news: Path, gold: Path) -> Iterator[tuple[Coded, list[Judgement]]]:
    """Each judged report's record, with the judgements on it."""
    judged: dict[str, list[Judgement]] = {}
    for line in gold.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        judged.setdefault(row["id"], []).append(row)
    documents: list[Document | dict[str, Any]] = []
    for line in news.read_text(encoding="utf-8").splitlines():
        report = json.loads(line)
        if report["id"] in judged:
            documents.append(as_document({key: report.get(key) for key in KEYS}))
    for record in Coder().code_many(documents):
        yield record, judged[record.id]


def judged_event(record: Coded, row: Judgement) -> EventRecord | None:
    """The event that a judgement is about, None where it is read otherwise now."""
    for event in record.events:
        same = list(event.trigger[0]) == row["trigger"] and event.type == row["type"]
        if same and event.sentence is not None:
            return event
    return None


def parties(record: Coded, indexes: tuple[int, ...]) -> list[str]:
    """The parties as judgements write them: "RUS:GOV", with "?" for what is not known."""
    actors = (record.actors[i] for i in indexes)
    return [f"{a.country or '?'}:{a.sector or '?'}" for a in actors]


def is_judged(record: Coded, event: EventRecord, row: Judgement) -> bool:
    """Whether the event still has the judged parties."""
    actors, recipients = parties(record, event.actors), parties(record, event.recipients)
    return bool((actors, recipients) == (row["actors"], row["recipients"]))


def doubts_about(record: Coded, event: EventRecord) -> Doubts:
    """The doubts about a coded event, as when it was coded."""
    start, end = record.sentences[event.sentence or 0]
    return doubts(
        [record.actors[i].country for i in event.actors],
        [record.actors[i].country for i in event.recipients],
        event.rules, end - start, event.status, event.quad,
    )  # fmt: skip


def told_of(record: Coded, judgements: list[Judgement]) -> Iterator[tuple[Doubts, bool]]:
    """The doubts about each judged event that is as it was judged, and whether it was right."""
    for row in judgements:
        event = judged_event(record, row) if "right" in row else None
        if event is not None and is_judged(record, event, row):
            yield doubts_about(record, event), row["right"]


def main(news: Path, gold: Path) -> int:
    """Fit the weights and write them beside this file."""
    rows, right = [], []
    for record, judgements in coded(news, gold):
        for found, is_right in told_of(record, judgements):
            rows.append(found)
            right.append(is_right)
    about = "Weights of the doubts of confidence.py, fitted (see CONFIDENCE_MODEL.md)."
    write_weights(WEIGHTS, Doubts._fields, fit(rows, right), about)
    sys.stdout.write(f"{len(rows)} judgements\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
