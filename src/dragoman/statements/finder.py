"""The statements step of the pipeline."""

from __future__ import annotations

from dragoman.draft import Draft
from dragoman.rules import RuleBook
from dragoman.statements.model import Statements


class StatementFinder:
    """Gives the layer "statements"."""

    name = "statements"
    needs = ("parsed", "actors", "times")
    gives = "statements"

    def __init__(self, book: RuleBook) -> None:
        self.book = book

    def __call__(self, draft: Draft) -> Statements:
        return Statements()
