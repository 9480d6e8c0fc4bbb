"""The times step of the pipeline."""

from __future__ import annotations

from dragoman.draft import Draft
from dragoman.rules import RuleBook
from dragoman.times.model import Times


class TimeTagger:
    """Gives the layer "times"."""

    name = "times"
    needs = ("parsed",)
    gives = "times"

    def __init__(self, book: RuleBook) -> None:
        self.book = book

    def __call__(self, draft: Draft) -> Times:
        return Times()
