"""Evidence: the words of a record, where they stand, and on whose word."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.analysis.gathering import Records, Sentence
from dragoman.analysis.model import Evidence
from dragoman.ledger.model import LedgerEvent, LedgerStatement
from dragoman.records.model import CharSpan


def of_event(event: LedgerEvent) -> Evidence:
    """The trigger of an event."""
    start, end = hull(event.trigger)
    return Evidence(
        kind="event", id=event.id, document=event.document, outlet=event.source, date=event.date,
        part=event.part, start=start, end=end, words=event.words, sentence=event.sentence,
        said_by=tuple(p.name for p in event.speakers),
    )  # fmt: skip


def of_statement(statement: LedgerStatement) -> Evidence:
    """The content of a statement."""
    start, end = hull(statement.content_span or statement.cue_span)
    speakers = tuple(p.name for p in statement.speakers) or (statement.said_by,)
    return Evidence(
        kind="statement", id=statement.id, document=statement.document, outlet=statement.source,
        date=statement.date, part=statement.part, start=start, end=end, words=statement.quote,
        sentence=statement.sentence, said_by=tuple(s for s in speakers if s),
    )  # fmt: skip


def of_sentence(
    records: Records, sentence: Sentence, span: CharSpan, said_by: Sequence[str]
) -> Evidence:
    """Words of a sentence; `span` counts in the document's text."""
    outlet, date = records.outlets[sentence.document]
    words = sentence.words[span[0] - sentence.start : span[1] - sentence.start]
    return Evidence(
        kind="sentence", id=None, document=sentence.document, outlet=outlet, date=date,
        part=sentence.part, start=span[0], end=span[1], words=" ".join(words.split()),
        sentence=" ".join(sentence.words.split()), said_by=tuple(said_by),
    )  # fmt: skip


def hull(spans: Sequence[CharSpan]) -> CharSpan:
    """From the first to the last character of some spans; (0, 0) of none."""
    if not spans:
        return (0, 0)
    return (min(s for s, _ in spans), max(e for _, e in spans))
