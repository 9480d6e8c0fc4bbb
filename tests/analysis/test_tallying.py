"""Numbers in sentences, and what each counts."""

from __future__ import annotations

import pytest

from dragoman.analysis.gathering import Sentence
from dragoman.analysis.tallying import tallies


def told(*sentences: str) -> list[tuple[str, float, float | None]]:
    found, at = [], 0
    for words in sentences:
        found.append(Sentence("r1", "text", at, at + len(words), words))
        at += len(words) + 1
    return [(t.counts, t.least, t.most) for t in tallies(found)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Four border guards were killed.", ("killed", 4, 4)),
        ("Shelling killed at least nineteen people.", ("killed", 19, None)),
        ("More than 1,300 people were arrested.", ("arrested", 1301, None)),
        ("The blast wounded twenty-four sailors.", ("injured", 24, 24)),
        ("Some three thousand people were left homeless.", ("displaced", 2700, 3300)),
        ("The skippers have lost 2.5 million kroner.", ("lost", 2_500_000, 2_500_000)),
        (
            "The flood made half a million people flee; half a million fled.",
            ("displaced", 5e5, 5e5),
        ),
    ],
)
def test_a_number_counts_what_the_nearest_word_says(
    text: str, wanted: tuple[str, float, float | None]
) -> None:
    assert wanted in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "The battle of 2022 left many dead.",
        "On May 3 the dead were buried.",
        "It took twelve days until the wounded were evacuated.",
        "Of four boats, all carried the dead home.",
        "At 09.35 the ministry confirmed the kidnapping.",
    ],
)
def test_years_days_and_other_things_are_no_tally(text: str) -> None:
    assert told(text) == []


def test_a_number_that_names_nothing_counts_what_was_counted_before() -> None:
    assert told("Police arrested twelve people.", "The union speaks of eight.") == [
        ("arrested", 12, 12), ("arrested", 8, 8),
    ]  # fmt: skip
