"""The quickened pipeline says what the plain one says, whatever shares a batch with a sentence."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest
from spacy.language import Language
from spacy.tokens import Doc

from dragoman.parse.arithmetic import Aligned, quicken
from dragoman.parse.parser import Parser, load_pipeline
from dragoman.parse.words import Words
from dragoman.read.document import Document

SENTENCES = [
    "The Peruvian foreign minister, who had flown in overnight, told Quito to pull back.",
    "There is no truce.",
    "They're gonna talk, aren't they?",
    "Let's not pretend that Ankara hasn't got 200 drones within 30 km of the border.",
    "He'd hoped the ceasefire would hold; she hadn't.",
    "Shelling.",
    "“We will never sign,” said Col. Ochoa of the 2nd Brigade on Tuesday, 14 May.",
    "Ain't nobody leaving C'mon bridge, y'all.",
] * 6
TREE = ["TAG", "DEP", "HEAD", "ENT_TYPE", "ENT_IOB"]


@pytest.fixture(scope="module")
def plain() -> Language:
    return load_pipeline()


@pytest.fixture(scope="module")
def quick() -> Language:
    pipeline = load_pipeline()
    quicken(pipeline)
    return pipeline


def _trees(pipeline: Language, size: int) -> list[bytes]:
    docs = pipeline.pipe(SENTENCES, batch_size=size)
    return [doc.to_array(TREE).tobytes() for doc in docs]


def test_the_quickened_pipeline_parses_as_the_plain_one(plain: Language, quick: Language) -> None:
    assert _trees(quick, 64) == _trees(plain, 64)


def test_no_vector_of_a_word_hangs_on_what_shares_its_batch(quick: Language) -> None:
    alone = [quick(text).tensor for text in SENTENCES]
    together = [doc.tensor for doc in quick.pipe(SENTENCES, batch_size=64)]
    assert all(np.array_equal(a, b) for a, b in zip(alone, together, strict=True))


def test_words_are_read_as_the_pipelines_own_rules_read_them(plain: Language) -> None:
    words = Words(plain)
    ruled = list(plain.pipe(SENTENCES))
    unruled: list[Doc] = list(plain.pipe(SENTENCES, disable=list(words.ruled)))
    for doc, bare in zip(ruled, unruled, strict=True):
        read = words.read(bare)
        assert [w.pos for w in read] == [t.pos_ for t in doc]
        assert [w.tag for w in read] == [t.tag_ for t in doc]
        lemmas = [(w.lemma, t.lemma_.lower()) for w, t in zip(read, doc, strict=True)]
        assert {pair for pair in lemmas if pair[0] != pair[1]} <= {("hope", "hop")}


def test_sequences_come_back_from_their_tiles_as_they_were() -> None:
    ops = Aligned(12)
    given = [np.full((size, 3), size, dtype="f") for size in (1, 12, 0, 7, 25)]
    flat = ops.flatten(given, pad=4)
    assert len(flat) % 12 == 0
    back = ops.unflatten(flat, np.array([len(x) for x in given]), pad=4)
    assert all(np.array_equal(a, b) for a, b in zip(given, back, strict=True))
    assert flat[:4].sum() == 0


def test_the_parser_leaves_the_words_to_their_own_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    parser = Parser()
    asked: list[int] = []

    def listening(_: object, doc: Doc) -> Doc:
        asked.append(len(doc))
        return doc

    for name in parser.words.ruled:
        monkeypatch.setattr(type(parser.pipeline.get_pipe(name)), "__call__", listening)
    parser.parse(Document(id="a", date=dt.date(2024, 5, 14), text="Quito denied the report."))
    assert set(asked) == {1}
