"""Bare phrases, as they stand in a column of actor names."""

from __future__ import annotations

import datetime as dt

import pytest

from dragoman.actors.phrases import resolve_actor

DAY = dt.date(2022, 6, 1)


@pytest.mark.parametrize(
    ("text", "country", "sector"),
    [
        ("Peruvian navy", "PER", "MIL"),
        ("the foreign minister of Chile", "CHL", "GOV"),
        ("Turkey’s ambassador to Japan", "TUR", "GOV"),
        ("Sergei Lavrov, Russian foreign minister", "RUS", "GOV"),
        ("former Polish prime minister", "POL", "ELI"),
        ("people in Kenya", "KEN", "CVL"),
        ("IAEA", "IGO", None),
        ("NORTHERN CYPRUS", "CYP", None),
        ("General Union of Peruvian Nurses", "PER", None),
        ("president", None, "GOV"),
        ("Argentinans", "ARG", None),
        ("Dockers/Fishermen (Senegal)", "SEN", "LAB"),
        ("KDF: Kenya Defence Forces", "KEN", "MIL"),
        ("Consul to the EU (Senegal)", "SEN", "GOV"),
        ("ex-PM (Nepal)", "NPL", "ELI"),
        ("Dept. of Fisheries (Peru)", "PER", "GOV"),
        ("Ukrainian nurses in Chile", "UKR", None),
        ("Bangsamoro - Moro Islamic Liberation Front", "PHL", None),
    ],
)
def test_phrase_gets_country_and_sector(text: str, country: str | None, sector: str | None) -> None:
    answer = resolve_actor(text, date=DAY)
    assert answer.country == country
    assert sector is None or answer.sector == sector
    assert answer.why


@pytest.mark.parametrize("text", ["Janet Plumworth", "a dog called Rex", "", "  ", "???", "17"])
def test_nobody_is_claimed_where_no_actor_is_named(text: str) -> None:
    answer = resolve_actor(text, date="2022-06-01")
    assert (answer.country, answer.sector, answer.other_sectors) == (None, None, ())


def test_day_decides_the_sector_of_a_leader() -> None:
    sectors = [resolve_actor("Angela Merkel", date=d).sector for d in ("2018-05-01", "2023-05-01")]
    assert sectors == ["GOV", "ELI"]


def test_a_title_in_the_phrase_ranks_above_the_lists() -> None:
    assert resolve_actor("Peruvian Senator Angela Merkel", date=DAY).country == "PER"


def test_a_leader_lends_his_country_to_those_who_are_his() -> None:
    answer = resolve_actor("Lukashenko forces", date=DAY)
    assert (answer.country, answer.sector) == ("BLR", "MIL")


def test_a_phrase_that_no_list_names_keeps_its_own_words() -> None:
    assert resolve_actor("Fishermen (Senegal)", date=DAY).name == "Fishermen (Senegal)"


def test_context_decides_between_states_of_one_name() -> None:
    near = resolve_actor("Brazzaville", date=DAY)
    assert near.country == "COG"


def test_answers_do_not_depend_on_what_was_asked_before() -> None:
    first = resolve_actor("Ukrainian troops", date=DAY)
    resolve_actor("Angela Merkel", date="2018-05-01")
    assert resolve_actor("Ukrainian troops", date=DAY) == first
