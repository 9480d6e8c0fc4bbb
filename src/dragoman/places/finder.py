"""The places step of the pipeline."""

from __future__ import annotations

from dragoman.draft import Draft
from dragoman.rules import RuleBook
from dragoman.places.model import Places


class PlaceFinder:
    """Gives the layer "places"."""

    name = "places"
    needs = ("parsed", "actors")
    gives = "places"

    def __init__(self, book: RuleBook) -> None:
        self.book = book

    def __call__(self, draft: Draft) -> Places:
        return Places()
