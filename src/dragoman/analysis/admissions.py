"""Changed accounts: an actor admits what it denied, or does what it denied that it would do.

What is admitted must be what was denied, in so many words: names of sides alone tie nothing, and
whoever accepts an offer or a demand admits nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from dragoman.analysis.denials import Denial, denials
from dragoman.analysis.evidence import of_statement
from dragoman.analysis.families import rebuttal_book
from dragoman.analysis.gathering import Records
from dragoman.analysis.holders import holders
from dragoman.analysis.model import Evidence, Position, Shift
from dragoman.analysis.settings import settings
from dragoman.analysis.sides import leanings
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


def belied(found: list[Position]) -> Iterator[Shift]:
    """A holder's denial that it plans to do something, and the deed; the first of each."""
    deeds: defaultdict[tuple[str, str], list[Position]] = defaultdict(list)
    for position in found:
        if position.deed and position.strength >= settings().shifts.margin:
            deeds[position.holder.key, position.issue].append(position)
    for record in deeds.values():
        record.sort(key=lambda p: (p.day, p.evidence.part == "title"))
    seen = set[tuple[str, str]]()
    for word in found:
        place = (word.holder.key, word.issue)
        deed = next((d for d in deeds[place] if _belies(d, word)), None)
        if deed is None or place in seen or not _planned(word.evidence):
            continue
        seen.add(place)
        yield Shift.between(word, deed, "account")


def _belies(deed: Position, word: Position) -> bool:
    apart = (deed.day - word.day).days
    return deed.polarity != word.polarity and 0 < apart <= settings().shifts.admission_days


def _planned(evidence: Evidence) -> bool:
    """Whether words deny what their speaker means to do: "denied that it plans to"."""
    words = evidence.sentence
    denying = [h.last for h in rebuttal_book().found(words) if h.label.rule.kind == "verb"]
    meaning = [h.first for h in leanings(words) if h.label.rule.kind == "for"]
    reach = settings().disputes.clause
    return any(0 <= first - last <= reach for last in denying for first in meaning)


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
