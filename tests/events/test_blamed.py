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


def test_an_inquiry_named_again_is_into_whom_it_was_told_to_be(coder: Coder) -> None:
    found = told(
        coder,
        "Malian prosecutors are investigating the mayor of Gao. It rained. "
        "The mayor spoke of the prosecutors' inquiry with contempt.",
    )
    assert found == ["ACCUSE/investigate MLI:JUD -> MLI:GOV"] * 2


def test_an_inquiry_that_is_only_named_is_no_event(coder: Coder) -> None:
    assert not told(coder, "Reporters wrote about the Malian prosecutors' inquiry.")
    assert told(coder, "The Malian prosecutors' inquiry goes on.")


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Chad blocked a port, leading Sudan to threaten retaliation.", "THREATEN SDN:GOV -> TCD"),
        ("Mali's premier made demands, prompting Chad to threaten war.", "TCD:GOV -> MLI:GOV"),
    ],
)
def test_whose_doings_make_a_state_threaten_is_threatened(
    coder: Coder, text: str, event: str
) -> None:
    assert any(event in line for line in told(coder, text))


def test_a_planned_attack_of_which_one_knows_is_no_threat(coder: Coder) -> None:
    found = told(coder, "Malian rebels had planned the attack on the Chadian embassy.")
    assert found == ["ASSAULT MLI:REB -> TCD:GOV"]


def test_strikes_planned_by_nobody_known_are_ahead(coder: Coder) -> None:
    assert told(coder, "Strikes on Mali are planned.") == ["ASSAULT nobody -> MLI:GOV future"]


def test_what_an_invasion_will_bring_does_not_put_it_ahead(coder: Coder) -> None:
    found = told(coder, "Chad's invasion of Mali will embolden others.")
    assert found == ["ASSAULT TCD:GOV -> MLI:GOV"]


def test_forces_of_no_state_are_those_of_whoever_sends_them(coder: Coder) -> None:
    [line] = told(coder, "Chad plans to send elite forces to the region.")
    assert line.endswith("TCD:GOV")


def test_a_domestic_denial_is_meant_for_the_accuser(coder: Coder) -> None:
    found = told(
        coder,
        "Peru's interior minister accused opposition leader Hugo Rojas of theft, but Rojas "
        "denied it.",
    )
    assert "REJECT PER:OPP -> PER:GOV" in found


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Mali's lawmakers voiced concern that Chad's plan would fail.", "MLI:LEG -> TCD:GOV"),
        ("Chad annexed the island, a step which Ghana condemned.", "GHA:GOV -> TCD:GOV"),
        (
            "Chadian rebels beheaded two Malian soldiers. Ghana condemned the beheading.",
            "GHA:GOV -> TCD:REB",
        ),
    ],
)
def test_who_did_what_is_deplored_is_found_by_any_word_for_it(
    coder: Coder, text: str, event: str
) -> None:
    assert f"ACCUSE/disapprove {event}" in told(coder, text)


def test_words_that_one_only_means_to_say_lie_ahead(coder: Coder) -> None:
    found = told(coder, "Mali plans to sue Chad.")
    assert found == ["ACCUSE MLI:GOV -> TCD:GOV future"]


@pytest.mark.parametrize(
    "text",
    [
        "The Malian government blamed the film for the unrest.",
        "The Malian minister was wary of the reports.",
        "Mali's dispute with Chad drags on.",
    ],
)
def test_nobody_is_accused_where_things_are_blamed_or_feared(coder: Coder, text: str) -> None:
    assert not [line for line in told(coder, text) if line.startswith("ACCUSE")]


@pytest.mark.parametrize(
    "text",
    [
        "In the face of criticism from Mali, Chad went ahead.",
        "Chad went ahead despite criticism by the Malian foreign minister.",
    ],
)
def test_who_acts_in_spite_of_criticism_is_criticised(coder: Coder, text: str) -> None:
    assert "ACCUSE/disapprove MLI:GOV -> TCD:GOV" in told(coder, text)
