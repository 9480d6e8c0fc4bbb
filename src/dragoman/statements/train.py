"""Trains the ranker: `python -m dragoman.statements.train polnear/train.jsonl`.

The data is one JSON object a line with "id", "date", "text" and "attributions" (source, cue and
content as character spans). Weights go to `ranker.npz` beside this file; the same data, rules
and parser give the same weights. MODEL.md says what the shipped ones were trained on.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from dragoman.parse.model import Parsed
from dragoman.parse.parser import Parser
from dragoman.read.document import Document
from dragoman.read.given import as_document
from dragoman.rules import Example as RuleExample
from dragoman.rules import RuleBook, examples_of
from dragoman.statements.building import cue_spans, source_spans, stance_of
from dragoman.statements.candidate import Candidate
from dragoman.statements.choosing import chosen
from dragoman.statements.construction import Constructions
from dragoman.statements.families import FAMILIES
from dragoman.statements.features import features
from dragoman.statements.gathering import gather
from dragoman.statements.labels import Labelled, Places, gold_places, label, places_of
from dragoman.statements.lexicon import Lexicon
from dragoman.statements.ranker import BITS, WEIGHTS, bucket
from dragoman.statements.shown import matches, shown
from dragoman.statements.speech import Quoted

EPOCHS: Final = 6
RATE: Final = 0.05
BATCH: Final = 256
HELD_OUT: Final = 8
REPEATS: Final = 4
SLACK: Final = 0.003
SEED: Final = 20
Floats = NDArray[np.float64]


class Example:
    """One document: its candidates with their labels, and its gold attributions."""

    def __init__(
        self, candidates: list[Candidate], labelled: list[Labelled],
        golds: list[dict[str, Places]],
    ) -> None:  # fmt: skip
        self.candidates = candidates
        self.labelled = labelled
        self.golds = golds


def examples(path: Path) -> Iterator[Example]:
    """Every document of the data, parsed, with its candidates labelled."""
    book = RuleBook()
    lexicon, constructions = Lexicon(book), Constructions.load(book)
    with path.open(encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines if line.strip()]
    documents = (as_document({k: r[k] for k in ("id", "date", "text")}) for r in records)
    for record, parsed in zip(records, Parser().parse_many(documents), strict=True):
        yield example(parsed, record["attributions"], lexicon, constructions)


def example(
    parsed: Parsed, attributions: list[dict[str, Any]], lexicon: Lexicon,
    constructions: Constructions,
) -> Example:  # fmt: skip
    """One parsed document with its gold."""
    quoted = Quoted(parsed, constructions.numbers["speech"])
    golds = gold_places(attributions, parsed)
    candidates, labels = [], []
    for group in gather(parsed, quoted, lexicon, constructions):
        for candidate in group:
            labelled = label(places_of(candidate, parsed), golds)
            rivals = sum(c.head is candidate.head for c in group)
            labelled.features = [bucket(n) for n in features(candidate, rivals, parsed, quoted)]
            candidates.append(candidate)
            labels.append(labelled)
    return Example(candidates, labels, golds)


def rule_rows(book: RuleBook, parser: Parser) -> tuple[list[list[int]], list[float]]:
    """The rules' own sentences as training rows: what an example expects is right, what the rule
    itself would take from a never line is wrong. Each counts `REPEATS` times."""
    lexicon, constructions = Lexicon(book), Constructions.load(book)
    told = [e for family in FAMILIES for named in book.rules(family) for e in examples_of(named)]
    documents = [Document(id=e.id, date=e.date, text=e.text) for e in told]
    rows: list[list[int]] = []
    targets: list[float] = []
    for example_, parsed in zip(told, parser.parse_many(documents), strict=True):
        quoted = Quoted(parsed, constructions.numbers["speech"])
        for group in gather(parsed, quoted, lexicon, constructions):
            for candidate in group:
                right = _told(example_, candidate, parsed, lexicon)
                if right is not None:
                    rivals = sum(c.head is candidate.head for c in group)
                    names = features(candidate, rivals, parsed, quoted)
                    rows += [[bucket(n) for n in names]] * REPEATS
                    targets += [float(right)] * REPEATS
    return rows, targets


def _told(
    example_: RuleExample, candidate: Candidate, parsed: Parsed, lexicon: Lexicon
) -> bool | None:
    """Whether a rule's example asks for the candidate; None where it says nothing of it."""
    stance, rules = stance_of(candidate, lexicon)
    if example_.expected is None:
        return False if example_.rule in rules else None
    line = shown(
        parsed, source_spans(candidate), cue_spans(candidate), tuple(candidate.content), stance
    )
    return True if any(matches(wanted, line) for wanted in example_.expected) else None


def training_rows(documents: list[Example]) -> tuple[list[list[int]], Floats]:
    """Features and targets: the best candidate of each attribution is right, one that matches
    none is wrong; the others of an attribution and those inside a content are left out."""
    rows, targets = [], []
    for document in documents:
        best: dict[int, Labelled] = {}
        for labelled in document.labelled:
            if labelled.gold is not None and (
                labelled.gold not in best or labelled.worth > best[labelled.gold].worth
            ):
                best[labelled.gold] = labelled
        for labelled in document.labelled:
            right = labelled.gold is not None and best[labelled.gold] is labelled
            if right or (labelled.gold is None and not labelled.nested):
                rows.append(labelled.features)
                targets.append(float(right))
    return rows, np.array(targets)


def fit(rows: list[list[int]], targets: Floats) -> Floats:
    """Logistic regression by AdaGrad over mini-batches, in an order fixed by `SEED`."""
    order = np.random.default_rng(SEED)
    weights, squares = np.zeros(1 << BITS), np.full(1 << BITS, 1e-3)
    for _ in range(EPOCHS):
        places = order.permutation(len(rows))
        for first in range(0, len(rows), BATCH):
            batch = places[first : first + BATCH]
            _step(weights, squares, [rows[i] for i in batch], targets[batch])
    return weights


def _step(weights: Floats, squares: Floats, rows: list[list[int]], targets: Floats) -> None:
    lengths = np.array([len(r) for r in rows])
    flat = np.concatenate([np.array(r) for r in rows])
    starts = np.concatenate([[0], np.cumsum(lengths)[:-1]])
    chances = 1 / (1 + np.exp(-np.add.reduceat(weights[flat], starts)))
    touched, back = np.unique(flat, return_inverse=True)
    slope = np.bincount(back, weights=np.repeat(chances - targets, lengths))
    squares[touched] += slope**2
    weights[touched] -= RATE * slope / np.sqrt(squares[touched])


def best_threshold(weights: Floats, documents: list[Example]) -> tuple[float, float]:
    """The probability from which candidates are kept, and the F that it gives on `documents`.

    Where scores are as good as equal (within `SLACK`), the highest threshold is taken: a false
    statement does more harm than one missed.
    """
    for document in documents:
        for candidate, labelled in zip(document.candidates, document.labelled, strict=True):
            candidate.score = float(1 / (1 + np.exp(-weights[labelled.features].sum())))
    tried = [(float(t), f_score(documents, float(t))) for t in np.arange(0.2, 0.61, 0.02)]
    best = max(score for _, score in tried)
    return max(pair for pair in tried if pair[1] >= best - SLACK)


def f_score(documents: list[Example], threshold: float) -> float:
    """F of whole attributions; what stands inside another chosen content is not counted."""
    right = shown = wanted = 0
    for document in documents:
        kept = [c for c in document.candidates if c.score >= threshold]
        picked = {id(c) for c in chosen(sorted(kept, key=lambda c: -c.score))}
        mine = [
            labelled for candidate, labelled in
            zip(document.candidates, document.labelled, strict=True) if id(candidate) in picked
        ]  # fmt: skip
        outer = [x for x in mine if not any(_inside(x, y) for y in mine if y is not x)]
        shown += len(outer)
        wanted += len(document.golds)
        right += len({x.gold for x in outer if x.gold is not None})
    return 2 * right / (shown + wanted) if shown + wanted else 0.0


def _inside(one: Labelled, other: Labelled) -> bool:
    return one.places["source"] | one.places["cue"] <= other.places["content"]


def taught(
    documents: list[Example], own: tuple[list[list[int]], list[float]]
) -> tuple[float, float, Floats]:
    """Threshold and F from held-out documents, and weights from all of them."""
    held, rest = documents[::HELD_OUT], [d for i, d in enumerate(documents) if i % HELD_OUT]
    threshold, score = best_threshold(fit(*_with(own, training_rows(rest))), held)
    return threshold, score, fit(*_with(own, training_rows(documents)))


def _with(
    own: tuple[list[list[int]], list[float]], more: tuple[list[list[int]], Floats]
) -> tuple[list[list[int]], Floats]:
    return own[0] + more[0], np.concatenate([np.array(own[1]), more[1]])


def main(arguments: list[str]) -> int:
    """Train on the file given and write the weights."""
    documents = list(examples(Path(arguments[0])))
    own = rule_rows(RuleBook(), Parser())
    threshold, score, weights = taught(documents, own)
    np.savez_compressed(WEIGHTS, weights=weights.astype(np.float16), threshold=threshold)
    sys.stdout.write(f"threshold {threshold:.2f}, F {100 * score:.1f} on held-out documents\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
