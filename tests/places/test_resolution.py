"""Which place a name stands for, and when it is better left open."""

from __future__ import annotations

import tracemalloc

import pytest

from dragoman.places.gazetteer import Gazetteer, load_gazetteer
from dragoman.places.names import fold, name_hash
from dragoman.places.phrases import resolve_place


@pytest.mark.parametrize(
    ("name", "resolved", "country"),
    [
        ("Rangoon", "Yangon", "MMR"),
        ("Saigon", "Ho Chi Minh City", "VNM"),
        ("Bombay", "Mumbai", "IND"),
        ("Kiev", "Kyiv", "UKR"),
        ("Artemivsk", "Bakhmut", "UKR"),
        ("the Hormuz Strait", "Strait of Hormuz", None),
        ("U.S.", "United States", "USA"),
        ("Burma", "Myanmar", "MMR"),
    ],
)
def test_old_and_other_names_stand_for_the_place(
    name: str, resolved: str, country: str | None
) -> None:
    answer = resolve_place(name)
    assert (answer.name, answer.country) == (resolved, country)


@pytest.mark.parametrize(
    ("name", "country"),
    [("Tripoli", "LBY"), ("Tripoli, Lebanon", "LBN"), ("Paris, Texas", "USA"), ("Paris", "FRA")],
)
def test_what_stands_after_a_comma_decides_between_namesakes(name: str, country: str) -> None:
    assert resolve_place(name).country == country


def test_the_country_given_decides_between_namesakes() -> None:
    assert resolve_place("Cordoba", "ARG").country == "ARG"
    assert resolve_place("Cordoba", "ESP").country == "ESP"


def test_a_square_of_many_capitals_is_settled_by_the_words_around_it() -> None:
    assert resolve_place("Independence Square").name is None
    answer = resolve_place("Independence Square", context="Protests spread in Ukraine")
    assert (answer.country, answer.kind) == ("UKR", "square")


def test_the_noun_beside_a_name_picks_the_region() -> None:
    assert resolve_place("the Donetsk region").kind == "region"
    assert resolve_place("Donetsk").kind == "city"


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Aleppo province", "SYR"),
        ("Homs province", "SYR"),
        ("Moscow region", "RUS"),
        ("Salahuddin province", "IRQ"),
    ],
)
def test_a_region_is_found_by_the_english_name_of_its_town(name: str, country: str) -> None:
    answer = resolve_place(name)
    assert (answer.kind, answer.country) == ("region", country)
    assert answer.radius > 50


def test_a_village_far_from_the_report_is_left_open() -> None:
    answer = resolve_place("Turnov", "KEN")
    assert answer.name is None
    assert answer.lat is None


def test_a_country_comes_with_a_radius_and_no_region() -> None:
    answer = resolve_place("Ukraine")
    assert answer.kind == "country"
    assert answer.admin1 is None
    assert answer.radius is not None
    assert answer.radius > 300


def test_names_are_compared_without_accents_and_marks() -> None:
    assert fold("Khān-Yūnis") == fold("khan yunis")
    assert name_hash(fold("Łódź")) == name_hash("lodz")


def test_the_gazetteer_stays_within_sixty_megabytes() -> None:
    path = load_gazetteer().path
    tracemalloc.start()
    try:
        gazetteer = Gazetteer(path)
        size, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert gazetteer.named("Nairobi")[0].country == "KEN"
    assert size < 60_000_000
