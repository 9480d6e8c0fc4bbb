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

from dragoman.parse.model import Parsed
from dragoman.parse.parser import Parser
from dragoman.read.document import Document
from dragoman.read.given import as_document
from dragoman.rules import Example as RuleExample
from dragoman.rules import RuleBook, examples_of
from dragoman.statements.building import cue_spans, source_spans, stance_of
from dragoman.statements.candidate import Candidate
from dragoman.statements.choosing import chosen, settle
from dragoman.statements.construction import Constructions
from dragoman.statements.families import FAMILIES
from dragoman.statements.features import features
from dragoman.statements.fitting import Floats, Readings, fit, fit_choice
from dragoman.statements.gathering import gather
from dragoman.statements.labels import Labelled, Places, gold_places, label, places_of
from dragoman.statements.lexicon import Lexicon
from dragoman.statements.ranker import WEIGHTS, Ranker, bucket
from dragoman.statements.shown import matches, shown
from dragoman.statements.speech import Quoted

HELD_OUT: Final = 8
REPEATS: Final = 4
SLACK: Final = 0.003
ALIKE: Final = 0.02


class Example:
    """One document: its candidates with their labels, and its gold attributions."""

    def __init__(
        self, candidates: list[Candidate], labelled: list[Labelled],
        golds: list[dict[str, Places]], constructions: Constructions,
    ) -> None:  # fmt: skip
        self.constructions = constructions
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
    return Example(candidates, labels, golds, constructions)


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


def choices(documents: list[Example]) -> list[Readings]:
    """The cues of attributions that were read in several ways, with the best of the ways."""
    found = []
    for document in documents:
        cues: dict[int, list[Labelled]] = {}
        for candidate, labelled in zip(document.candidates, document.labelled, strict=True):
            cues.setdefault(id(candidate.head), []).append(labelled)
        for readings in cues.values():
            best = max(r.worth for r in readings)
            right = np.array([float(r.worth >= best - ALIKE) for r in readings])
            if best and not right.all():
                found.append(([r.features for r in readings], right / right.sum()))
    return found


def best_threshold(ranker: Ranker, documents: list[Example]) -> tuple[float, float]:
    """The probability from which candidates are kept, and the F that it gives on `documents`.

    Where scores are as good as equal (within `SLACK`), the highest threshold is taken: a false
    statement does more harm than one missed.
    """
    for document in documents:
        for candidate, labelled in zip(document.candidates, document.labelled, strict=True):
            candidate.score, candidate.fitness = ranker.judge(labelled.features)
        settle(document.candidates, document.constructions)
    tried = [(float(t), f_score(documents, float(t))) for t in np.arange(0.2, 0.61, 0.02)]
    best = max(score for _, score in tried)
    return max(pair for pair in tried if pair[1] >= best - SLACK)


def f_score(documents: list[Example], threshold: float) -> float:
    """F of whole attributions; what stands inside another chosen content is not counted."""
    right = shown = wanted = 0
    for document in documents:
        kept = [c for c in document.candidates if c.score >= threshold]
        best = sorted(kept, key=lambda c: -c.score)
        picked = {id(c) for c in chosen(best, document.constructions)}
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
) -> tuple[Ranker, float]:
    """The ranker, its threshold from held-out documents, its weights from all; and the F there."""
    held, rest = documents[::HELD_OUT], [d for i, d in enumerate(documents) if i % HELD_OUT]
    threshold, score = best_threshold(_fitted(rest, own), held)
    ranker = _fitted(documents, own)
    ranker.threshold = threshold
    return ranker, score


def _fitted(documents: list[Example], own: tuple[list[list[int]], list[float]]) -> Ranker:
    rows, targets = training_rows(documents)
    keeping = fit(own[0] + rows, np.concatenate([np.array(own[1]), targets]))
    return Ranker(keeping, fit_choice(choices(documents)))


def main(arguments: list[str]) -> int:
    """Train on the file given and write the weights."""
    documents = list(examples(Path(arguments[0])))
    ranker, score = taught(documents, rule_rows(RuleBook(), Parser()))
    ranker.write(WEIGHTS)
    threshold = f"threshold {ranker.threshold:.2f}"
    sys.stdout.write(f"{threshold}, F {100 * score:.1f} on held-out documents\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
