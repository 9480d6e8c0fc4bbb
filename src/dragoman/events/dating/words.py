"""Groups of words by which the days of events are told: `words.toml`."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Final

from dragoman.rules import Answer, Family, Rule, RuleBook

if TYPE_CHECKING:
    from dragoman.draft import Draft


class DatingWords(Rule, frozen=True, kw_only=True):
    """A group of words; its name is how the mechanism asks for it."""

    words: tuple[str, ...]


class Dating:
    """The groups by name."""

    def __init__(self, book: RuleBook) -> None:
        self.words = {named.name: frozenset(named.rule.words) for named in book.rules(DATING)}


@cache
def dating() -> Dating:
    """The built-in groups, read once."""
    return Dating(RuleBook())


def answers(draft: Draft) -> list[Answer]:
    """Every event as "TYPE first..last basis", claimed by the groups that its sentence has."""
    found = []
    for event in draft.events.events:
        words = {t.lower for t in draft.parsed.sentences[event.sentence].tokens}
        tables = tuple(named.id for named in _groups() if words & set(named.rule.words))
        days = f"{event.first or ''}..{event.last or ''}"
        found.append(Answer(f"{event.type} {days} {event.basis}", tables))
    return found


@cache
def _groups() -> tuple[Any, ...]:
    return tuple(RuleBook().rules(DATING))


DATING: Final = Family("events/dating", DatingWords, answers)
FAMILIES: Final[tuple[Family[Any], ...]] = (DATING,)
