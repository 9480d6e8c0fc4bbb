"""Trains the ranker of relations: `python -m dragoman.events.train_relations TABLE [TABLE ...]`.

The data are tables with the column marked_sentence (source and target between <s> and <t>) and
either gold_root (a PLOVER type, or YIELD for CONCEDE or RETREAT) or gold_binary (1 for conflict,
0 for none). Weights go to `relations.npz` beside this file; the same data, rules and parser give
the same weights. RELATIONS_MODEL.md says what the shipped ones were trained on.
"""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from zlib import crc32

import numpy as np

from dragoman.coder import PAIR_DATE, Coder, Pair
from dragoman.draft import Draft
from dragoman.events import scale
from dragoman.events.families import FAMILIES, matches, show
from dragoman.events.lexicon import Lexicon
from dragoman.events.model import Event
from dragoman.events.relation_fitting import Row, fit
from dragoman.events.relation_ranker import WEIGHTS, RelationRanker
from dragoman.events.relations import YIELDING, Found, Relations, by_ranker, by_rules
from dragoman.events.sides import Chars
from dragoman.read.document import Document
from dragoman.rules import examples_of

FOLDS: Final = 5
OWN_WEIGHT: Final = 0.3
BINARY_WEIGHT: Final = 0.3
"""Of a label that tells only whether there is conflict."""
BINARY: Final = {"0": False, "1": True}
MARK: Final = re.compile(r"<(/?)([st])>")
BY_CAMEO: Final = ("ACCUSE", "COERCE")


class Told:
    """A sentence of the data: what the rules find in it, and the label that it carries."""

    def __init__(self, pair: Pair, label: str, found: Found) -> None:
        self.label = label
        self.found = found
        self.fold = crc32(pair.text.encode()) % FOLDS
        self.binary = label in BINARY
        weight = BINARY_WEIGHT if self.binary else 1.0
        self.row = Row(found.features(), _answer(label, found), weight)


def read_pair(row: str, marked: str) -> Pair:
    """The sentence without its marks, and the spans that they stood around."""
    text, at = "", 0
    spans: dict[str, tuple[int, int]] = {}
    for mark in MARK.finditer(marked):
        text += marked[at : mark.start()]
        at = mark.end()
        closing, side = mark.groups()
        if not closing:
            spans.setdefault(side, (len(text), -1))
        elif spans[side][1] < 0:
            spans[side] = (spans[side][0], len(text))
    return Pair(row, text + marked[at:], spans.get("s"), spans.get("t"))


def told(path: Path, coder: Coder, relations: Relations) -> list[Told]:
    """Every sentence of a table, read by the rules."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    pairs = [read_pair(str(i), row["marked_sentence"]) for i, row in enumerate(rows)]
    drafts = coder.drafts(Document(id=p.id, date=PAIR_DATE, text=p.text) for p in pairs)
    return [
        Told(
            pair,
            row.get("gold_root") or row["gold_binary"],
            relations.found(draft, pair.source, pair.target),
        )
        for pair, row, draft in zip(pairs, rows, drafts, strict=True)
    ]


def _answer(label: str, found: Found) -> dict[str, float]:
    """The codebook's type for a label.

    YIELD is what the rules take it for, either half where they do not say. Where the label
    follows CAMEO, in which courts accuse and sanctions coerce, and the rules see a SANCTION, it
    is one. Where it tells only of conflict, it is what the rules find among such types.
    """
    if label in BINARY:
        return _conflict(found, wanted=BINARY[label])
    if label == "YIELD":
        known = {t: found.scores[t] for t in YIELDING if t in found.scores}
        return {max(known, key=lambda t: known[t]): 1.0} if known else dict.fromkeys(YIELDING, 0.5)
    rules = by_rules(found)
    if label in BY_CAMEO and rules.type == "SANCTION":
        convicts = rules.mode == "convict"
        return {"SANCTION" if convicts == (label == "ACCUSE") else label: 1.0}
    return {label: 1.0}


def _conflict(found: Found, *, wanted: bool) -> dict[str, float]:
    """The types of conflict, or all others, by what the rules make of them."""
    fitting = [t for t in scale.types() if (scale.quad(t) in scale.CONFLICT) is wanted]
    best = by_rules(found).type
    if best in fitting:
        return {best: 1.0}
    scores = {t: found.scores.get(t, 0.0) for t in fitting}
    total = sum(scores.values())
    return {t: s / total if total else 1 / len(fitting) for t, s in scores.items()}


def own_rows(coder: Coder, relations: Relations) -> list[Row]:
    """The rules' own sentences as rows: an expected event tells what holds between its parties.

    What the rules answer is left out of their features: of their own sentences it is always true.
    """
    examples = [
        e for family in FAMILIES for named in coder.book.rules(family)
        for e in examples_of(named) if e.expected
    ]  # fmt: skip
    documents = (Document(id=e.id, date=e.date, text=e.text) for e in examples)
    rows = []
    for example, draft in zip(examples, coder.drafts(documents), strict=True):
        for event in _expected(draft, example.expected or ()):
            found = relations.found(draft, *_spans(draft, event))
            seen = {n: v for n, v in found.features().items() if not n.startswith("rules:")}
            rows.append(Row(seen, {event.type: 1.0}, OWN_WEIGHT))
    return rows


def _expected(draft: Draft, wanted: tuple[str, ...]) -> Iterator[Event]:
    """The event behind each expected record; those without an actor link no spans."""
    for record in wanted:
        found = (e for e in draft.events.events if matches(record, show(draft, e)))
        event = next(found, None)
        if event is not None and event.actors:
            yield event


def _spans(draft: Draft, event: Event) -> tuple[Chars | None, Chars | None]:
    """Where the event's first actor and its first recipient stand."""
    parties = event.actors[:1] if event.recipients else event.actors[:2]
    sides = [*parties, *event.recipients[:1]][:2]
    spans = [draft.parsed.chars(draft.actors.mentions[m].span) for m in sides]
    return spans[0], spans[1] if len(spans) > 1 else None


def held_out(data: list[Told], own: list[Row]) -> Iterator[tuple[Told, RelationRanker]]:
    """Each sentence with a ranker that has seen neither it nor any other of the same words."""
    for fold in range(FOLDS):
        ranker = taught([d.row for d in data if d.fold != fold] + own)
        yield from ((d, ranker) for d in data if d.fold == fold)


def taught(rows: list[Row], sharpness: float = 1.0) -> RelationRanker:
    """The ranker that the rows teach."""
    types = tuple(scale.types())
    return RelationRanker(types, fit(rows, types), sharpness)


def best_sharpness(judged: list[tuple[Told, RelationRanker]]) -> float:
    """The sharpness at which held-out answers are as often right as their probabilities say."""
    tried = np.arange(0.5, 2.05, 0.1)
    return float(round(min(tried, key=lambda s: _surprise(judged, float(s))), 1))


def _surprise(judged: list[tuple[Told, RelationRanker]], sharpness: float) -> float:
    total = 0.0
    for one, ranker in judged:
        shares = RelationRanker(ranker.types, ranker.weights, sharpness).shares(one.row.features)
        total -= sum(part * np.log(shares[t] + 1e-9) for t, part in one.row.answer.items())
    return total


def main(arguments: list[str]) -> int:
    """Train on the tables given and write the weights."""
    coder = Coder(rules_only=True)
    relations = Relations(Lexicon.load(coder.book), learned=False)
    data = [one for table in arguments for one in told(Path(table), coder, relations)]
    own = own_rows(coder, relations)
    judged = [(one, ranker) for one, ranker in held_out(data, own) if not one.binary]
    sharpness = best_sharpness(judged)
    taught([d.row for d in data] + own, sharpness).write(WEIGHTS)
    right = sum(_same(by_ranker(d.found, ranker).type, d.label) for d, ranker in judged)
    rules = sum(_same(by_rules(d.found).type, d.label) for d, _ in judged)
    sys.stdout.write(
        f"{len(data)} sentences and {len(own)} of the rules' own; held out, "
        f"{right / len(judged):.3f} right (rules alone {rules / len(judged):.3f}); "
        f"sharpness {sharpness}\n"
    )
    return 0


def _same(found: str, label: str) -> bool:
    return found == label or (label == "YIELD" and found in YIELDING)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
