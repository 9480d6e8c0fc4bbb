"""The events step of the pipeline."""

from __future__ import annotations

from dragoman.draft import Draft
from dragoman.rules import RuleBook
from dragoman.events.model import Events


class EventFinder:
    """Gives the layer "events"."""

    name = "events"
    needs = ("parsed", "actors", "times", "places", "statements")
    gives = "events"

    def __init__(self, book: RuleBook) -> None:
        self.book = book

    def __call__(self, draft: Draft) -> Events:
        return Events()
