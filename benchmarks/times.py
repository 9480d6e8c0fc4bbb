"""Times: TempEval-3 scores, what kinds of error remain, and the speed of the tagger.

    python -m benchmarks.times FOLDER      (or DRAGOMAN_BENCH)

FOLDER holds `times/*.jsonl` ({"id", "date", "text", "times": [...]}) and `throughput.jsonl`.
Expressions are paired one-to-one by overlap, as TempEval-3 does; strict asks for equal spans,
type and value F1 are relaxed F1 times the share of pairs that agree.
"""

from __future__ import annotations

import json
import os
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from benchmarks._figures import keep
from dragoman.parse.model import Parsed
from dragoman.read.given import as_document
from dragoman.times.api import TimeFinder, times_of
from dragoman.times.writers import as_record

SETS = ("tbaq", "tbaq_corrected")
SPEED_DOCUMENTS = 150
SPEED_ROUNDS = 3
HEIDELTIME = {
    "value: month or day in the wrong year": 44, "value: weekday in the wrong week": 36,
    "value: length or its unit": 30, "value: so long ago or earlier": 24,
    "value: business quarter": 20, "missed: vague reference": 42, "missed: definite unit": 41,
    "missed: financial": 33, "missed: bare plural": 31, "missed: set": 19,
    "spurious: now, recent, current": 61, "spurious: unit phrase": 49, "span: too short": 65,
    "span: leading words": 50, "span: too long": 43,
}  # fmt: skip
UNIT = r"(second|minute|hour|day|week|weekend|month|quarter|year|decade|centur\w*)s?"
MONTH = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
KINDS = {
    "value": (
        ("business quarter", r"quarter|period"),
        ("so long ago or earlier", r"\b(ago|earlier|later|before|after)\b|last year"),
        ("weekday in the wrong week", r"(mon|tues|wednes|thurs|fri|satur|sun)day"),
        ("month or day in the wrong year", rf"^\W*{MONTH}|\b{MONTH}"),
        ("length or its unit", UNIT),
    ),
    "missed": (
        ("set", r"\b(daily|weekly|monthly|yearly|annual\w*|hourly|quarterly|every|each)\b"),
        ("financial", r"quarter|period|fiscal|year-(ago|earlier|end)|year end"),
        ("vague reference", r"future|past|now|soon|once|recent|yet|already|previous|then|time"),
        ("bare plural", rf"^(many |several )?{UNIT[:-2]}s$"),
        ("definite unit", UNIT),
    ),
    "spurious": (
        ("now, recent, current", r"now|recent|current|presently|moment|soon|future|past|today"),
        ("unit phrase", UNIT),
    ),
}


class Time(NamedTuple):
    start: int
    end: int
    type: str
    value: str


class Scored(NamedTuple):
    pairs: list[tuple[Time, Time]]
    missed: list[Time]
    spurious: list[Time]


def folder() -> Path | None:
    given = sys.argv[1] if len(sys.argv) > 1 else os.environ.get("DRAGOMAN_BENCH")
    return Path(given) if given else None


def read(path: Path, limit: int | None = None) -> list[dict]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for _, line in zip(range(limit or 10**9), lines, strict=False)]


def times(record: dict) -> list[Time]:
    found = [Time(*t["span"], t["type"], t["value"]) for t in record["times"]]
    return sorted(found, key=lambda t: (t.start, t.end))


def paired(gold: list[Time], found: list[Time]) -> Scored:
    gold, found = list(gold), list(found)
    scored = Scored([], [], [])
    while gold and found:
        if gold[0].end <= found[0].start:
            scored.missed.append(gold.pop(0))
        elif found[0].end <= gold[0].start:
            scored.spurious.append(found.pop(0))
        else:
            scored.pairs.append((gold.pop(0), found.pop(0)))
    scored.missed.extend(gold)
    scored.spurious.extend(found)
    return scored


def scores(name: str, all_scored: list[Scored]) -> str:
    pairs = [p for s in all_scored for p in s.pairs]
    gold = len(pairs) + sum(len(s.missed) for s in all_scored)
    found = len(pairs) + sum(len(s.spurious) for s in all_scored)
    same = {
        "strict": sum(a[:2] == b[:2] for a, b in pairs),
        "relaxed": len(pairs),
        "type": sum(a.type == b.type for a, b in pairs),
        "value": sum(a.value == b.value for a, b in pairs),
    }
    figures = {k: keep(f"times.{name}.{k}", 200 * n / (gold + found)) for k, n in same.items()}
    return "  ".join(f"{k} {figure:.1f}" for k, figure in figures.items())


def kind(family: str, words: str) -> str:
    for name, form in KINDS[family]:
        if re.search(form, words.lower()):
            return f"{family}: {name}"
    return f"{family}: other"


def span_fault(gold: Time, found: Time) -> str:
    if found.start > gold.start:
        return "span: leading words"
    if found.end < gold.end:
        return "span: too short"
    return "span: too long"


def errors(records: list[dict], all_scored: list[Scored]) -> Iterator[str]:
    for record, scored in zip(records, all_scored, strict=True):
        text = record["text"]
        for gold, found in scored.pairs:
            if gold.value != found.value:
                yield kind("value", text[gold.start : gold.end])
            if gold[:2] != found[:2]:
                yield span_fault(gold, found)
        for family, missing in (("missed", scored.missed), ("spurious", scored.spurious)):
            for one in missing:
                yield kind(family, text[one.start : one.end])


def accuracy(data: Path, finder: TimeFinder) -> None:
    for name in SETS:
        path = data / "times" / f"{name}.jsonl"
        if not path.is_file():
            print(f"{name}: no data ({path.name} is absent)")
            continue
        records = read(path)
        plain = ({k: r[k] for k in ("id", "date", "text")} for r in records)
        coded = [as_record(d, found) for d, found in finder.find_many(plain)]
        all_scored = [paired(times(g), times(c)) for g, c in zip(records, coded, strict=True)]
        print(f"{name}: F1  {scores(name, all_scored)}")
        counts = Counter(errors(records, all_scored))
        print(f"  {'error':42} left   HeidelTime 2.2.1 (with an unseen set)")
        for error in [*HEIDELTIME, *sorted(set(counts) - set(HEIDELTIME))]:
            print(f"  {error:42} {counts[error]:4}   {HEIDELTIME.get(error, '')}")


def speed(data: Path, finder: TimeFinder) -> None:
    path = data / "throughput.jsonl"
    if not path.is_file():
        print("speed: no data (throughput.jsonl is absent)")
        return
    documents = [as_document(d) for d in read(path, SPEED_DOCUMENTS)]
    words = sum(len(d.text.split()) for d in documents)
    begun = time.process_time()
    parsed = list(finder.parser.parse_many(documents))
    parsing = time.process_time() - begun
    tagging = min(seconds(finder, parsed) for _ in range(SPEED_ROUNDS))
    print(
        f"speed: {words / tagging:,.0f} words a second for the tagger, given the parse; "
        f"{tagging / (tagging + parsing):.1%} of the time of parse and tagger"
    )


def seconds(finder: TimeFinder, parsed: list[Parsed]) -> float:
    begun = time.process_time()
    for one in parsed:
        times_of(one, finder.tagger)
    return time.process_time() - begun


def main() -> None:
    data = folder()
    if data is None or not (data / "times").is_dir():
        print("No times to measure on: give the folder of the data or set DRAGOMAN_BENCH.")
        return
    finder = TimeFinder()
    accuracy(data, finder)
    speed(data, finder)


if __name__ == "__main__":
    main()
