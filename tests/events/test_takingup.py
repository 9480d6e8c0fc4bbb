"""A noun with an article or an owner has the parties of the deed that it takes up."""

from __future__ import annotations

import pytest
from tests.events.lines import told

from dragoman.coder import Coder


@pytest.mark.parametrize(
    ("text", "event"),
    [
        (
            "Kenya invaded Somalia in October. Prices rose. The Kenyan invasion angered many.",
            "ASSAULT KEN:GOV -> SOM:GOV",
        ),
        (
            "Peru's foreign minister visited Chile on Monday. His visit lasted two days.",
            "CONSULT/visit PER:GOV -> CHL:GOV",
        ),
        (
            "Ghana held talks with Togo in March. Ghana's talks ended early.",
            "CONSULT GHA:GOV+TGO:GOV",
        ),
    ],
)
def test_a_definite_noun_has_the_other_side_of_what_was_told(
    coder: Coder, text: str, event: str
) -> None:
    assert told(coder, text).count(event) == 2


def test_an_indefinite_noun_takes_nothing_up(coder: Coder) -> None:
    found = told(coder, "Kenya raided Somalia in October. A Kenyan raid is a rare thing.")
    assert "ASSAULT KEN:GOV -> SOM:GOV" in found
    assert found.count("ASSAULT KEN:GOV -> SOM:GOV") == 1


def test_of_several_deeds_told_none_far_away_is_taken_up(coder: Coder) -> None:
    text = (
        "Peru's foreign minister visited Chile on Monday. He visited Brazil on Tuesday. It rained. "
        "Prices fell. The harvest was poor. The foreign minister's visit surprised many."
    )
    assert "CONSULT/visit PER:GOV" in told(coder, text)


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Russia annexed Crimea. Ukraine protested.", "ASSAULT RUS:GOV -> UKR:GOV"),
        ("Islamic State captured Mosul. Iraq mourned.", "ASSAULT IMG:REB -> IRQ:GOV"),
    ],
)
def test_what_is_done_to_a_land_is_done_to_the_state_that_the_report_names(
    coder: Coder, text: str, event: str
) -> None:
    assert event in told(coder, text)


def test_strikes_in_a_land_are_not_done_to_its_state(coder: Coder) -> None:
    text = "America carried out strikes in Syria. Syria watched."
    assert not any(e.endswith("SYR:GOV") for e in told(coder, text))


def test_those_against_whom_a_protest_is_take_no_part_in_it(coder: Coder) -> None:
    assert "PROTEST/demo nobody -> USA:GOV" in told(coder, "Anti-American protests spread.")
    assert not any("RUS" in e for e in told(coder, "Pro-Russian protests spread in Crimea."))


def test_a_deed_that_names_nobody_has_both_sides_of_the_one_just_told(coder: Coder) -> None:
    found = told(coder, "Kenya bombed a Somali base on Friday. Sudan denounced the bombing.")
    assert found.count("ASSAULT/explosives KEN:GOV -> SOM:GOV") == 2


def test_a_deed_that_names_nobody_is_no_event_where_none_was_told(coder: Coder) -> None:
    found = told(coder, "Kenya held elections on Friday. Sudan denounced the attack.")
    assert not any(event.startswith("ASSAULT") for event in found)


def test_a_deed_of_which_only_the_place_is_told_has_the_sides_of_the_one_before(
    coder: Coder,
) -> None:
    text = (
        "Somali militants attacked Kenyan troops in Garissa. The attack in Garissa was the third."
    )
    assert told(coder, text)[-1] == "ASSAULT SOM:REB -> KEN:MIL"


def test_a_test_of_missiles_that_is_spoken_of_again_is_that_of_the_same_state(coder: Coder) -> None:
    text = "North Korea carried out a missile test on Monday. The missile test was the third."
    assert told(coder, text)[-1] == "MOBILIZE/weapons PRK:GOV"
