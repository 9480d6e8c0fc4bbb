"""Training gives the same weights from the same data, and learns what it is shown."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from dragoman.coder import Coder
from dragoman.read.given import as_document
from dragoman.statements.construction import Constructions
from dragoman.statements.fitting import fit
from dragoman.statements.labels import agree, jaccard
from dragoman.statements.lexicon import Lexicon
from dragoman.statements.ranker import Ranker
from dragoman.statements.train import Example, cues_of, example, judge

TEXT = "The governor said the bridge would be closed. The rain stopped at noon."
GOLD = {
    "source": [[0, 12]],
    "cue": [[13, 17]],
    "content": [[18, 44]],
}


def labelled(coder: Coder) -> Example:
    parsed = coder.parser.parse(as_document({"text": TEXT, "date": "2024-05-15"}))
    book = coder.book
    return example(parsed, [GOLD], Lexicon(book), Constructions.load(book))


def test_gold_is_laid_over_the_right_candidate(coder: Coder) -> None:
    document = labelled(coder)
    right = [c for c, x in zip(document.candidates, document.labelled, strict=True)
             if x.gold is not None]  # fmt: skip
    assert {c.lemma for c in right} == {"say"}


def test_same_rows_give_the_same_weights(coder: Coder) -> None:
    cues = [cue for cue, _ in cues_of([labelled(coder)])]
    first, second = fit(cues), fit(cues)
    assert np.array_equal(first, second)
    assert np.any(first)


def test_shipped_ranker_tells_speech_from_a_road(coder: Coder) -> None:
    document = labelled(coder)
    judge(Ranker.load(), document)
    best = max(document.candidates, key=lambda c: c.score)
    assert best.lemma == "say"
    assert best.score > 0.9


def test_weights_written_are_the_weights_read(coder: Coder, tmp_path: Path) -> None:
    cues = [cue for cue, _ in cues_of([labelled(coder)])]
    written = Ranker(fit(cues), fit(cues), 0.25, 0.4)
    written.write(tmp_path / "weights.npz")
    read = Ranker.load(tmp_path / "weights.npz")
    assert (read.least, read.threshold) == (0.25, 0.4)
    assert np.allclose(read.reading, written.reading, atol=1e-3)
    assert np.array_equal(read.reading != 0, written.reading.astype(np.float16) != 0)


def test_cue_that_the_glance_finds_hopeless_is_not_weighed(coder: Coder) -> None:
    document = labelled(coder)
    shipped = Ranker.load()
    judge(Ranker(shipped.reading, shipped.glance, least=1.0), document)
    assert {c.score for c in document.candidates} == {0.0}


def test_jaccard_and_agreement_follow_the_scorer() -> None:
    one = frozenset({(0, 1), (0, 2)})
    other = frozenset({(0, 2), (0, 3), (0, 4)})
    assert jaccard(one, other) == 0.25
    assert agree(one, other)
    assert agree(frozenset(), frozenset())
    assert not agree(one, frozenset())


def test_model_card_names_the_data_and_the_command() -> None:
    folder = Path(__file__).parents[2] / "src" / "dragoman" / "statements"
    card = (folder / "MODEL.md").read_text(encoding="utf-8")
    assert "PolNeAR" in card
    assert "python -m dragoman.statements.train" in card
