"""The linking step of the pipeline."""

from __future__ import annotations

from dragoman.draft import Draft
from dragoman.rules import RuleBook
from dragoman.linking.model import Links


class Linker:
    """Gives the layer "links"."""

    name = "linking"
    needs = ("parsed", "actors", "times", "places", "statements", "events")
    gives = "links"

    def __init__(self, book: RuleBook) -> None:
        self.book = book

    def __call__(self, draft: Draft) -> Links:
        return Links()
