"""Happenings that are told where no side is named, behind a noun, or as words among rivals."""

from __future__ import annotations

import pytest
from tests.events.lines import told

from dragoman.coder import Coder


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("The shelling of the harbour went on all night.", "ASSAULT/heavy-weapons nobody"),
        ("The pilot said that the airliner had been shot down by a missile.",
         "ASSAULT/heavy-weapons nobody"),
        ("Protests over bread prices continued across Bolivia.", "PROTEST/demo nobody"),
        ("Uranium is short under the pact that Chile withdrew from.", "SANCTION/withdraw CHL:GOV"),
        ("The Ghanaian senator assailed the Ghanaian government on television.",
         "ACCUSE/disapprove GHA:LEG -> GHA:GOV"),
        ("The Ghanaian senator's blitz against the Ghanaian president went on.",
         "ACCUSE/disapprove GHA:LEG -> GHA:GOV"),
        ("North Korea's rocket launch angered Japan.", "MOBILIZE/weapons PRK:GOV"),
        ("The Tunisian prime minister quit on Monday.", "RETREAT/resign TUN:GOV"),
    ],
)  # fmt: skip
def test_what_happened_is_recorded_though_less_is_said_of_it(
    coder: Coder, text: str, event: str
) -> None:
    assert any(line.startswith(event) for line in told(coder, text)), told(coder, text)


def test_who_does_the_first_of_two_deeds_before_which_he_is_named_does_both(coder: Coder) -> None:
    text = "The hospital had seen days of Israeli shelling and airstrikes."
    assert told(coder, text) == ["ASSAULT ISR:GOV"] * 2


@pytest.mark.parametrize(
    "text",
    [
        "The region fears shelling.",
        "One of the guns fires plastic bullets at dummies.",
        "The Ghanaian senator's attack on poverty went on.",
        "The Tunisian minister quit smoking.",
    ],
)
def test_fears_ideas_and_habits_are_no_happenings(coder: Coder, text: str) -> None:
    assert told(coder, text) == []
