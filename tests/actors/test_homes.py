"""Homes: whose an office or a force is when its country is not said beside it."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.actors.test_finder import codes, read, said

from dragoman.coder import Coder


@pytest.mark.parametrize(
    ("text", "mention", "code"),
    [
        ("Vladimir Putin ordered troops across the river.", "troops", "RUS MIL"),
        ("Kenya's parliament met. Kenya needs rain. Kenyans prayed. The nation's army waited.",
         "The nation's army", "KEN MIL"),
        ("Peru accused Chile, a close U.S. ally, of spying.", "a close U.S. ally", "CHL GOV"),
        ("The Kenyan army and police blocked the road.", "police", "KEN COP"),
        ("Adam Schiff's spokesman denied the charge.", "Adam Schiff's spokesman", "USA LEG"),
        ("The U.S. Iran envoy left for Riga.", "The U.S. Iran envoy", "USA GOV"),
    ],
)  # fmt: skip
def test_words_nearby_tell_whose_someone_is(
    coder: Coder, text: str, mention: str, code: str
) -> None:
    assert codes(said(read(coder, text))[mention]) == {code}


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("The United Nations sent troops.", "troops"),
        ("Kenya praised troops.", "troops"),
        ("The embassy in Riga was closed.", "The embassy"),
        ("Turkish soldiers and rebels left the town.", "rebels"),
    ],
)
def test_a_country_is_not_lent_where_it_does_not_follow(
    coder: Coder, text: str, mention: str
) -> None:
    assert all(a.country is None for a in said(read(coder, text))[mention])


def test_the_opening_of_a_report_is_its_home(coder: Coder) -> None:
    text = (
        "Samoa ended the lockdown on Sunday. Samoan schools opened. Samoa thanked the miners. "
        "Fiji, Tonga, Japan, Kenya and Peru had sent help. The Ministry of Health will report."
    )
    draft = read(coder, text, title="Samoa ends lockdown")
    assert codes(said(draft)["The Ministry of Health"]) == {"WSM GOV"}


def test_a_body_is_known_by_the_acronym_that_the_report_gives_it(coder: Coder) -> None:
    text = "Kenya's National Rivers Agency (NRA) fined two mills. The NRA denied the charge."
    found = said(read(coder, text))
    assert codes(found["The NRA"]) == {"KEN GOV"}


def test_a_body_is_known_by_the_last_word_of_its_name(coder: Coder) -> None:
    text = "Kenya's Eastern Rivers Council fined two mills. The council denied the charge."
    draft = read(coder, text)
    mentions = {draft.parsed.text(m.span): m.actors for m in draft.actors.mentions}
    assert mentions["The council"] == mentions["Kenya's Eastern Rivers Council"]


def test_a_report_of_nothing_but_a_caption_has_no_actors(coder: Coder) -> None:
    assert said(read(coder, "FILE PHOTO: Peruvian President Ana Quispe arrives in Lima.")) == {}


@pytest.mark.parametrize(
    ("text", "mention", "code"),
    [
        ("Riot police fired at marchers in Lima.", "Riot police", "PER COP"),
        ("Kenyan dockers struck on Monday. Oslo was calm. Dockers sang.", "Dockers", "KEN LAB"),
        ("Norway closed a bridge on Monday. Residents complained.", "Residents", "NOR CVL"),
        ("Russian soldiers took the mill. Ukraine rebuilt it. Ukraine paid. Villagers came.",
         "Villagers", "UKR CVL"),
        ("Peru left the talks. Chile accused it of greed.", "it", "PER GOV"),
        ("Kenya, whose parliament met, declined.", "whose parliament", "KEN LEG"),
    ],
)  # fmt: skip
def test_what_a_report_speaks_of_tells_whose_a_group_is(
    coder: Coder, text: str, mention: str, code: str
) -> None:
    assert codes(said(read(coder, text))[mention]) == {code}


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("Oslo and Lima signed the treaty on Monday. Residents complained.", "Residents"),
        ("Villagers want an end to the war between Chile and Peru.", "Villagers"),
    ],
)
def test_a_group_stays_nobodys_where_two_states_are_in_view(
    coder: Coder, text: str, mention: str
) -> None:
    assert all(a.country is None for a in said(read(coder, text))[mention])


def test_who_accuses_is_not_whom_he_accuses(coder: Coder) -> None:
    assert "it" not in said(read(coder, "Chile accused it of greed."))


INSIDE = "Peru and Chile met. The FBI denied it, and the CIA sighed. "


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("House lawmakers left.", "House lawmakers"),
        ("The House voted on the loan.", "The House"),
        ('"No," said Rep. Ada Fennimore.', "Rep. Ada Fennimore"),
        ("Administration officials shrugged.", "Administration officials"),
    ],
)
def test_bodies_named_as_at_home_tell_whose_offices_are(
    coder: Coder, text: str, mention: str
) -> None:
    assert {a.country for a in said(read(coder, INSIDE + text))[mention]} == {"USA"}


def test_a_house_is_a_chamber_only_where_a_state_is_told(coder: Coder) -> None:
    assert "The House" not in said(read(coder, "Peru and Chile met. The House was sold."))


@pytest.mark.parametrize(
    ("text", "mention", "code"),
    [
        ("Reuters' Ada Fennimore asked Iran.", "Reuters' Ada Fennimore", "GBR JRN"),
        ("Ada Fennimore, the Pentagon's policy chief, resigned.", "Ada Fennimore", "USA MIL"),
        ("Ada Fennimore, head of Iran's nuclear agency, resigned.", "Ada Fennimore", "IRN GOV"),
        ("Ada Fennimore, a member of the Kenyan parliament, resigned.", "Ada Fennimore", "KEN LEG"),
        ("The Republican chairman of the House Armed Services Committee resigned.",
         "The Republican chairman of the House Armed Services Committee", "USA LEG"),
    ],
)  # fmt: skip
def test_a_person_is_of_the_body_that_he_belongs_to(
    coder: Coder, text: str, mention: str, code: str
) -> None:
    assert codes(said(read(coder, text))[mention]) == {code}


def test_the_two_are_those_named_before(coder: Coder) -> None:
    text = "Two staffers for the Kenyan parliament resigned. The two staffers gave no reason."
    assert codes(said(read(coder, text))["The two staffers"]) == {"KEN LEG"}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Turkey condemned Japan for its plan.", "JPN GOV"),
        ("Turkey will help Japan in its fight.", "JPN GOV"),
        ("Turkey attacked Japan in its bid for oil.", "TUR GOV"),
    ],
)
def test_what_one_is_blamed_or_helped_for_is_his_own(coder: Coder, text: str, code: str) -> None:
    assert codes(said(read(coder, text))["its"]) == {code}


@pytest.mark.parametrize(
    ("text", "sector"),
    [
        ("Kenyan police surrounded the house. Officers opened fire.", "COP"),
        ("Kenyan soldiers surrounded the house. Officers opened fire.", "MIL"),
    ],
)
def test_officers_are_of_the_force_named_last(coder: Coder, text: str, sector: str) -> None:
    assert {a.sector for a in said(read(coder, text))["Officers"]} == {sector}


def test_an_abbreviated_rank_of_two_words_stands_before_a_name(coder: Coder) -> None:
    text = "Kenya praised retired Brig. Gen. Ada Fennimore."
    assert "retired Brig. Gen. Ada Fennimore" in said(read(coder, text))


def test_it_is_a_state_where_it_is_called_one(coder: Coder) -> None:
    text = "Peru said it was one of the few countries with a plan."
    assert codes(said(read(coder, text))["it"]) == {"PER GOV"}


def test_the_extremist_group_is_the_one_named_before(coder: Coder) -> None:
    text = "Boko Haram denied the charge. The extremist militia has left the town."
    assert codes(said(read(coder, text))["The extremist militia"]) == {"NGA REB"}


def test_two_presidents_are_no_spokeswoman(coder: Coder) -> None:
    text = "Maria Zakharova left. Vladimir Putin met Emmanuel Macron. The two presidents talked."
    names = {a.name for a in said(read(coder, text, dt.date(2022, 4, 12)))["The two presidents"]}
    assert names == {"Vladimir Putin", "Emmanuel Macron"}
