"""The lists of places: codes, coordinates and spellings that hold."""

from __future__ import annotations

from collections import Counter

import pytest

from dragoman.places.features import LISTS
from dragoman.places.names import fold
from dragoman.places.world import COUNTRIES, FAMILIAR, World
from dragoman.rules import RuleBook

BOOK = RuleBook()
CODES = {row["code"] for row in BOOK.rows(COUNTRIES)}
ROWS = [(path, row) for path in BOOK.lists(LISTS) for row in BOOK.rows(path)]


def test_the_lists_are_as_large_as_their_subject() -> None:
    assert len(ROWS) > 2000


@pytest.mark.parametrize("path", BOOK.lists(LISTS))
def test_coordinates_lie_on_earth_and_countries_exist(path: str) -> None:
    for row in BOOK.rows(path):
        assert -90 <= float(row["lat"]) <= 90, row
        assert -180 <= float(row["lon"]) <= 180, row
        assert float(row["radius"]) > 0, row
        assert not row["country"] or row["country"] in CODES, row
        assert row["kind"], row


def test_no_name_stands_twice_for_one_country() -> None:
    names = Counter(
        (fold(name), row["country"])
        for _, row in ROWS
        for name in {fold(n) for n in (row["name"], *row["aliases"].split("|")) if n}
    )
    assert [key for key, count in names.items() if count > 1] == []


def test_every_familiar_name_is_in_the_gazetteer() -> None:
    world = World(BOOK)
    unknown = [
        row["name"]
        for row in BOOK.rows(FAMILIAR)
        if not any(e.familiar and e.country == row["country"] for e in world.named(row["name"]))
    ]
    assert unknown == []
