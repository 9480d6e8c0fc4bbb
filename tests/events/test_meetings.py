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


@pytest.mark.parametrize(
    "text",
    [
        "Kenya's minister attended talks in an attempt to negotiate a truce.",
        "To revive the talks, Kenya released two Ugandan sailors.",
        "The Ugandans I met were not surprised.",
        "The plan pleased Conference Chair William Ruto of Kenya.",
    ],
)
def test_aims_and_the_writers_own_meetings_are_no_meetings_of_states(
    coder: Coder, text: str
) -> None:
    kinds = [line.split()[0] for line in told(coder, text)]
    assert [kind for kind in kinds if kind.startswith("CONSULT")] in ([], ["CONSULT/multilateral"])


def test_whose_help_is_promised_promises_it(coder: Coder) -> None:
    assert "AGREE KEN:GOV -> UGA:GOV" in told(coder, "Kenyan military aid was promised to Uganda.")


def test_who_brokers_talks_mediates_between_their_sides(coder: Coder) -> None:
    text = "The presidents of Chad and Sudan signed a pact after weeks of talks mediated by Kenya."
    assert "CONSULT/third-party KEN:GOV -> TCD:GOV+SDN:GOV" in told(coder, text)


def test_who_tries_to_arrange_a_meeting_is_not_the_one_to_be_met(coder: Coder) -> None:
    lines = told(coder, "A firm in Nairobi tried to arrange a meeting with the Ugandan president.")
    assert not [line for line in lines if line.startswith("AGREE UGA")]


def test_pressing_somebody_into_talks_asks_for_them(coder: Coder) -> None:
    assert told(coder, "Kenya pressured Uganda into negotiating.") == [
        "REQUEST/meet KEN:GOV -> UGA:GOV"
    ]


def test_who_sends_a_man_to_a_state_visits_it_through_him(coder: Coder) -> None:
    text = "Kenya sent Vice President William Ruto to Kampala to negotiate a truce."
    assert told(coder, text) == ["CONSULT/visit KEN:GOV -> UGA:GOV"]


def test_a_meeting_of_another_year_is_not_the_one_told_before(coder: Coder) -> None:
    text = (
        "Uganda's president met Kenya's president on Monday. "
        "The 2012 meeting with Kenya's president had failed."
    )
    assert not any("UGA" in line for line in told(coder, text)[1:])


@pytest.mark.parametrize(
    "text",
    [
        "Kenya's minister urged Chad and Sudan to resume talks during a trip to Ethiopia.",
        "Kenya's minister softened the ministry's opposition to the bank on a trip to Ethiopia.",
    ],
)
def test_who_speaks_on_a_trip_is_the_traveller(coder: Coder, text: str) -> None:
    assert "CONSULT/visit KEN:GOV -> ETH:GOV" in told(coder, text)


def test_who_is_told_something_before_a_meeting_need_not_sit_in_it(coder: Coder) -> None:
    text = "Ahead of the meeting, Kenya's minister told the Ugandan ambassador of the flood."
    assert not [line for line in told(coder, text) if line.startswith("CONSULT KEN:GOV+UGA")]


def test_a_visiting_guest_is_met_and_not_visited(coder: Coder) -> None:
    text = "Kenya's president held talks with visiting Ugandan President Yoweri Museveni."
    assert told(coder, text) == ["CONSULT KEN:GOV+UGA:GOV"]
