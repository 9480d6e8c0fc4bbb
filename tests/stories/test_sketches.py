"""Copies are found by shingles whatever is put before, after or between."""

from __future__ import annotations

from tests.stories.reports import REPORTS, WIRE

from dragoman.stories.sketches import bands, shingles, similarity

LIKE = 1.0


def test_a_text_is_like_itself_whatever_its_commas_and_capitals() -> None:
    shouted = WIRE.upper().replace(",", " ,")
    assert similarity(shingles(WIRE), shingles(shouted)) == LIKE


def test_a_copy_with_a_longer_tail_is_a_copy() -> None:
    tail = " ".join(f"Word{number} follows word{number + 1}." for number in range(60))
    assert similarity(shingles(WIRE), shingles(f"{WIRE} {tail}")) is not None


def test_another_report_of_the_same_day_is_no_copy() -> None:
    other = next(r["text"] for r in REPORTS if r["id"] == "other")
    assert similarity(shingles(WIRE), shingles(other)) is None


def test_copies_share_a_band_and_others_none() -> None:
    own = list(enumerate(bands(shingles(WIRE))))
    copied = list(enumerate(bands(shingles("BATUMI, May 14 - " + WIRE[:-40]))))
    other = " ".join(f"Ministers of region {number} met in town {number}." for number in range(9))
    assert set(own) & set(copied)
    assert not set(own) & set(enumerate(bands(shingles(other))))


def test_a_text_of_a_few_words_has_no_likes() -> None:
    assert bands(shingles("Read more on our page")) == []
