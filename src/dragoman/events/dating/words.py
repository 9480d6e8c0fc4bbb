"""Groups of words by which the days of events are told: `words.toml`."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Final

from dragoman.rules import Answer, Family, Rule, RuleBook

if TYPE_CHECKING:
    from dragoman.draft import Draft


class DatingWords(Rule, frozen=True, kw_only=True):
    """A group of words, or a number; its name is how the mechanism asks for it."""

    words: tuple[str, ...] = ()
    number: int = 0


class Dating:
    """The groups and the numbers by name."""

    def __init__(self, book: RuleBook) -> None:
        rules = book.rules(DATING)
        self.words = {named.name: frozenset(named.rule.words) for named in rules}
        self.numbers = {named.name: named.rule.number for named in rules if named.rule.number}


@cache
def dating() -> Dating:
    """The built-in groups, read once."""
    return Dating(RuleBook())


def answers(draft: Draft) -> list[Answer]:
    """Every event as "TYPE first..last basis", claimed by numbers and by groups of its words."""
    found = []
    for event in draft.events.events:
        near = draft.parsed.sentences[event.sentence : event.sentence + 2]
        words = {word for s in near for t in s.tokens for word in (t.lower, t.lemma)}
        claims = (n for n in _groups() if n.rule.number or words & set(n.rule.words))
        tables = tuple(named.id for named in claims)
        days = f"{event.first or ''}..{event.last or ''}"
        found.append(Answer(f"{event.type} {days} {event.basis}", tables))
    return found


@cache
def _groups() -> tuple[Any, ...]:
    return tuple(RuleBook().rules(DATING))


DATING: Final = Family("events/dating", DatingWords, answers)
FAMILIES: Final[tuple[Family[Any], ...]] = (DATING,)
