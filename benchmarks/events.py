"""Events: judged records that the coder still gives, and the size of the vocabulary.

    python -m benchmarks.events FOLDER      (or DRAGOMAN_BENCH)

FOLDER holds `news.jsonl` and `throughput.jsonl`. `events_gold.jsonl` judges records that were drawn
at random, 100 events of `news.jsonl` and 100 of type ASSAULT and status `actual` of
`throughput.jsonl`, by the report's id, the trigger's offsets and codes: whether type, status and
parties were right. Asked is how many of those whose type was right are still given, and how many
whose type was wrong are given no more. `drawn` is the precision of the sample when it was judged;
`now` what is left of it, which flatters, since the wrong ones were read before the rules were
mended: draw anew (`dragoman sample`) for a figure that does not.
"""

from __future__ import annotations

import json
import os
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from benchmarks._figures import keep
from dragoman.codebook.counts import vocabulary
from dragoman.coder import Coder
from dragoman.events.model import Event
from dragoman.read.given import as_document
from dragoman.rules import RuleBook

GOLD = Path(__file__).with_name("events_gold.jsonl")
Judged = dict[str, list[dict]]


def judgements() -> dict[str, Judged]:
    """Set -> report id -> judged records."""
    found: dict[str, Judged] = defaultdict(lambda: defaultdict(list))
    for line in GOLD.open(encoding="utf-8"):
        judged = json.loads(line)
        found[judged["set"]][judged["id"]].append(judged)
    return found


def answers(folder: Path, name: str, judged: Judged) -> Iterator[tuple[dict, bool]]:
    """Each judged record of a set, and whether a record of its type is there now."""
    with (folder / f"{name}.jsonl").open(encoding="utf-8") as lines:
        records = (json.loads(line) for line in lines)
        documents = [as_document(r) for r in records if r["id"] in judged]
    for draft in Coder().drafts(documents):
        for record in judged[draft.document.id]:
            spans = ((e, draft.parsed.chars(s)) for e in draft.events.events for s in e.trigger)
            yield record, any(_is(record, event, span) for event, span in spans)


def _is(record: dict, event: Event, span: tuple[int, int]) -> bool:
    overlaps = span[0] < record["end"] and record["start"] < span[1]
    return overlaps and event.type == record["type"] and event.status == record["status"]


def main() -> int:
    given = sys.argv[1] if len(sys.argv) > 1 else os.environ.get("DRAGOMAN_BENCH")
    whole = vocabulary(RuleBook())["all"]
    print(f"{whole.verbs} verbs, {whole.nouns} nouns, {whole.expressions} expressions, "
          f"{whole.adjectives} adjectives")  # fmt: skip
    if given is None or not Path(given).is_dir():
        print("No development data: give its folder or set DRAGOMAN_BENCH. Nothing was measured.")
        return 0
    for name, judged in sorted(judgements().items()):
        found = list(answers(Path(given), name, judged))
        print(f"{name}: {len(found)} judged records")
        for part in ("type", "status", "parties"):
            right = sum(record[f"{part}_right"] for record, _ in found)
            print(f"  {part:8} drawn {right / len(found):.2f}")
        kept = [record for record, there in found if there]
        good = sum(record["status_right"] for record in kept)
        keep(f"events.{name}.now", good / max(1, len(kept)))
        lost = sum(record["status_right"] for record, there in found if not there)
        print(f"  type and status now {good / max(1, len(kept)):.2f} of {len(kept)}; "
              f"{lost} right ones are given no more")  # fmt: skip
    return 0


if __name__ == "__main__":
    sys.exit(main())
