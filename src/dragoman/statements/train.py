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
from dragoman.statements.choosing import by_cue, chosen, settle
from dragoman.statements.construction import Constructions
from dragoman.statements.families import FAMILIES
from dragoman.statements.features import features, glance
from dragoman.statements.fitting import Cue, Floats, fit
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
CUE_SLACK: Final = 0.25
MISSED: Final = 0.03


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

    def by_cue(self) -> list[list[Labelled]]:
        """The labelled candidates, those of one cue together."""
        cues: dict[int, list[Labelled]] = {}
        for candidate, labelled in zip(self.candidates, self.labelled, strict=True):
            cues.setdefault(id(candidate.head), []).append(labelled)
        return list(cues.values())


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
    for readings in _cues(parsed, quoted, lexicon, constructions):
        seen = np.array([bucket(n) for n in glance(readings)])
        for candidate in readings:
            labelled = label(places_of(candidate, parsed), golds)
            labelled.glance = seen
            labelled.features = _places(candidate, readings, parsed, quoted)
            candidates.append(candidate)
            labels.append(labelled)
    return Example(candidates, labels, golds, constructions)


def _cues(
    parsed: Parsed, quoted: Quoted, lexicon: Lexicon, constructions: Constructions
) -> Iterator[list[Candidate]]:
    for group in gather(parsed, quoted, lexicon, constructions):
        yield from by_cue(group)


def _places(
    candidate: Candidate, readings: list[Candidate], parsed: Parsed, quoted: Quoted
) -> NDArray[np.int64]:
    return np.array([bucket(n) for n in features(candidate, len(readings), parsed, quoted)])


def own_cues(book: RuleBook, parser: Parser) -> list[Cue]:
    """The rules' own sentences as cues to learn from: what an example expects is right, what the
    rule itself would take from a never line is wrong. Each counts `REPEATS` times."""
    lexicon, constructions = Lexicon(book), Constructions.load(book)
    told = [e for family in FAMILIES for named in book.rules(family) for e in examples_of(named)]
    documents = [Document(id=e.id, date=e.date, text=e.text) for e in told]
    found: list[Cue] = []
    for example_, parsed in zip(told, parser.parse_many(documents), strict=True):
        quoted = Quoted(parsed, constructions.numbers["speech"])
        for readings in _cues(parsed, quoted, lexicon, constructions):
            right = [_told(example_, c, parsed, lexicon) for c in readings]
            if any(r is not None for r in right):
                seen = tuple(_places(c, readings, parsed, quoted) for c in readings)
                found += [Cue(seen, _shared([float(r or False) for r in right]))] * REPEATS
    return found


def _shared(worth: list[float]) -> tuple[float, ...]:
    """What share of being right each of the best readings has."""
    best = max(worth)
    right = [float(best > 0 and w >= best - ALIKE) for w in worth]
    return tuple(r / max(sum(right), 1) for r in right)


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


def cues_of(documents: list[Example]) -> list[tuple[Cue, NDArray[np.int64]]]:
    """Cues with their readings' shares, and what is seen of each at a glance.

    The best readings of an attribution's cue are right; a cue none of whose readings matches one
    is none. Readings inside a content are left out, and cues that read an attribution much less
    well than another cue does.
    """
    found = []
    for document in documents:
        worth = _best_worth(document)
        for readings in document.by_cue():
            matched = [r for r in readings if r.gold is not None]
            best = max((r.worth for r in matched), default=0.0)
            if matched and best < max(worth[r.gold] for r in matched) - CUE_SLACK:
                continue
            kept = readings if matched else [r for r in readings if not r.nested]
            if kept:
                shares = _shared([r.worth if r.gold is not None else 0.0 for r in kept])
                found.append((Cue(tuple(r.features for r in kept), shares), kept[0].glance))
    return found


def _best_worth(document: Example) -> dict[int | None, float]:
    best: dict[int | None, float] = {}
    for labelled in document.labelled:
        best[labelled.gold] = max(best.get(labelled.gold, 0.0), labelled.worth)
    return best


def fit_glance(cues: list[tuple[Cue, NDArray[np.int64]]]) -> tuple[Floats, float]:
    """Weights of the glance, and the probability below which hardly a cue is one."""
    weights = fit([Cue((seen,), (float(sum(cue.shares)),)) for cue, seen in cues])
    scores = np.array([weights[seen].sum() for cue, seen in cues if sum(cue.shares)])
    return weights, float(1 / (1 + np.exp(-np.quantile(scores, MISSED))))


def best_threshold(ranker: Ranker, documents: list[Example]) -> tuple[float, float]:
    """The probability from which candidates are kept, and the F that it gives on `documents`.

    Where scores are as good as equal (within `SLACK`), the highest threshold is taken: a false
    statement does more harm than one missed.
    """
    for document in documents:
        judge(ranker, document)
    tried = [(float(t), f_score(documents, float(t))) for t in np.arange(0.2, 0.61, 0.02)]
    best = max(score for _, score in tried)
    return max(pair for pair in tried if pair[1] >= best - SLACK)


def judge(ranker: Ranker, document: Example) -> None:
    """Give each of a document's candidates its score."""
    places = {id(x): c for c, x in zip(document.candidates, document.labelled, strict=True)}
    for readings in document.by_cue():
        hopeless = ranker.is_hopeless(readings[0].glance.tolist())
        found = ranker.judge([r.features.tolist() for r in readings])
        for labelled, (chance, fitness) in zip(readings, found, strict=True):
            candidate = places[id(labelled)]
            candidate.score, candidate.fitness = 0.0 if hopeless else chance, fitness
    settle(document.candidates, document.constructions)


def f_score(documents: list[Example], threshold: float) -> float:
    """F of whole attributions; what stands inside another chosen content is not counted."""
    right = shown = wanted = 0
    for document in documents:
        kept = [c for c in document.candidates if c.score >= threshold]
        best = sorted(kept, key=lambda c: -c.score)
        picked = {id(c) for c in chosen(best, threshold, document.constructions)}
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


def taught(documents: list[Example], own: list[Cue]) -> tuple[Ranker, float]:
    """The ranker, its threshold from held-out documents, its weights from all; and the F there."""
    held, rest = documents[::HELD_OUT], [d for i, d in enumerate(documents) if i % HELD_OUT]
    threshold, score = best_threshold(_fitted(rest, own), held)
    ranker = _fitted(documents, own)
    ranker.threshold = threshold
    return ranker, score


def _fitted(documents: list[Example], own: list[Cue]) -> Ranker:
    cues = cues_of(documents)
    weights, least = fit_glance(cues)
    return Ranker(fit([*own, *(cue for cue, _ in cues)]), weights, least)


def main(arguments: list[str]) -> int:
    """Train on the file given and write the weights."""
    documents = list(examples(Path(arguments[0])))
    ranker, score = taught(documents, own_cues(RuleBook(), Parser()))
    ranker.write(WEIGHTS)
    threshold = f"threshold {ranker.threshold:.2f}"
    sys.stdout.write(f"{threshold}, F {100 * score:.1f} on held-out documents\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
