"""Entries of rule files stand for every phrase that they shorten."""

from __future__ import annotations

import pytest

from dragoman.events.lexicon import entries


@pytest.mark.parametrize(
    ("entry", "read"),
    [
        ("test|fire missile", {"test missile", "fire missile"}),
        ("test|test-fire rocket", {"test rocket", "test fire rocket"}),
        ("declare no-fly|buffer zone", {"declare no fly zone", "declare buffer zone"}),
        ("stage die-in", {"stage die in"}),
    ],
)
def test_alternatives_of_several_words_stand_for_themselves(entry: str, read: set[str]) -> None:
    found = entries([entry], verbal=True, spelled=False)
    assert {" ".join((head, *chain)) for head, chain in found} == read
