"""What is said, meant or asked for, told from what was done."""

from __future__ import annotations

import pytest
from tests.events.lines import told

from dragoman.coder import Coder


def test_what_somebody_will_say_is_not_said_yet(coder: Coder) -> None:
    assert told(coder, "Norway will condemn the Malian attack on Togo on Monday.")[0] == (
        "ACCUSE/disapprove NOR:GOV -> MLI:GOV future"
    )
    assert told(coder, "Norway will ask Denmark for help.") == [
        "REQUEST/assist NOR:GOV -> DNK:GOV future"
    ]


def test_a_plan_that_another_side_tells_of_is_no_threat(coder: Coder) -> None:
    text = "A Kenyan spokesman said that Somalia was planning to attack Uganda."
    assert told(coder, text) == ["ASSAULT SOM:GOV -> UGA:GOV future"]


def test_a_plan_that_nobody_else_tells_of_stays_a_threat(coder: Coder) -> None:
    assert told(coder, "Somalia is planning to attack Uganda.") == [
        "THREATEN/violence SOM:GOV -> UGA:GOV"
    ]


def test_what_describes_a_rejected_deal_is_not_denied(coder: Coder) -> None:
    [rejected, brokered] = told(coder, "Somalia rejected a deal brokered by Qatar.")
    assert rejected.startswith("REJECT SOM:GOV")
    assert brokered.startswith("CONSULT/third-party QAT:GOV")
    assert "denied" not in brokered


@pytest.mark.parametrize(
    "text",
    [
        "The Danish envoy told Fiji that a mission and a plan to create a safe zone were ready.",
        "The Danish minister assured Fijian lawmakers that the border was quiet.",
        "The Danish minister pledged that his country would be great.",
    ],
)
def test_who_only_says_how_things_are_neither_asks_nor_promises(coder: Coder, text: str) -> None:
    assert not {line.split()[0] for line in told(coder, text)} & {"REQUEST", "AGREE"}
