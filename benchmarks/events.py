"""Events: judged records and happenings that the coder gives, and the size of the vocabulary.

    python -m benchmarks.events FOLDER      (or DRAGOMAN_BENCH)

FOLDER holds `news.jsonl` and `throughput.jsonl`. `events_gold.jsonl` holds judgements of records
that were drawn at random: events of `news.jsonl`, and events of type ASSAULT and status `actual` of
`throughput.jsonl`; no text, only the report's id, the trigger's offsets and codes.

Round 1 tells whether the type, status and parties that were given were right. Later rounds were
judged before the record was seen and tell what is right: the types and statuses that will do (NONE
where nothing is to be coded), the spans of the parties, and those that may be named or not; `given`
and `parties_given` tell what the record said when it was drawn. The sample `reports` lists what is
to be coded in the first ten sentences of 59 reports, for recall; its half `read` was held until
its errors were read for round 5. What was judged before rules were mended flatters them `now`; the
half `held` was drawn after the mends of its round, and what it gave when `drawn` is the figure.
Round 4 was drawn once, from 60 reports of news and 390 of throughput that no rule had been tried
on, and judged in the form of round 1. Round 5 was drawn and judged so after parties were mended,
from 60 other reports of news. The ASSAULT records of round 5 are read; those of round 7 were drawn
once, after their mends, from 314 reports of throughput that the mends were not tried on.
The news records of rounds 7 and 8 are of 50 reports that nobody had read: 60 however they fell (18
of them on one page about an election), then, when more had been mended, 60 others, at most two of a
report. The ASSAULT records of round 9 are no draw: they are all 93 in the body of 432 reports of
throughput that nobody had read, of which 38 tell of any; at most two of a report they would be 52.
The happenings of round 9 were listed from the text, before any record was seen, in the first
fifteen sentences of fifteen reports that nobody had read; five of these tell of none.
The news records of round 10 were drawn once after parties were mended again, at most two of a
report, from 104 reports whose other records had mostly been judged in earlier rounds. Those of
round 11 were drawn once after words and their status were mended: 27, at most two of a report, from
18 reports of which no record had been judged, and 23, one of a report, from others of the 104.
Rounds 12 and 13 were drawn once, one record of a report: 60 from the reports of news that no rule
had been tried on, 60 from 117 such reports of throughput whose records had never been judged. Those
who judged them, and the happenings of round 14, had mended nothing; they wrote down what is to be
coded before they saw the record. That is why these figures are so much lower than those of rounds
10 and 11, which by then had been read: the earlier judges had mended what they judged. Round 14 is
of the first fifteen sentences of sixteen reports, eight of each set; two tell of nothing.
"""

from __future__ import annotations

import json
import os
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from dragoman.codebook.counts import vocabulary
from dragoman.coder import Coder
from dragoman.draft import Draft
from dragoman.events.model import Event
from dragoman.read.given import as_document
from dragoman.rules import RuleBook

PARTS = ("type", "status", "parties")
GOLD = Path(__file__).with_name("events_gold.jsonl")
Record = dict[str, Any]
Chars = tuple[int, int]
Spans = list[Chars]


class Answer(NamedTuple):
    """What is given now where a record was judged: right in type, in status too, in parties too."""

    given: bool
    type: bool = False
    status: bool = False
    parties: bool = False


def judgements() -> dict[str, dict[str, list[Record]]]:
    """Set -> report id -> judged records."""
    found: dict[str, dict[str, list[Record]]] = defaultdict(lambda: defaultdict(list))
    for line in GOLD.open(encoding="utf-8"):
        judged = json.loads(line)
        found[judged["set"]][judged["id"]].append(judged)
    return found


def answers(
    folder: Path, name: str, judged: dict[str, list[Record]]
) -> Iterator[tuple[Record, Answer]]:
    """Each judged record of a set with what is given there now."""
    with (folder / f"{name}.jsonl").open(encoding="utf-8") as lines:
        records = (json.loads(line) for line in lines)
        documents = [as_document(r) for r in records if r["id"] in judged]
    for draft in Coder().drafts(documents):
        for record in judged[draft.document.id]:
            yield record, answer(record, draft)


def answer(record: Record, draft: Draft) -> Answer:
    """The best that the draft gives for a judged record; of round 1 the parties are not asked."""
    near = [e for e in draft.events.events if _is_near(record, e, draft)]
    if "types" not in record:
        same = any(e.type == record["type"] and e.status == record["status"] for e in near)
        return Answer(same, same and record["type_right"], same and record["status_right"])
    typed = [e for e in near if e.type in record["types"]]
    real = [e for e in typed if e.status in record["statuses"]]
    right = any(has_parties(record, e, draft) for e in typed)
    return Answer(bool(near), bool(typed), bool(real), right)


def _is_near(record: Record, event: Event, draft: Draft) -> bool:
    """Whether a word of the event lies in the judged trigger; of `reports`, in its sentence."""
    if draft.parsed.sentences[event.sentence].part == "title":
        return False
    first, last = record.get("sentence", (record["start"], record["end"]))
    return any(_overlap(draft.parsed.chars(s), (first, last)) for s in event.trigger)


def has_parties(record: Record, event: Event, draft: Draft) -> bool:
    """Whether the event names those that it must name, in their roles, and nobody who may not be.

    The sides of a mutual act may stand together as actors.
    """
    actors = [_mentions(m, draft) for m in event.actors]
    recipients = [_mentions(m, draft) for m in event.recipients]
    one, other = record.get("actors", []), record.get("recipients", [])
    if _fits(actors, one, record["maybe_actors"]) and _fits(
        recipients, other, record["maybe_recipients"]
    ):
        return True
    mutual = bool(one and other and not recipients)
    may = [*record["maybe_actors"], *record["maybe_recipients"]]
    return mutual and _fits(actors, [*one, *other], may)


def _fits(found: list[Spans], must: Spans, may: Spans) -> bool:
    every = [span for spans in found for span in spans]
    missing = any(not any(_overlap(m, s) for s in every) for m in must)
    strange = any(not any(_overlap(m, s) for m in (*must, *may) for s in ss) for ss in found)
    return not missing and not strange


def _mentions(mention: int, draft: Draft) -> Spans:
    """Characters of the mention and of all others of its actors."""
    known, linked = draft.actors, draft.links.mentions
    who = set(linked.get(mention, known.mentions[mention].actors))
    same = [m for i, m in enumerate(known.mentions) if i == mention or who & set(m.actors)]
    return [draft.parsed.chars(m.span) for m in same]


def _overlap(one: Iterable[int], other: Iterable[int]) -> bool:
    (a, b), (c, d) = one, other
    return a < d and c < b


def main() -> int:
    given = sys.argv[1] if len(sys.argv) > 1 else os.environ.get("DRAGOMAN_BENCH")
    whole = vocabulary(RuleBook())["all"]
    print(f"{whole.verbs} verbs, {whole.nouns} nouns, {whole.expressions} expressions, "
          f"{whole.adjectives} adjectives")  # fmt: skip
    if given is None or not Path(given).is_dir():
        print("No development data: give its folder or set DRAGOMAN_BENCH. Nothing was measured.")
        return 0
    groups: dict[tuple[str, int, str], list[tuple[Record, Answer]]] = defaultdict(list)
    for name, judged in sorted(judgements().items()):
        for record, found in answers(Path(given), name, judged):
            key = (record["sample"], record.get("round", 1), record.get("half", "judged"))
            groups[key].append((record, found))
    for key, found_there in sorted(groups.items()):
        print("{} round {} {}".format(*key), f"({len(found_there)})")
        for line in figures(key[0], found_there):
            print(f"  {line}")
    return 0


def figures(sample: str, found: list[tuple[Record, Answer]]) -> Iterator[str]:
    """Lines of figures for one group of judged records."""
    if sample == "reports":
        yield f"recall now: {_shares(a for _, a in found)}"
        return
    drawn = [_drawn(record) for record, _ in found]
    yield f"precision drawn: {_shares(drawn)}"
    there = [a for _, a in found if a.given]
    parts = PARTS if "types" in found[0][0] else PARTS[:2]
    yield f"precision now:   {_shares(there, parts)}, of {len(there)} still given"


def _drawn(record: Record) -> Answer:
    """What the record said when it was drawn."""
    if "types" not in record:
        return Answer(True, record["type_right"], record["status_right"], record["parties_right"])
    event_type, status = record["given"]
    typed = event_type in record["types"]
    return Answer(True, typed, typed and status in record["statuses"], record["parties_given"])


def _shares(found: Iterable[Answer], parts: tuple[str, ...] = PARTS) -> str:
    every = list(found)
    return ", ".join(
        f"{part} {sum(getattr(a, part) for a in every) / max(1, len(every)):.2f}" for part in parts
    )


if __name__ == "__main__":
    sys.exit(main())
