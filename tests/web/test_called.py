"""Codes are told to people by names."""

from __future__ import annotations

from pathlib import Path

from dragoman.ledger.fields import vocabulary
from dragoman.ledger.ledger import Ledger
from dragoman.web.pages.called import called
from dragoman.web.pages.countries import of_country, of_sector


def test_every_code_of_a_group_and_of_a_sector_has_a_name() -> None:
    assert [c for c in sorted(vocabulary("countries")) if of_country(c) == c] == []
    assert [s for s in sorted(vocabulary("sectors")) if of_sector(s) == s] == []


def test_sides_are_called_by_country_and_sector_and_actors_by_their_names(kept: Path) -> None:
    with Ledger(kept, readonly=True) as ledger:
        one = ledger.actors(limit=1).records[0]
        told = called(ledger, ["LKA/CVL", "EUR", "UKR", one.key])
    assert list(told.values()) == ["Sri Lanka, civilians", "European Union", "Ukraine", one.name]
