"""Which names of a report are places, and which place it was filed from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from dragoman.coder import Coder
from dragoman.draft import Draft
from dragoman.read.document import Document

Find = Callable[[str], Draft]


@pytest.fixture(scope="module")
def find(coder: Coder) -> Find:
    def drafted(text: str) -> Draft:
        document = Document(id="x", date=dt.date(2022, 4, 12), text=text)
        return next(iter(coder.drafts([document])))

    return drafted


def names(draft: Draft) -> list[str]:
    return [f"{place.name} {place.country or '-'}" for place in draft.places.places]


@pytest.mark.parametrize(
    "text",
    [
        "Jordan said the talks had failed.",
        "Turkey rejected the offer.",
        "A Washington Post reporter was freed.",
        "Paris Hilton sold her house.",
        "Ministers from France signed the paper.",
        "The president of Poland arrived late.",
        "The Kremlin denied the report.",
    ],
)
def test_a_side_a_person_and_an_outlet_are_no_places(find: Find, text: str) -> None:
    assert names(find(text)) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Tens of thousands fled from Aleppo to Turkey.", ["Aleppo SYR", "Turkey TUR"]),
        ("Troops crossed the Dnieper River near Kherson.", ["Dnipro River UKR", "Kherson UKR"]),
        ("The US and Iran held talks in Geneva.", ["Geneva CHE"]),
        ("Protesters blocked roads in the Gaza Strip.", ["Gaza Strip PSE"]),
    ],
)
def test_goals_and_scenes_are_places_in_order_of_the_text(
    find: Find, text: str, found: list[str]
) -> None:
    assert names(find(text)) == found


def test_the_dateline_is_where_the_report_was_filed(find: Find) -> None:
    draft = find("KYIV, Ukraine (Reuters) — Shells fell on houses in Kharkiv on Monday.")
    assert draft.places.dateline == 0
    assert names(draft)[0] == "Kyiv UKR"
    assert "Kharkiv UKR" in names(draft)


def test_a_report_without_dateline_has_none(find: Find) -> None:
    assert find("Shells fell on houses in Kharkiv on Monday.").places.dateline is None


def test_a_country_named_elsewhere_settles_an_ambiguous_town(find: Find) -> None:
    assert "Córdoba ARG" in names(find("Argentine police closed roads in Cordoba."))
    assert "Córdoba ESP" in names(find("Spanish police closed roads in Cordoba."))


def test_every_place_has_coordinates_and_the_rules_behind_it(find: Find) -> None:
    (place,) = find("Fighting went on in the Donbas.").places.places
    assert place.lat is not None
    assert place.radius is not None
    assert any(rule.startswith("places/lists/regions.tsv") for rule in place.rules)


def test_states_in_a_list_are_no_towns_of_the_next_one(find: Find) -> None:
    found = names(find("Prices rose in Canada, Mexico and Brazil."))
    assert found == ["Canada CAN", "Mexico MEX", "Brazil BRA"]
