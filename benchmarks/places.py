"""Places: coverage of named entities, a baseline by population, judged mentions, and cost.

    python -m benchmarks.places FOLDER [coverage|baseline|gold|cost ...]     (or DRAGOMAN_BENCH)

FOLDER holds `news.jsonl`. The judgements in `gold/places.jsonl` name reports of it by id, with
offsets, countries and GeoNames ids only.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from benchmarks._figures import keep
from dragoman.actors.finder import ActorFinder
from dragoman.coder import Coder
from dragoman.draft import Draft
from dragoman.parse.parser import Parser
from dragoman.places.finder import PlaceFinder
from dragoman.places.gazetteer import Entry, load_gazetteer
from dragoman.places.model import Place
from dragoman.read.given import as_document
from dragoman.rules import RuleBook

GOLD = Path(__file__).with_name("gold") / "places.jsonl"
LABELS = ("GPE", "LOC", "FAC")
DOCUMENTS = 120


def folder() -> Path | None:
    given = sys.argv[1] if len(sys.argv) > 1 else os.environ.get("DRAGOMAN_BENCH")
    return Path(given) if given else None


def news(data: Path) -> list[dict]:
    with (data / "news.jsonl").open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def drafts(records: Iterable[dict]) -> Iterator[Draft]:
    """Drafts with the layers actors and places."""
    book = RuleBook()
    actors, places = ActorFinder(book), PlaceFinder(book)
    for parsed in Parser().parse_many(as_document(r) for r in records):
        draft = Draft(parsed.document)
        draft.set("parsed", parsed)
        draft.set("actors", actors(draft))
        draft.set("places", places(draft))
        yield draft


def coverage(data: Path) -> None:
    """Of entities that the tagger calls places: resolved, left as a side, or left open."""
    counted = Counter[str]()
    for draft in drafts(news(data)[:DOCUMENTS]):
        for sentence in draft.parsed.sentences:
            taken = {
                token
                for index in draft.places.within(sentence.index)
                for token in range(*draft.places.places[index].span[1:])
            }
            for entity in sentence.entities:
                if entity.label in LABELS:
                    tokens = range(entity.start, entity.end)
                    counted[_fate(draft, sentence.index, tokens, taken)] += 1
    total = counted.total()
    print("  ".join(f"{fate} {n / total:.3f}" for fate, n in counted.most_common()), f" of {total}")


def _fate(draft: Draft, sentence: int, tokens: range, taken: set[int]) -> str:
    if not taken.isdisjoint(tokens):
        return "place"
    mentions = (m for m in draft.actors.mentions if m.span.sentence == sentence)
    inside = any(m.span.start <= t < m.span.end for m in mentions for t in tokens)
    return "side" if inside else "open"


def baseline(data: Path) -> None:
    """Towns where the most populous namesake is another place, the commonest first."""
    gazetteer = load_gazetteer()
    same, other = 0, Counter[str]()
    for draft in drafts(news(data)[:DOCUMENTS]):
        for place in draft.places.places:
            text = draft.parsed.text(place.span)
            named = gazetteer.named(text)
            if not named or place.geonames is None:
                continue
            biggest = max(named, key=lambda e: e.population)
            if _agree(place, biggest):
                same += 1
            else:
                other[f"{text}: {place.country}, by population {biggest.country}"] += 1
    print(f"agree {same}, disagree {other.total()}")
    for line, count in other.most_common(40):
        print(f"  {count} {line}")


def _agree(place: Place, entry: Entry) -> bool:
    if place.geonames == entry.geonames:
        return True
    near = abs((place.lat or 0) - entry.lat) < 0.3 and abs((place.lon or 0) - entry.lon) < 0.4
    return near or (place.country == entry.country and place.admin1 == entry.admin1)


def gold(data: Path) -> None:
    """Precision and recall of mentions, and the share of them resolved to the right place."""
    if not GOLD.exists():
        print("no judgements")
        return
    judged = {g["id"]: g["places"] for g in map(json.loads, GOLD.open(encoding="utf-8"))}
    hits = found = wanted = right = 0
    for draft in drafts(r for r in news(data) if r["id"] in judged):
        spans = {
            draft.parsed.chars(p.span): p
            for p in draft.places.places
            if draft.parsed.sentences[p.span.sentence].part == "text"
        }
        for start, end, country, geonames in judged[draft.document.id]:
            wanted += 1
            match = next((p for (s, e), p in spans.items() if s < end and start < e), None)
            hits += match is not None
            right += (
                match is not None
                and match.country == country
                and (geonames is None or match.geonames == geonames)
            )
        found += len(spans)
    for name, share in (("precision", hits / found), ("recall", hits / wanted)):
        keep(f"places.{name}", share)
    keep("places.resolved", right / hits)
    print(f"precision {hits / found:.3f}  recall {hits / wanted:.3f}  resolved {right / hits:.3f}")


def cost(data: Path) -> None:
    """Share of the pipeline's time that this room takes."""
    records = news(data)[:40]
    coder = Coder()
    finder = next(s for s in coder.steps if s.name == "places")
    coded = list(coder.drafts(as_document(r) for r in records))
    began = time.perf_counter()
    list(coder.drafts(as_document(r) for r in records))
    whole = time.perf_counter() - began
    began = time.perf_counter()
    for draft in coded:
        finder(draft)
    print(f"share of the pipeline {(time.perf_counter() - began) / whole:.3f}")


def main() -> None:
    data = folder()
    if data is None or not (data / "news.jsonl").is_file():
        sys.exit("give a folder with news.jsonl, or set DRAGOMAN_BENCH")
    parts = {"coverage": coverage, "baseline": baseline, "gold": gold, "cost": cost}
    for name in sys.argv[2:] or parts:
        print(name, end="  ")
        parts[name](data)


if __name__ == "__main__":
    main()
