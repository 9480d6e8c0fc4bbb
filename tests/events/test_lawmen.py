"""Arrests that nobody is said to have made are those of the police told of beside them."""

from __future__ import annotations

import pytest
from tests.events.lines import told

from dragoman.coder import Coder


@pytest.mark.parametrize(
    "text",
    [
        "Forty miners were arrested on Friday. Peruvian police said that they had blocked a road.",
        "Peruvian police raised a fence. On Friday an activist was detained at the gate.",
    ],
)
def test_the_police_beside_an_arrest_made_it(coder: Coder, text: str) -> None:
    assert any(line.startswith("COERCE/arrest PER:COP -> ") for line in told(coder, text))


def test_police_of_another_country_arrested_nobody_there(coder: Coder) -> None:
    text = "A Chilean activist was arrested on Friday. Peruvian police said that they had left."
    assert "COERCE/arrest nobody -> CHL:SOC" in told(coder, text)
