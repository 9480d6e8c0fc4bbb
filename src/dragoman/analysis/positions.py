"""Positions: what actors say they will, won't, want or demand, and what their deeds show.

Codebook, section 6. A verbal event takes the side that its type says (`settings.toml`) on the
issues that its trigger names or reaches; a deed shows a side where the issue lists its type; a
statement takes one by its stance, or by what its content says of the speaker's own side.
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.analysis.families import issues
from dragoman.analysis.gathering import Records, Scope
from dragoman.analysis.model import Position
from dragoman.analysis.read_events import event_positions
from dragoman.analysis.read_statements import statement_positions
from dragoman.errors import DragomanError, near_miss
from dragoman.ledger.ledger import Ledger


def positions(ledger: Ledger, filter: str = "", *, issue: str | None = None) -> list[Position]:
    """Every position that the records of a filter show, oldest first.

    Args:
        filter: the ledger's grammar; `actor:` is who holds a position, `recipient:` whom its
            record is directed at.
        issue: only this one, by its name.

    Raises:
        DragomanError: E511 to E516 for the filter, E601 for an unknown issue.
    """
    known(issue)
    scope = Scope(filter)
    found = positions_of(Records(ledger, filter))
    actors = [t for t in scope.parties if t.field == "actor"]
    return [
        p
        for p in found
        if issue in (None, p.issue) and all(scope.names(t, p.holder) for t in actors)
    ]


def known(issue: str | None) -> None:
    """Refuse an issue that no rule file has.

    Raises:
        DragomanError: E601.
    """
    if issue is not None and issue not in issues():
        hint = near_miss(issue, sorted(issues()))
        raise DragomanError("E601", value=issue, hint=hint)


def positions_of(records: Records) -> list[Position]:
    """Every position in some records, oldest first; of one sentence, its events go before."""
    rules = issues()
    events = [p for event in records.events for p in event_positions(records, event, rules)]
    told = {_place(p) for p in events}
    said = [
        p
        for statement in records.statements
        for p in statement_positions(records, statement, rules)
        if _place(p) not in told
    ]
    return sorted(_once([*events, *said]), key=_order)


def _place(position: Position) -> tuple[str, str, str, str]:
    evidence = position.evidence
    return (evidence.document, evidence.sentence, position.holder.key, position.issue)


def _order(position: Position) -> tuple[object, ...]:
    evidence = position.evidence
    return (position.day, evidence.date, evidence.document, evidence.start, position.issue)


def _once(found: list[Position]) -> Iterator[Position]:
    """Of positions alike in holder, issue, side and sentence, the strongest."""
    best: dict[tuple[object, ...], Position] = {}
    for position in found:
        place = (*_place(position), position.polarity)
        if place not in best or best[place].strength < position.strength:
            best[place] = position
    yield from best.values()
