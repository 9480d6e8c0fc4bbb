"""Changed accounts: an actor admits what it denied.

What is admitted must be what was denied, in so many words: names of sides alone tie nothing, and
whoever accepts an offer or a demand admits nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.analysis.denials import Denial, denials
from dragoman.analysis.evidence import of_statement
from dragoman.analysis.gathering import Records
from dragoman.analysis.holders import holders
from dragoman.analysis.model import Shift
from dragoman.analysis.settings import settings
from dragoman.analysis.wordings import alike, shared
from dragoman.ledger.model import LedgerStatement


def admissions(records: Records) -> Iterator[Shift]:
    """A denial, and a later admission by the same holder in like words; the first of each."""
    denied = list(denials(records))
    seen = set[tuple[str, str]]()
    for statement in records.statements:
        if statement.stance != "admit" or statement.lemma in settings().shifts.accepting:
            continue
        for one in holders(statement.speakers):
            best = _denied(statement, one.key, denied)
            if best is None or (one.key, best.evidence.sentence) in seen:
                continue
            seen.add((one.key, best.evidence.sentence))
            yield Shift(
                holder=one, issue="", kind="account", direction="admit", day=statement.day,
                earlier=best.evidence, earlier_day=best.day, later=of_statement(statement),
                strength=1.0, toward=(), asserted_by=(),
            )  # fmt: skip


def _denied(statement: LedgerStatement, key: str, denied: list[Denial]) -> Denial | None:
    rule = settings().shifts
    mine = [
        d
        for d in denied
        if d.plain
        and d.holder.key == key
        and d.day <= statement.day
        and (d.evidence.document, d.evidence.sentence) != (statement.document, statement.sentence)
        and (statement.day - d.day).days <= rule.admission_days
        and shared(d.evidence.sentence, statement.quote) >= rule.admission_words
        and alike(d.evidence.sentence, statement.quote) >= rule.admission
    ]
    return max(mine, key=lambda d: alike(d.evidence.sentence, statement.quote), default=None)
