"""The actors step of the pipeline."""

from __future__ import annotations

from dragoman.draft import Draft
from dragoman.rules import RuleBook
from dragoman.actors.model import Actors


class ActorFinder:
    """Gives the layer "actors"."""

    name = "actors"
    needs = ("parsed",)
    gives = "actors"

    def __init__(self, book: RuleBook) -> None:
        self.book = book

    def __call__(self, draft: Draft) -> Actors:
        return Actors()
