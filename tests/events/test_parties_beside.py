"""Parties that stand in another phrase or clause than the words of their act."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.events.lines import told

from dragoman.coder import Coder
from dragoman.read.document import Document


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Egypt-Libya talks resumed on Monday.", "CONSULT EGY:GOV+LBY:GOV"),
        (
            "The Turkish foreign minister flew to Lagos for talks with President Tinubu.",
            "CONSULT TUR:GOV+NGA:GOV",
        ),
        ("The Omani envoy returned from talks with President Ruto.", "CONSULT OMN:GOV+KEN:GOV"),
        ("Kenya ordered four Omani diplomats to leave.", "SANCTION/expel KEN:GOV -> OMN:GOV"),
        (
            "A bomb attack claimed by al-Shabaab killed two Kenyan soldiers.",
            "ASSAULT/explosives SOM:REB -> KEN:MIL",
        ),
        ("The Islamic State claimed the attack on a Malian church.", "ASSAULT IMG:REB -> MLI:REL"),
        (
            "Two Kenyan soldiers were killed when Ugandan rebels ambushed a convoy.",
            "ASSAULT UGA:REB -> KEN:MIL",
        ),
        (
            "Latvia condemned Russia for attacks on Georgian villages.",
            "ASSAULT RUS:GOV -> GEO:GOV alleged",
        ),
        (
            "Kenyan sailors were held hostage at a camp by Somali militants.",
            "COERCE/arrest SOM:REB -> KEN:MIL",
        ),
        ("Ugandan sanctions against Kenya were lifted.", "RETREAT UGA:GOV -> KEN:GOV"),
    ],
)
def test_who_did_a_deed_is_told_beside_it(coder: Coder, text: str, event: str) -> None:
    assert event in told(coder, text)


@pytest.mark.parametrize(
    ("text", "event"),
    [
        (
            "The new sanctions imposed by Japan for North Korea's nuclear test went on.",
            "SANCTION/discontinue JPN:GOV -> PRK:GOV",
        ),
        ("Ghana called for Togo to reopen the crossing.", "REQUEST/yield GHA:GOV -> TGO:GOV"),
        (
            "With Ghana's backing, the Malian president stayed in power.",
            "SUPPORT GHA:GOV -> MLI:GOV",
        ),
        (
            "The Kenyan president spoke to the Ugandan prime minister, offering condolences.",
            "SUPPORT KEN:GOV -> UGA:GOV",
        ),
        ("Kenya will hold talks with Uganda next month.", "AGREE KEN:GOV -> UGA:GOV"),
        (
            "The Ghanaian minister pressed his Malian counterpart to free the monk.",
            "REQUEST/yield GHA:GOV -> MLI:GOV",
        ),
        (
            "Kenya withheld the aid in order to pressure Uganda to free the monk.",
            "SANCTION/discontinue KEN:GOV -> UGA:GOV",
        ),
    ],
)
def test_to_whom_an_act_goes_is_told_beside_it(coder: Coder, text: str, event: str) -> None:
    assert event in told(coder, text)


def test_what_a_place_turned_into_suffers_nothing(coder: Coder) -> None:
    found = told(coder, "The resort turned into a camp of refugees from the Russian invasion.")
    assert not [line for line in found if "REF" in line]


@pytest.mark.parametrize(
    "text",
    [
        "The government of Colombia extended its own truce with the rebels on Monday.",
        "The National Liberation Army, or ELN, freed a former lawmaker of Colombia.",
    ],
)
def test_who_is_named_twice_in_one_role_is_one_party(coder: Coder, text: str) -> None:
    [draft] = coder.drafts([Document(id="twice", date=dt.date(2016, 10, 5), text=text)])
    [event] = draft.events.events
    known = [a for m in event.actors for a in draft.actors.mentions[m].actors]
    assert known
    assert len(known) == len(set(known))


@pytest.mark.parametrize(
    ("text", "event"),
    [
        (
            "Hezbollah fired rockets at Israel, which responded with airstrikes.",
            "ASSAULT/firearms ISR:GOV -> LBN:REB",
        ),
        (
            "The Kenyan president talked to the Omani foreign minister, who voiced his support.",
            "SUPPORT OMN:GOV -> KEN:GOV",
        ),
        ("Peru faces a March deadline to reach a deal with Chile.", "SUPPORT PER:GOV+CHL:GOV"),
        (
            "The Peruvian minister, meeting with the Chilean president in Lima, said prices fell.",
            "CONSULT PER:GOV+CHL:GOV",
        ),
        (
            "The Peruvian minister wrote to the Chilean army requesting more planes.",
            "REQUEST PER:GOV -> CHL:MIL",
        ),
    ],
)
def test_the_other_side_is_that_of_the_act_beside(coder: Coder, text: str, event: str) -> None:
    assert any(found.startswith(event) for found in told(coder, text)), told(coder, text)


def test_a_scholar_who_tells_of_a_treaty_did_not_sign_it(coder: Coder) -> None:
    found = told(coder, "The scholar said that treaties were signed with Ukraine.")
    assert found == ["SUPPORT UKR:GOV"]


def test_who_strikes_a_states_sites_strikes_that_state(coder: Coder) -> None:
    assert any(
        e.startswith("ASSAULT ISR:GOV -> IRN:GOV")
        for e in told(coder, "Israel struck Iranian military sites.")
    )


def test_forces_that_nobody_moves_move_themselves(coder: Coder) -> None:
    assert "RETREAT/withdraw RUS:MIL" in told(coder, "The withdrawal of Russian troops began.")
    assert "RETREAT/release nobody -> TUR:CVL" in told(
        coder, "The release of Turkish hostages began."
    )


def test_what_is_done_with_a_deed_is_done_by_the_doer_of_the_verb(coder: Coder) -> None:
    found = told(coder, "Kenya responded with an invasion of Somalia.")
    assert "ASSAULT KEN:GOV -> SOM:GOV" in found


def test_a_broker_is_no_side_of_what_is_between_two(coder: Coder) -> None:
    text = "Kenya announced an accord it brokered to mend ties between Sudan and Israel."
    assert "SUPPORT SDN:GOV+ISR:GOV" in told(coder, text)


def test_a_participle_behind_several_tells_of_all_of_them(coder: Coder) -> None:
    found = told(coder, "Germany and France, backed by the United States, urged Iran to talk.")
    assert "SUPPORT USA:GOV -> DEU:GOV+FRA:GOV" in found


def test_artillery_does_not_suffer_the_strikes_of_its_own_side(coder: Coder) -> None:
    found = told(coder, "Russian troops used howitzers to strike towns on the river.")
    assert "ASSAULT RUS:MIL" in found


def test_who_accuses_of_two_deeds_accuses_once(coder: Coder) -> None:
    text = "Mali has accused Niger of looting hospitals and using nuns as human shields."
    found = [event.partition(" ")[0] for event in told(coder, text)]
    assert found.count("ACCUSE/allege") == 1
    assert sum(kind.startswith("ASSAULT") for kind in found) == 2


def test_who_speaks_ahead_of_a_meeting_is_a_side_of_it(coder: Coder) -> None:
    found = told(coder, "The Kenyan minister was hopeful ahead of a meeting with the Ugandan king.")
    assert "CONSULT KEN:GOV+UGA:GOV future" in found


def test_who_is_in_the_midst_of_talks_is_a_side_of_them(coder: Coder) -> None:
    found = told(coder, "The Kenyan premier is in the midst of tense talks with Uganda.")
    assert "CONSULT KEN:GOV+UGA:GOV" in found


def test_an_opposite_number_is_of_the_country_that_is_named(coder: Coder) -> None:
    found = told(coder, "The Kenyan minister met her Ugandan opposite number on the border.")
    assert "CONSULT KEN:GOV+UGA:GOV" in found


def test_who_addresses_a_parliament_or_attends_an_inauguration_meets_its_people(
    coder: Coder,
) -> None:
    spoke = told(coder, "The Kenyan president addressed the Ugandan parliament.")
    assert "CONSULT/multilateral KEN:GOV -> UGA:LEG" in spoke
    came = told(coder, "The Kenyan king attended the inauguration of the Ugandan president.")
    assert "CONSULT/multilateral KEN:GOV -> UGA:GOV" in came


def test_who_must_answer_for_talks_is_a_side_of_them(coder: Coder) -> None:
    found = told(coder, "Kenya grilled the Malian envoy over his talks with the Ugandan king.")
    assert "CONSULT MLI:GOV+UGA:GOV alleged" in found
    found = told(coder, "Kenya pressed the Malian envoy over talks with the Ugandan king.")
    assert "CONSULT MLI:GOV+UGA:GOV" in found


def test_a_state_named_before_a_visit_is_visited(coder: Coder) -> None:
    found = told(coder, "The Kenyan president spoke of peace during his Uganda trip.")
    assert "CONSULT/visit KEN:GOV -> UGA:GOV" in found


def test_a_visit_that_ends_was_paid_and_is_not_broken_off(coder: Coder) -> None:
    found = told(coder, "The Kenyan president ended a two-day visit to Uganda.")
    assert found == ["CONSULT/visit KEN:GOV -> UGA:GOV"]
