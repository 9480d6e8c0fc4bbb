"""Actors: bare phrases, judged mentions, coverage of named entities, and cost.

    python -m benchmarks.actors FOLDER [coverage|cost|gold|phrases ...]     (or DRAGOMAN_BENCH)

FOLDER holds `actors/dev.tsv` (phrase, date, country, sector) and `news.jsonl`. The judgements in
`actors_gold.jsonl` name reports of `news.jsonl` by id, with offsets and codes only: every mention
of a political actor that bears on an event, and whom it stands for.
"""

from __future__ import annotations

import csv
import json
import os
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from benchmarks._figures import keep
from dragoman.actors.phrases import resolve_actor
from dragoman.coder import Coder
from dragoman.draft import Draft
from dragoman.read.given import as_document

GOLD = Path(__file__).with_name("actors_gold.jsonl")
LABELS = ("PERSON", "ORG", "NORP", "GPE")
DOCUMENTS = 120
FIRST_PERSONS = frozenset({"i", "me", "my", "we", "us", "our"})
COUNTED = ("right", "wrong", "hits", "missed", "aside")
UNREAD: tuple[int, ...] = (11,)
Row = dict[str, Any]
Judged = dict[tuple[int, int], frozenset[str]]


def folder() -> Path | None:
    given = sys.argv[1] if len(sys.argv) > 1 else os.environ.get("DRAGOMAN_BENCH")
    return Path(given) if given else None


def news(data: Path) -> list[Row]:
    with (data / "news.jsonl").open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def drafts(records: Iterable[Row]) -> Iterator[Draft]:
    """Drafts with all layers."""
    yield from Coder(rules_only=True).drafts(as_document(r) for r in records)


def phrases(data: Path) -> None:
    """Share of phrases with the right country, sector, and both, where the key asserts them."""
    right, asked = Counter[str](), Counter[str]()
    with (data / "actors" / "dev.tsv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            answer = resolve_actor(row["text"], date=row["date"], context=row["context"])
            sectors = {answer.sector or "NONE", *answer.other_sectors[:2]}
            country = row["country"] in ("*", answer.country or "NONE")
            sector = row["sector"] == "*" or bool(sectors & set(row["sector"].split("/")))
            for name, good in (("country", country), ("sector", sector)):
                asked[name] += row[name] != "*"
                right[name] += good and row[name] != "*"
            asked["both"] += 1
            right["both"] += country and sector
    shares = {name: keep(f"actors.phrases.{name}", right[name] / asked[name]) for name in asked}
    print("  ".join(f"{n} {share:.3f}" for n, share in shares.items()), f" of {asked['both']}")


def found(draft: Draft) -> Judged:
    """(start, end) of each mention in the text -> codes of its actors."""
    layer, spans = draft.actors, {}
    for mention in draft.actors.mentions:
        if mention.actors and draft.parsed.sentences[mention.span.sentence].part == "text":
            actors = (layer.actors[i] for i in mention.actors)
            codes = frozenset(f"{a.country or '-'} {a.sector or '-'}" for a in actors)
            spans[draft.parsed.chars(mention.span)] = codes
    return spans


def used(draft: Draft) -> set[tuple[int, int]]:
    """(start, end) of each mention that an event or a statement of the record stands on."""
    bearing = {m for e in draft.events.events for m in (*e.actors, *e.recipients)}
    for statement in draft.statements.statements:
        bearing.update(
            statement.addressees, [] if statement.mention is None else [statement.mention]
        )
    return {draft.parsed.chars(draft.actors.mentions[m].span) for m in bearing}


def _is_right(answer: frozenset[str], codes: list[str]) -> bool:
    """Whether a mention stands for as many actors as judged, each by one of its readings."""
    return len(answer) == len(codes) and all(answer & set(c.split("/")) for c in codes)


def _closest(
    answers: Judged, span: tuple[int, int], judged: set[tuple[int, int]]
) -> tuple[int, int] | None:
    """The mention at a judged span, else one not judged itself that ends or begins with it."""
    start, end = span
    near = [s for s in answers if (s[1] == end or s[0] == start) and s not in judged]
    return span if span in answers else next(iter(near), None)


def score(draft: Draft, judgement: Row, counts: Counter[tuple[str, str]]) -> None:
    """Count hits, misses and wrong answers of one report, by kind.

    A judgement with an `end` is of every mention before that place that bears on an event or a
    statement. What is judged "optional" bears on none, and what is found beside it was judged
    nobody's: either counts where the coder's own record stands on it, else it is only put aside. A
    part of a judged mention with the same codes is no answer of its own. A first or second person
    is linked by another room and not counted.
    """
    answers, bearing = dict(found(draft)), used(draft)
    kinds = {draft.parsed.chars(m.span): m.kind for m in draft.actors.mentions}
    judged = {(m[0], m[1]) for m in judgement["mentions"]}
    for start, end, kind, codes, *optional in judgement["mentions"]:
        first_person = draft.document.text[start:end].lower() in FIRST_PERSONS
        if kind == "pronoun" and first_person:
            continue
        span = _closest(answers, (start, end), judged)
        answer = answers.pop(span) if span is not None else None
        right = answer is not None and bool(codes) and _is_right(answer, codes)
        for part in [s for s in answers.keys() - judged if start <= s[0] and s[1] <= end]:
            if right and _is_right(answers[part], codes):
                del answers[part]
        counts[kind, "missed"] += bool(codes) and not right and not optional
        if answer is not None and (span in bearing or not optional):
            counts[kind, "right" if right else "wrong"] += 1
            counts[kind, "hits"] += right and not optional
    for span in answers:
        if span[1] <= judgement.get("end", 0):
            counts[kinds[span], "wrong" if span in bearing else "aside"] += 1


def gold(data: Path) -> None:
    """Precision and recall of the judged mentions, by kind, for each round of judgements.

    Round 1 was judged by correcting the coder's own output, so its recall flatters. The others were
    judged from the text alone, before any output was seen. The errors of all were then read and
    rules mended, but for those of the rounds of `UNREAD`.
    """
    judged = {j["id"]: j for j in map(json.loads, GOLD.open(encoding="utf-8"))}
    rounds: dict[str, Counter[tuple[str, str]]] = {}
    for draft in drafts(r for r in news(data) if r["id"] in judged):
        judgement = judged[draft.document.id]
        number = judgement.get("round", 1)
        for name in (f"round{number}", "unread" if number in UNREAD else "read"):
            counts = rounds.setdefault(name, Counter())
            counts["", "reports"] += 1
            score(draft, judgement, counts)
    for name, counts in sorted(rounds.items()):
        print(f"{name}: {counts['', 'reports']} reports")
        for kind in ("name", "nominal", "pronoun"):
            _shares(f"actors.{name}.{kind}", kind, Counter({c: counts[kind, c] for c in COUNTED}))
        together = Counter({c: sum(n for (_, d), n in counts.items() if d == c) for c in COUNTED})
        _shares(f"actors.{name}", "all", together)


def _shares(name: str, shown: str, counts: Counter[str]) -> None:
    asked = counts["hits"] + counts["missed"]
    precision = counts["right"] / max(1, counts["right"] + counts["wrong"])
    recall = counts["hits"] / max(1, asked)
    keep(f"{name}.precision", precision)
    keep(f"{name}.recall", recall)
    aside = f"{counts['aside']} more in no record"
    print(f"  {shown:8} precision {precision:.3f}  recall {recall:.3f}  of {asked}, {aside}")


def coverage(data: Path) -> None:
    """Share of the tagger's entities that lie in a mention whose actor has a country."""
    seen, covered = Counter[str](), Counter[str]()
    for draft in drafts(news(data)[:DOCUMENTS]):
        tokens = {
            (m.span.sentence, i)
            for m in draft.actors.mentions
            if any(draft.actors.actors[a].country for a in m.actors)
            for i in range(m.span.start, m.span.end)
        }
        for sentence in draft.parsed.sentences:
            for entity in sentence.entities:
                if entity.label in LABELS:
                    places = ((sentence.index, i) for i in range(entity.start, entity.end))
                    seen[entity.label] += 1
                    covered[entity.label] += any(p in tokens for p in places)
    for label in LABELS:
        print(f"{label:7} {covered[label] / seen[label]:.3f} of {seen[label]}")


def cost(data: Path) -> None:
    """The share of the actors step in the processor time of the whole pipeline, in one process."""
    coder = Coder()
    documents = [as_document(r) for r in news(data)[:DOCUMENTS]]
    list(coder.drafts(documents[:5]))
    begun = time.process_time()
    waiting = list(coder.parser.parse_many(documents))
    spent = {"parse": time.process_time() - begun}
    for parsed in waiting:
        draft = Draft(parsed.document)
        draft.set("parsed", parsed)
        for step in coder.steps:
            begun = time.process_time()
            layer = step(draft)
            spent[step.name] = spent.get(step.name, 0.0) + time.process_time() - begun
            draft.set(step.gives, layer)
    shares = {name: seconds / sum(spent.values()) for name, seconds in spent.items()}
    print("  ".join(f"{name} {share:.3f}" for name, share in shares.items()))
    keep("actors.cost", shares["actors"])


def main() -> int:
    data = folder()
    if data is None or not data.is_dir():
        print("No development data: give its folder or set DRAGOMAN_BENCH. Nothing was measured.")
        return 0
    parts = {"phrases": phrases, "gold": gold, "coverage": coverage, "cost": cost}
    for name in sys.argv[2:] or parts:
        print(f"-- {name}")
        parts[name](data)
    return 0


if __name__ == "__main__":
    sys.exit(main())
