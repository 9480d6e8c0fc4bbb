"""Places as researchers write them in a column."""

from __future__ import annotations

import pytest

from dragoman.places.phrases import resolve_place


@pytest.mark.parametrize(
    ("cell", "country", "lat", "lon"),
    [
        ("Tripoli (Lebanon)", "LBN", 34.4, 35.8),
        ("Tripoli (Libya)", "LBY", 32.9, 13.2),
        ("St. Petersburg FL", "USA", 27.8, -82.6),
        ("Paris, TX", "USA", 33.7, -95.6),
        ("Cairo, IL", "USA", 37.0, -89.2),
        ("near Mosul", "IRQ", 36.3, 43.1),
        ("20 km south of Gao", "MLI", 16.3, -0.0),
        ("Hama countryside", "SYR", 35.1, 36.8),
        ("Baghdad - Sadr City", "IRQ", 33.4, 44.5),
        ("Tahrir Square, Cairo", "EGY", 30.0, 31.2),
        ("Maiduguri, Borno State, Nigeria", "NGA", 11.8, 13.2),
        ("Village of Bucha", "UKR", 50.6, 30.2),
    ],
)
def test_a_cell_is_read_with_what_it_says_around_the_name(
    cell: str, country: str, lat: float, lon: float
) -> None:
    answer = resolve_place(cell)
    assert answer.country == country
    assert answer.lat == pytest.approx(lat, abs=0.2)
    assert answer.lon == pytest.approx(lon, abs=0.2)


@pytest.mark.parametrize("cell", ["Unknown", "n/a", "-", "various locations"])
def test_a_cell_that_names_no_place_stays_open(cell: str) -> None:
    assert resolve_place(cell).name is None


def test_a_town_of_a_place_column_needs_no_report_around_it() -> None:
    assert resolve_place("Tessalit").country == "MLI"
