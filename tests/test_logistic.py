"""Weights fitted to answers."""

from __future__ import annotations

import pytest

from dragoman.logistic import fit


def test_what_goes_with_the_answer_gets_weight_and_noise_does_not() -> None:
    rows = [(float(yes), float(noise)) for yes in (0, 1) for noise in (0, 1)] * 20
    answers = [bool(yes) for yes, _ in rows]
    bias, telling, noise = fit(rows, answers)
    assert bias < 0 < telling
    assert noise == pytest.approx(0.0, abs=1e-6)


def test_the_same_rows_give_the_same_weights() -> None:
    rows, answers = [(0.2, 1.0), (0.9, 0.0), (0.5, 0.5)], [False, True, True]
    assert fit(rows, answers).tolist() == fit(rows, answers).tolist()


def test_a_row_that_counts_twice_is_the_same_as_two_rows() -> None:
    rows, answers = [(0.2,), (0.9,), (0.5,)], [False, True, False]
    twice = fit([*rows, rows[-1]], [*answers, answers[-1]])
    assert fit(rows, answers, [1.0, 1.0, 2.0]) == pytest.approx(twice)
