"""Who sits in a meeting, and which meetings are diplomacy at all."""

from __future__ import annotations

import pytest
from tests.events.lines import told

from dragoman.coder import Coder


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder(rules_only=True)


@pytest.mark.parametrize(
    ("text", "event"),
    [
        (
            "Kenya's army chief spoke with his counterpart, the Chadian defence minister.",
            "CONSULT KEN:MIL+TCD:GOV",
        ),
        ("Ethiopian-Kenyan talks resumed on Monday.", "CONSULT ETH:GOV+KEN:GOV"),
        (
            "At a NATO meeting on Monday, Norway's foreign minister praised the plan.",
            "CONSULT/multilateral NOR:GOV+IGO:GOV",
        ),
        (
            "That is out of date, Norway's defence minister said on the heels of a meeting with "
            "the Polish president.",
            "CONSULT NOR:GOV+POL:GOV",
        ),
        (
            'Norway\'s prime minister wrote on Twitter: "Just spoke to the King of Sweden."',
            "CONSULT NOR:GOV+SWE:GOV",
        ),
    ],
)
def test_both_sides_of_a_meeting_are_told(coder: Coder, text: str, event: str) -> None:
    assert event in [line.split(" @")[0] for line in told(coder, text)]


def test_talks_that_fail_fail_between_their_sides(coder: Coder) -> None:
    assert told(coder, "The second Kenya-Uganda summit ended without a deal.") == [
        "REJECT/meet KEN:GOV+UGA:GOV"
    ]


def test_a_town_abroad_makes_its_state_the_host(coder: Coder) -> None:
    lines = told(coder, "Kenya and Sudan share a river. Kenya's president flew to Port Sudan.")
    assert "CONSULT/visit KEN:GOV -> SDN:GOV" in lines


@pytest.mark.parametrize(
    "text",
    [
        "The Kenyan parliament reconvened on Monday.",
        "Kenyan lawmakers attended a session in Nairobi.",
        "Kenyan bishops and nurses met in Nairobi.",
        "Kenyan police spoke with a witness.",
        "The Kenyan minister greeted the visiting dancers.",
    ],
)
def test_what_one_country_confers_about_at_work_is_no_diplomacy(coder: Coder, text: str) -> None:
    assert not [line for line in told(coder, text) if line.startswith("CONSULT")]
