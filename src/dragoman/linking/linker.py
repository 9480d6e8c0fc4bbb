"""The linking step: speakers behind "we", open anchors of time, what is
denied, and repeats within a report."""

from __future__ import annotations

from dragoman.draft import Draft
from dragoman.linking.anchors import event_times, settled_times, statement_times
from dragoman.linking.families import PRONOUNS
from dragoman.linking.model import Links
from dragoman.linking.repeats import repeats
from dragoman.linking.speakers import speakers
from dragoman.rules import RuleBook
from dragoman.statements.replies import addressed


class Linker:
    """Gives the layer "links"."""

    name = "linking"
    needs = ("parsed", "actors", "times", "places", "statements", "events")
    gives = "links"

    def __init__(self, book: RuleBook) -> None:
        self.pronouns = {
            word: named.id for named in book.rules(PRONOUNS) for word in named.rule.words
        }

    def __call__(self, draft: Draft) -> Links:
        mentions = speakers(draft, self.pronouns)
        times = settled_times(draft)
        answered = {i: reply.to for i, reply in draft.statements.replies.items()}
        return Links(
            mentions=mentions,
            times=times,
            statement_times=statement_times(draft, times),
            event_times=event_times(draft, times),
            repeats=repeats(draft, mentions),
            answers=answered,
            addressees=addressed(draft, draft.statements.statements, answered),
        )
