"""Places: judged mentions and events, other taggers beside, coverage and cost.

    python -m benchmarks.places FOLDER [gold|events|others|coverage|cost ...]  (or DRAGOMAN_BENCH)

FOLDER holds `news.jsonl`. What was judged stands in places_gold.jsonl; _judged_places.py says how.
"""

from __future__ import annotations

import gc
import json
import os
import sys
import time
import tracemalloc
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from benchmarks._figures import keep
from benchmarks._gazetteer_taggers import TAGGERS, Absent, Tagger
from benchmarks._judged_places import Agreement, Found, Judged, count, judgements, shares
from dragoman.actors.finder import ActorFinder
from dragoman.coder import Coder
from dragoman.draft import Draft
from dragoman.events.model import Event
from dragoman.parse.parser import Parser
from dragoman.places.finder import PlaceFinder
from dragoman.places.gazetteer import Gazetteer, load_gazetteer
from dragoman.places.model import Place
from dragoman.read.given import as_document
from dragoman.rules import RuleBook

LABELS = ("GPE", "LOC", "FAC")
DOCUMENTS = 120
BASES = ("clause", "sentence", "dateline")


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


def found_in(draft: Draft) -> list[Found]:
    """The places of the report's text, as the judgements count them."""
    return [
        found_as(place, *draft.parsed.chars(place.span))
        for place in draft.places.places
        if draft.parsed.sentences[place.span.sentence].part == "text"
    ]


def found_as(place: Place, start: int, end: int) -> Found:
    return Found(
        start, end, place.country, place.lat, place.lon, place.radius, place.geonames, place.admin1
    )


def gold(data: Path) -> None:
    """Precision and recall of mentions, and the share of them resolved to the right place."""
    judged, agree = mentioned(), Agreement()
    counts = {half: Counter[str]() for half in ("open", "held")}
    for draft in drafts(r for r in news(data) if r["id"] in judged):
        of_report = judged[draft.document.id]
        count(found_in(draft), of_report, agree, counts[of_report.half])
    for half, counted in counts.items():
        print(f"{half}  {told(shares(counted))}  of {counted['wanted']}")
        for name, share in shares(counted).items():
            keep(f"places.{half}.{name}", share)


def mentioned() -> dict[str, Judged]:
    """The reports whose mentions were judged."""
    return {name: judged for name, judged in judgements().items() if judged.places is not None}


def told(figures: dict[str, float]) -> str:
    return "  ".join(f"{name} {share:.3f}" for name, share in figures.items())


def events(data: Path) -> None:
    """Whether judged events are placed right, by where the text names the place."""
    judged, agree = judgements(), Agreement()
    counts: dict[str, Counter[str]] = {}
    records = [r for r in news(data) if r["id"] in judged]
    for draft in Coder().drafts(as_document(r) for r in records):
        of_report = judged[draft.document.id]
        counted = counts.setdefault(f"{of_report.events_half} draw {of_report.draw}", Counter())
        count_events(draft, of_report, agree, counted)
    for half in ("open", "held"):
        both = [counted for name, counted in counts.items() if name.startswith(half)]
        show_events(half, sum(both, Counter()))
        keep(f"places.{half}.event_place", _share(sum(both, Counter()), BASES))
    for name, counted in sorted(counts.items()):
        show_events(name, counted)


def show_events(name: str, counts: Counter[str]) -> None:
    """Print the share of events placed right, without and with those that other sentences place."""
    named = sum(counts[b] for b in BASES)
    each = "  ".join(f"{b} {counts[f'{b} right']}/{counts[b]}" for b in (*BASES, "report"))
    with_rest, of = _share(counts, (*BASES, "report")), named + counts["report"]
    print(f"{name}  right {_share(counts, BASES):.3f} of {named} that sentence or dateline name")
    print(f"      {with_rest:.3f} of {of} with those that another sentence names")
    print(f"      {each}  none named {counts['none']}, placed all the same {counts['placed']}")


def _share(counts: Counter[str], bases: tuple[str, ...]) -> float:
    return sum(counts[f"{b} right"] for b in bases) / max(1, sum(counts[b] for b in bases))


def count_events(draft: Draft, judged: Judged, agree: Agreement, counts: Counter[str]) -> None:
    """Count judged events that are coded now, those placed right, and those placed for nothing."""
    answers = answered(draft, judged)
    counts["gone"] += len(judged.events) - len(answers)
    for event, right, basis in answers:
        place = draft.places.places[event.place] if event.place is not None else None
        counts[basis or "none"] += 1
        if not right:
            counts["placed"] += place is not None
        elif place is not None:
            found = found_as(place, 0, 0)
            counts[f"{basis} right"] += any(agree(found, judged.where[w]) for w in right)


def answered(draft: Draft, judged: Judged) -> list[tuple[Event, tuple[int, ...], str | None]]:
    """The coded events that were judged, each with its right places and where they are named.

    An event whose words were judged as two ("accused of shelling") answers for its first one.
    """
    found: dict[int, tuple[int, Event, tuple[int, ...], str | None]] = {}
    for start, end, right, basis in judged.events:
        event = coded_at(draft, start, end)
        if event is not None:
            away = abs(draft.parsed.chars(event.trigger[0])[0] - start)
            known = found.get(id(event))
            if known is None or away < known[0]:
                found[id(event)] = (away, event, right, basis)
    return [(event, right, basis) for _, event, right, basis in found.values()]


def coded_at(draft: Draft, start: int, end: int) -> Event | None:
    """The event whose trigger starts where a judged one does, else one that overlaps it."""
    spans = [
        (*draft.parsed.chars(span), event)
        for event in draft.events.events
        for span in event.trigger
        if draft.parsed.sentences[event.sentence].part == "text"
    ]
    over = [found for found in spans if found[0] < end and start < found[1]]
    return min(over, key=lambda found: abs(found[0] - start))[2] if over else None


def others(data: Path) -> None:
    """The held half for a baseline by population and for taggers that PyPI installs."""
    agree = Agreement()
    judged = {name: report for name, report in mentioned().items() if report.half == "held"}
    records = [r for r in news(data) if r["id"] in judged]
    ours = {d.document.id: found_in(d) for d in drafts(records)}
    print(f"{'dragoman':24} {_table_row(records, ours, judged, agree)}")
    for make in TAGGERS:
        try:
            tagger: Tagger = make()
        except Absent as absent:
            print(f"{make.title:24} not installed ({absent})")
            continue
        answers = {r["id"]: list(tagger(r["text"])) for r in records}
        print(f"{make.title:24} {_table_row(records, answers, judged, agree)}")


def _table_row(
    records: list[dict],
    answers: dict[str, list[Found]],
    judged: dict[str, Judged],
    agree: Agreement,
) -> str:
    counts = Counter[str]()
    for record in records:
        count(answers[record["id"]], judged[record["id"]], agree, counts)
    return told(shares(counts))


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


def cost(data: Path) -> None:
    """Time and memory of loading the table, and the room's share of the pipeline's time."""
    path = load_gazetteer().path
    gc.collect()
    begun = time.process_time()
    Gazetteer(path)
    seconds = keep("places.load_seconds", time.process_time() - begun)
    tracemalloc.start()
    kept = Gazetteer(path)
    size, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    keep("places.load_megabytes", size / 1e6)
    print(
        f"table loaded in {seconds:.3f} s of one core, {size / 1e6:.0f} MB for {len(kept)} places"
    )
    records = news(data)[:40]
    coder = Coder()
    finder = next(s for s in coder.steps if s.name == "places")
    coded = list(coder.drafts(as_document(r) for r in records))
    begun = time.process_time()
    list(coder.drafts(as_document(r) for r in records))
    whole = time.process_time() - begun
    begun = time.process_time()
    for draft in coded:
        finder(draft)
    share = keep("places.share_of_pipeline", (time.process_time() - begun) / whole)
    print(f"share of the pipeline {share:.3f}")


def main() -> None:
    data = folder()
    if data is None or not (data / "news.jsonl").is_file():
        sys.exit("give a folder with news.jsonl, or set DRAGOMAN_BENCH")
    parts = {"gold": gold, "events": events, "others": others, "coverage": coverage, "cost": cost}
    for name in sys.argv[2:] or parts:
        print(f"-- {name}")
        parts[name](data)


if __name__ == "__main__":
    main()
