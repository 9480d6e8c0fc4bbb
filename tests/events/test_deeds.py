"""Whose deed it is where two words tell it, or a noun with names before it."""

from __future__ import annotations

import pytest
from tests.events.lines import told

from dragoman.coder import Coder


def test_those_killed_in_a_raid_are_killed_by_its_doers_in_one_record(coder: Coder) -> None:
    assert told(coder, "Two Kenyan soldiers were killed in an Ethiopian raid.") == [
        "ASSAULT ETH:GOV -> KEN:MIL"
    ]


def test_those_killed_in_a_clash_are_not_killed_by_their_own_side(coder: Coder) -> None:
    text = "Two Kenyan soldiers were killed in fighting between the Kenyan army and Somali rebels."
    killed, fighting = told(coder, text)
    assert killed == "ASSAULT SOM:REB -> KEN:MIL"
    assert fighting == "ASSAULT KEN:MIL+SOM:REB"


def test_the_target_of_an_attack_is_hit_beside_the_dead(coder: Coder) -> None:
    text = "Four Ugandan nurses were killed in the rebel attack on the Kenyan embassy."
    assert any(line.endswith("-> KEN:GOV+UGA:MED") for line in told(coder, text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("France remembered the Paris attacks.", "ASSAULT nobody"),
        ("Kenya condemned the Hamas rocket attacks.", "ASSAULT/heavy-weapons PSE:REB"),
        ("Two Kenyan herders died at the hands of the army.", "ASSAULT KEN:MIL -> KEN:AGR"),
        ("The Kenyan journalist's arrest was announced.", "COERCE/arrest nobody -> KEN:JRN"),
        ("Chad's arrests of journalists went on.", "COERCE/arrest TCD:GOV -> ?:JRN"),
        (
            "Four Colombian nurses died in a rebel ambush near Cali, Colombia.",
            "ASSAULT COL:REB -> COL:MED",
        ),
        (
            "The lawyer condemned police violence against students in Harare, Zimbabwe.",
            "ASSAULT ZWE:COP -> ZWE:CVL",
        ),
        ("The fight against al-Shabaab killed two Kenyan soldiers.", "ASSAULT nobody -> KEN:MIL"),
        ("The war against al-Shabaab went on in Somalia.", "ASSAULT nobody -> SOM:REB"),
        ("The Kenyan judge was at home. Gunmen attacked her.", "ASSAULT ?:UAF -> KEN:JUD"),
        (
            "The Kenyan journalist was at home. Soldiers beat him.",
            "ASSAULT/beat ?:MIL -> KEN:JRN",
        ),
        (
            "Al-Shabaab stormed two police posts in Mandera, Kenya, on Monday.",
            "ASSAULT SOM:REB -> KEN:COP",
        ),
        (
            "Houthi rebels fired rockets at a Saudi desalination plant.",
            "ASSAULT/heavy-weapons YEM:REB -> SAU:GOV",
        ),
    ],
)
def test_names_around_a_noun_tell_who_did_it_and_to_whom(
    coder: Coder, text: str, expected: str
) -> None:
    assert expected in told(coder, text)


@pytest.mark.parametrize(
    "text",
    [
        "A Croatian bombing suspect was ill.",
        "The Kenyan minister wrote about the Vietnam War.",
        "Kenya has a plan for the threat from Somalia.",
        "The Kenyan lawyer wrote a novel about police brutality.",
        "The Kenyan lawyer was at home. Friends beat him in the race.",
    ],
)
def test_a_deed_that_only_names_something_is_no_event(coder: Coder, text: str) -> None:
    assert not [line for line in told(coder, text) if line.startswith(("ASSAULT", "THREATEN"))]


def test_who_blames_a_deed_blames_its_doers_only(coder: Coder) -> None:
    text = "Kenya condemned the Ugandan journalist's arrest by Rwanda."
    assert "ACCUSE/disapprove KEN:GOV -> RWA:GOV" in told(coder, text)


def test_a_speaker_takes_no_part_in_the_talks_of_others(coder: Coder) -> None:
    [talks] = told(coder, "The Kenyan minister said that Ethiopia's talks were secret.")
    assert talks == "CONSULT ETH:GOV"


def test_whom_violence_meets_holds_no_meeting(coder: Coder) -> None:
    lines = told(coder, "Chilean students were met with police brutality in Santiago.")

    assert not [line for line in lines if line.startswith("CONSULT")]


def test_forces_that_are_deployed_by_nobody_told_are_the_ones_who_act(coder: Coder) -> None:
    [deployed] = told(coder, "Nigerian police were deployed in Port Harcourt.")
    assert deployed == "MOBILIZE/police NGA:COP"
