"""The places of texts, as a tool of its own."""

from __future__ import annotations

import datetime as dt

import pytest

from dragoman.places.texts import PlaceInText, PlacesOfTexts
from dragoman.read.document import Document


@pytest.fixture(scope="module")
def finder() -> PlacesOfTexts:
    return PlacesOfTexts()


def places(finder: PlacesOfTexts, text: str, title: str | None = None) -> list[PlaceInText]:
    document = Document(id="x", date=dt.date(2024, 5, 15), text=text, title=title)
    ((_, found),) = finder.find_many([document])
    return found


def test_spans_are_those_of_the_names_in_the_text(finder: PlacesOfTexts) -> None:
    text = "Ferries run from Piraeus to Crete again."
    found = places(finder, text)
    assert [text[slice(*p.span)] for p in found] == ["Piraeus", "Crete"]
    assert [p.country for p in found] == ["GRC", "GRC"]


def test_both_places_that_a_report_was_filed_from_are_marked(finder: PlacesOfTexts) -> None:
    found = places(finder, "CAIRO/KHARTOUM (Reuters) - Envoys met in Juba on Monday.")
    assert [(p.name, p.filed) for p in found] == [
        ("Cairo", True),
        ("Khartoum", True),
        ("Juba", False),
    ]


def test_a_place_of_the_title_says_that_it_stands_there(finder: PlacesOfTexts) -> None:
    found = places(finder, "Nobody was hurt.", title="Bridge collapses in Genoa")
    assert [(p.text, p.part) for p in found] == [("Genoa", "title")]


def test_a_strait_tells_its_kind(finder: PlacesOfTexts) -> None:
    (found,) = places(finder, "A tanker was boarded in the Strait of Hormuz.")
    assert (found.kind, found.country) == ("strait", None)
