"""Weights kept in a file weigh as they were fitted."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.logistic import fit
from dragoman.weights import read_weights, write_weights

ROWS = [(0.2, 1.0), (0.9, 0.0), (0.5, 0.5), (0.8, 0.9)]
ANSWERS = [False, True, False, True]


def test_what_was_fitted_is_read_again_by_name_whatever_the_order(tmp_path: Path) -> None:
    path = tmp_path / "weights.toml"
    bias, near, far = fit(ROWS, ANSWERS)
    write_weights(path, ("near", "far"), (bias, near, far), "Weights of a test.")
    found = read_weights(path, ("far", "near"))
    assert found.each == pytest.approx((far, near), abs=5e-4)
    assert found.bias == pytest.approx(bias, abs=5e-4)


def test_a_row_is_likelier_the_more_it_shows_what_speaks_for_it(tmp_path: Path) -> None:
    path = tmp_path / "weights.toml"
    write_weights(path, ("near",), (0.0, 2.0), "Weights of a test.")
    weights = read_weights(path, ("near",))
    assert weights.share((0.0,)) == 0.5
    assert weights.share((-1.0,)) < 0.5 < weights.share((1.0,))


def test_a_file_that_lacks_a_weight_is_not_read_as_if_it_were_nothing(tmp_path: Path) -> None:
    path = tmp_path / "weights.toml"
    write_weights(path, ("near",), (0.0, 2.0), "Weights of a test.")
    with pytest.raises(KeyError, match="far"):
        read_weights(path, ("near", "far"))
