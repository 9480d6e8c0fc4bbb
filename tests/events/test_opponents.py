"""An event that names one side has the only other of which its report tells, and else nobody."""

from __future__ import annotations

import pytest
from tests.events.lines import told

from dragoman.coder import Coder


@pytest.mark.parametrize(
    ("text", "event"),
    [
        (
            "Chadian troops attacked Niger in May. Rain fell. Forty Nigerien farmers were killed.",
            "ASSAULT TCD:MIL -> NER:AGR",
        ),
        (
            "Chad attacked Niger in April. Rain fell. Chadian soldiers stormed a mill in Zinder.",
            "ASSAULT TCD:MIL -> NER:GOV",
        ),
        (
            "Norway imposed sanctions on Peru in April. Rain fell. Norway also froze military aid.",
            "SANCTION/discontinue NOR:GOV -> PER:GOV",
        ),
    ],
)
def test_the_side_that_only_the_report_names_is_the_other(
    coder: Coder, text: str, event: str
) -> None:
    assert any(line.startswith(event) for line in told(coder, text)[1:])


def test_those_whom_two_sides_attack_are_killed_by_nobody_known(coder: Coder) -> None:
    found = told(
        coder,
        "Chadian troops attacked Niger in May. Malian troops attacked Niger in April. "
        "Forty Nigerien farmers were killed.",
    )
    assert "ASSAULT nobody -> NER:AGR" in found


def test_another_power_in_the_sentence_may_be_meant(coder: Coder) -> None:
    found = told(
        coder,
        "Chad attacked Niger in April. Rain fell. Forty Nigerien farmers were killed while Mali's "
        "army sat in camp.",
    )
    assert any(line.startswith("ASSAULT nobody -> NER:AGR") for line in found)


def test_a_blow_that_names_nobody_is_the_only_attackers(coder: Coder) -> None:
    found = told(
        coder,
        "Chad attacked Niger in April. Rain fell. Many fled when the shelling of Zinder began.",
    )
    assert any(line.startswith("ASSAULT/heavy-weapons TCD:GOV -> NER:GOV") for line in found)
