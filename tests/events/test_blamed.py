"""Whoever condemns a deed blames those who did it, and nobody to whom it was done."""

from __future__ import annotations

import pytest
from tests.events.lines import told

from dragoman.coder import Coder


@pytest.mark.parametrize(
    "text",
    [
        "Brazil condemned the attack on Norwegian soldiers.",
        "Brazil condemned airstrikes against Norway.",
        "Brazil voiced outrage over the killing of Norwegian soldiers.",
        "Brazil criticised sanctions against Norway.",
    ],
)
def test_the_victims_of_a_condemned_deed_are_not_accused(coder: Coder, text: str) -> None:
    assert "ACCUSE/disapprove BRA:GOV" in told(coder, text)


@pytest.mark.parametrize(
    ("text", "accusing"),
    [
        ("Brazil condemned the arrest of three Norwegian envoys by Chilean police.", "CHL:COP"),
        ("Brazil criticised French sanctions against Norway.", "FRA:GOV"),
        ("Chad invaded Niger in May. Brazil condemned the invasion of Niger.", "TCD:GOV"),
        ("Brazil condemned Norway over the attack on Chile.", "NOR:GOV"),
    ],
)
def test_its_doers_are_accused(coder: Coder, text: str, accusing: str) -> None:
    assert f"ACCUSE/disapprove BRA:GOV -> {accusing}" in told(coder, text)
