"""How examples of statement rules are compared."""

from __future__ import annotations

from dragoman.statements.shown import matches


def test_open_part_matches_anything() -> None:
    assert matches("Oslo | said | ... | say", "Oslo | said | that rain came | say")


def test_trailing_parts_may_be_left_out() -> None:
    assert matches("Oslo | said", "Oslo | said | that rain came | say")


def test_other_source_does_not_match() -> None:
    assert not matches("Oslo | ...", "Bergen | said | that rain came | say")
