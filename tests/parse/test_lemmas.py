"""Base forms follow English spelling."""

from __future__ import annotations

import pytest

from dragoman.parse.lemmas import with_silent_e


@pytest.mark.parametrize(
    ("form", "given", "right"),
    [
        ("hoped", "hop", "hope"),
        ("hopes", "hop", "hope"),
        ("hated", "hat", "hate"),
        ("fined", "fin", "fine"),
        ("staged", "stag", "stage"),
        ("hopped", "hop", "hop"),
        ("hops", "hop", "hop"),
        ("planned", "plan", "plan"),
        ("showed", "show", "show"),
        ("boxed", "box", "box"),
        ("played", "play", "play"),
        ("buses", "bus", "bus"),
        ("needed", "need", "need"),
        ("visited", "visit", "visit"),
        ("asked", "ask", "ask"),
        ("met", "meet", "meet"),
    ],
)
def test_a_silent_e_is_given_back_only_where_spelling_proves_it(
    form: str, given: str, right: str
) -> None:
    assert with_silent_e(form, given) == right
