"""What a body deals with, in its name, is no deed of anybody."""

from __future__ import annotations

import pytest
from tests.events.lines import told

from dragoman.coder import Coder


@pytest.mark.parametrize(
    "text",
    [
        "Kenya's Office for Combating Torture opened on Monday.",
        "The Working Group on Russian Sanctions greeted the Danish minister's letter.",
    ],
)
def test_a_word_in_the_name_of_a_body_is_no_deed(coder: Coder, text: str) -> None:
    assert not any(line.startswith(("ASSAULT", "SANCTION", "COERCE")) for line in told(coder, text))


def test_whoever_defends_a_measure_of_nobody_else_took_it(coder: Coder) -> None:
    found = told(coder, "President Ruto of Kenya defended a ban on travellers from Somalia.")
    assert "COERCE/ban KEN:GOV -> SOM:CVL" in found
