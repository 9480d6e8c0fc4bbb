"""Which place an event gets, and what the place rests on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from dragoman.coder import Coder
from dragoman.read.document import Document

Placed = Callable[[str], list[tuple[str, str | None, str | None]]]


@pytest.fixture(scope="module")
def placed(coder: Coder) -> Placed:
    def events(text: str) -> list[tuple[str, str | None, str | None]]:
        document = Document(id="x", date=dt.date(2024, 5, 15), text=text)
        draft = next(iter(coder.drafts([document])))
        places = draft.places.places
        return [
            (e.type, None if e.place is None else places[e.place].name, e.place_basis)
            for e in draft.events.events
        ]

    return events


def test_of_a_movement_the_place_is_where_it_ends(placed: Placed) -> None:
    found = placed("French troops withdrew from Mali to Niger on Monday.")
    assert ("RETREAT", "Niger", "clause") in found


def test_a_movement_without_a_goal_is_placed_where_it_starts(placed: Placed) -> None:
    found = placed("French troops withdrew from Mali on Monday.")
    assert ("RETREAT", "Mali", "clause") in found


def test_what_is_said_is_not_placed_where_it_speaks_of(placed: Placed) -> None:
    (found,) = placed("The United States accused Russia of stirring unrest in eastern Ukraine.")[:1]
    assert found == ("ACCUSE", None, None)


def test_what_is_said_is_placed_where_it_is_said(placed: Placed) -> None:
    found = placed("In Geneva on Monday, Iran accused Israel of sabotage.")
    assert ("ACCUSE", "Geneva", "clause") in found


def test_the_nationality_of_those_who_act_is_no_place(placed: Placed) -> None:
    found = placed("Turkish soldiers shelled Kurdish fighters on Friday.")
    assert [place for _, place, _ in found] == [None]


def test_a_partner_in_talks_is_not_their_place(placed: Placed) -> None:
    found = placed("Iran held talks with Oman on Friday.")
    assert [place for _, place, _ in found] == [None]


def test_a_relative_clause_tells_of_the_place_before_it(placed: Placed) -> None:
    found = placed("He flew to Nairobi, where gunmen killed four policemen.")
    assert ("ASSAULT", "Nairobi", "clause") in found


def test_the_place_of_another_clause_is_left_to_it(placed: Placed) -> None:
    found = placed("Russia bombed Aleppo after its envoys left talks in Vienna.")
    assert ("ASSAULT", "Aleppo", "clause") in found


def test_a_report_is_placed_by_its_dateline(placed: Placed) -> None:
    found = placed("BOGOTA (Reuters) - Police in riot gear arrested twelve students on Monday.")
    assert ("COERCE", "Bogotá", "dateline") in found


def test_the_dateline_in_a_country_of_the_speaker_counts(placed: Placed) -> None:
    found = placed("WASHINGTON/RIYADH (Reuters) - Saudi Arabia condemned Iran on Monday.")
    assert ("ACCUSE", "Riyadh", "dateline") in found


def test_a_decision_abroad_is_not_made_where_the_report_was_filed(placed: Placed) -> None:
    found = placed("MOSCOW — The United States imposed sanctions on Russia on Monday.")
    assert [place for kind, place, _ in found if kind == "SANCTION"] == [None]


def test_a_deed_goes_on_where_the_last_one_was(placed: Placed) -> None:
    found = placed("Rebels stormed a barracks in Goma on Monday. They killed four policemen.")
    assert ("ASSAULT", "Goma", "sentence") in found


def test_an_attack_that_is_known_keeps_its_place(placed: Placed) -> None:
    found = placed(
        "A bomb killed nine policemen in Quetta on Monday. The minister flew home. "
        "The attack wounded thirty policemen."
    )
    assert found[-1] == ("ASSAULT", "Quetta", "sentence")


def test_a_noun_of_place_stands_for_the_place_named_before(placed: Placed) -> None:
    found = placed("Rebels entered Kherson on Monday. Russian troops shelled the city at night.")
    assert ("ASSAULT", "Kherson", "clause") in found


def test_who_speaks_is_where_he_spoke_before(placed: Placed) -> None:
    found = placed("Macron met Merkel in Berlin on Tuesday. Macron accused Iran of sabotage.")
    assert ("ACCUSE", "Berlin", "sentence") in found


def test_what_others_do_elsewhere_is_not_where_a_coordinated_clause_moves_on_to(
    placed: Placed,
) -> None:
    found = placed("Russian soldiers killed two farmers, and Macron returned to Paris.")
    assert ("ASSAULT", "Paris", "sentence") not in found


def test_a_charge_from_abroad_is_no_deed_of_the_dateline(placed: Placed) -> None:
    found = placed("PARIS (Reuters) - Iran accused Israel of sabotage on Monday.")
    assert ("ACCUSE", "Paris", "dateline") not in found


def test_what_lies_years_back_did_not_happen_where_the_report_was_filed(placed: Placed) -> None:
    found = placed(
        "BOGOTA (Reuters) - Ministers met on Monday. Rebels killed nine policemen in 1998."
    )
    assert ("ASSAULT", "Bogotá", "dateline") not in found


def test_what_is_said_in_a_speech_is_said_where_it_was_given(placed: Placed) -> None:
    found = placed("Biden condemned Iran and warned Israel in a speech at Miami on Monday.")
    assert ("ACCUSE", "Miami", "sentence") in found


def test_a_call_is_at_no_one_place(placed: Placed) -> None:
    found = placed("Macron visited Kyiv on Monday. Macron spoke with Erdogan by phone.")
    assert [place for kind, place, _ in found if kind == "CONSULT"] == ["Kyiv", None]


def test_where_somebody_goes_next_is_not_where_he_spoke(placed: Placed) -> None:
    found = placed("Trump condemned Iran and will return to Washington on Friday.")
    assert ("ACCUSE", "Washington", "sentence") not in found


def test_talks_are_not_where_their_topic_lies(placed: Placed) -> None:
    found = placed("Iran and Oman held talks on the crisis in Yemen on Friday.")
    assert [place for kind, place, _ in found if kind == "CONSULT"] == [None]


def test_what_is_only_planned_is_no_news_of_the_dateline(placed: Placed) -> None:
    found = placed("WASHINGTON (AP) — Iran said on Monday that new U.S. sanctions would hurt it.")
    assert ("SANCTION", "Washington", "dateline") not in found


def test_a_place_that_names_an_accord_is_not_where_it_is_left(placed: Placed) -> None:
    found = placed("The United States withdrew from the Paris climate accord on Monday.")
    assert [place for _, place, _ in found] == [None]


def test_a_war_that_is_punished_is_not_where_the_punishment_is_decided(placed: Placed) -> None:
    found = placed("The EU imposed sanctions on Russia over the war in Yemen on Monday.")
    assert [place for kind, place, _ in found if kind == "SANCTION"] == [None]


def test_the_talks_are_where_the_report_has_them(placed: Placed) -> None:
    found = placed(
        "Ministers of Iran and Oman met in Bonn on Monday. Envoys from Niger flew home. "
        "At the talks, Iran accused Israel of sabotage."
    )
    assert ("ACCUSE", "Bonn", "sentence") in found


def test_talks_are_not_where_others_were_held_months_before(placed: Placed) -> None:
    found = placed("Iran and Oman held talks eight months after a summit in Bonn.")
    assert [place for kind, place, _ in found if kind == "CONSULT"][:1] == [None]


def test_two_clauses_of_one_deed_share_the_place_that_lies_nearest(placed: Placed) -> None:
    found = placed(
        "Lorries queued at the frontier with Turkey, and when one of them drove into Aleppo, "
        "it was bombed, killing twenty farmers."
    )
    assert [place for kind, place, _ in found if kind == "ASSAULT"][-1] == "Aleppo"


def test_a_deed_is_in_the_state_where_the_report_plays(placed: Placed) -> None:
    found = placed(
        "Nurses in Ukraine asked for beds. Schools in Ukraine are closed. Hospitals in Ukraine "
        "are full. Envoys spoke of peace. Rebels killed nine policemen."
    )
    assert ("ASSAULT", "Ukraine", "sentence") in found


def test_that_attack_is_where_the_sentence_before_has_it(placed: Placed) -> None:
    found = placed(
        "Two bombs ripped through a market in Quetta. Nine policemen died in that attack."
    )
    assert found[-1] == ("ASSAULT", "Quetta", "sentence")


def test_what_reporters_are_told_somewhere_is_said_there(placed: Placed) -> None:
    found = placed("Biden told reporters in Miami on Monday that Iran must free the sailors.")
    assert [place for kind, place, _ in found if kind == "REQUEST"] == ["Miami"]


def test_lawmakers_speak_where_they_meet_others(placed: Placed) -> None:
    found = placed(
        "Latvian lawmakers urged Russia to withdraw. Shops were closed. "
        "Latvian lawmakers met Polish ministers in Riga on Wednesday."
    )
    assert ("REQUEST", "Riga", "sentence") in found


def test_a_spokesman_abroad_is_not_where_others_are_attacked(placed: Placed) -> None:
    found = placed("Officials in London said Russian troops had killed two Ukrainian policemen.")
    assert [place for kind, place, _ in found if kind == "ASSAULT"] == [None]


def test_an_area_gives_way_to_the_city_in_it(placed: Placed) -> None:
    found = placed("Israeli jets bombed the southern Gaza Strip city of Rafah on Monday.")
    assert [place for kind, place, _ in found if kind == "ASSAULT"] == ["Rafaḩ"]


def test_what_is_said_at_an_appearance_is_said_where_that_was(placed: Placed) -> None:
    found = placed("At their White House appearance, Trump told Norway to stop fishing there.")
    assert ("REQUEST", "White House", "clause") in found


def test_what_nobody_known_does_in_passing_is_not_where_the_report_was_filed(
    placed: Placed,
) -> None:
    found = placed("OSLO (Reuters) - The town belongs to a militia that supports Norway.")
    assert [place for kind, place, _ in found if kind == "SUPPORT"] == [None]


def test_a_part_of_a_state_is_where_it_is_attacked(placed: Placed) -> None:
    found = placed("Turkey attacked northern Syria on Monday.")
    assert ("ASSAULT", "Syria", "clause") in found


def test_talks_are_not_where_those_who_talk_met_first(placed: Placed) -> None:
    found = placed(
        "ROME (Reuters) - The two presidents, who became friends at a summit in Lisbon, "
        "will dine before they meet again on Friday."
    )
    assert [place for kind, place, _ in found if kind == "CONSULT"][-1] != "Lisbon"


def test_what_a_state_lost_its_own_people_in_was_fought_there(placed: Placed) -> None:
    found = placed("Half a million people have been killed in Chad's civil war.")
    assert ("ASSAULT", "Chad", "clause") in found


def test_a_state_gives_way_to_its_region(placed: Placed) -> None:
    found = placed("Gunmen killed forty traders in Sudan's Darfur region on Monday.")
    assert ("ASSAULT", "Darfur", "clause") in found


def test_those_who_met_ask_each_other_where_they_met(placed: Placed) -> None:
    found = placed(
        "Foreign Minister Penny Wong met President Surangel Whipps in Koror on Monday. "
        "Whipps asked Wong for two patrol boats."
    )
    assert [place for kind, place, _ in found if kind == "REQUEST"] == ["Koror"]


def test_who_is_met_at_the_end_of_a_trip_is_met_where_it_went(placed: Placed) -> None:
    found = placed("The minister met the Afghan president at the end of a visit to Kabul.")
    assert ("CONSULT", "Kabul", "clause") in found


def test_a_deed_of_war_is_where_its_doers_do_the_others(placed: Placed) -> None:
    found = placed(
        "Russian troops shelled markets in Ukraine on Monday. Ukraine has asked for tanks. "
        "Prices rose in Kenya and Ghana. Ministers talked for hours. Nobody slept. "
        "Bakers complained that the Russian invasion had made flour dear."
    )
    assert [place for kind, place, _ in found if kind == "ASSAULT"] == ["Ukraine", "Ukraine"]


def test_a_court_of_a_town_jails_there(placed: Placed) -> None:
    found = placed("A Murmansk court jailed two sailors on Thursday.")
    assert [place for _, place, _ in found] == ["Murmansk"]


def test_a_state_s_own_prosecutors_are_not_in_its_capital(placed: Placed) -> None:
    found = placed("Kyiv's prosecutors charged two sailors on Thursday.")
    assert [place for _, place, _ in found] == [None]


def test_sides_whose_envoys_met_tell_each_other_things_there(placed: Placed) -> None:
    found = placed(
        "The foreign ministers of Armenia and Azerbaijan met in Almaty on Friday. "
        "Armenia urged Baku to free prisoners."
    )
    assert [place for kind, place, _ in found if kind == "REQUEST"] == ["Almaty"]


def test_what_is_done_in_a_state_s_parliament_is_done_in_the_state(placed: Placed) -> None:
    found = placed("Lawmakers burned an American flag in Iran's parliament.")
    assert "Iran" in [place for _, place, _ in found]
