"""Corrections that come in, and what was decided so far."""

from __future__ import annotations

from dragoman.ledger.corrections import Corrections
from dragoman.ledger.ledger import Ledger
from dragoman.web.api import answers, asked


def judge(ledger: Ledger, told: asked.Correction) -> answers.Judged:
    """Write a judgement down; nothing that was there is lost."""
    return answers.Judged(judgement=_written(ledger.corrections, told))


def _written(corrections: Corrections, told: asked.Correction) -> int:
    by = {"who": told.who, "why": told.why}
    match told:
        case asked.Accept(id=id):
            return corrections.accept(id, **by)
        case asked.RejectRecord(id=id):
            return corrections.reject(id, **by)
        case asked.Amend(id=id, changes=changes):
            return corrections.amend(id, changes, **by)
        case asked.Undo(id=id):
            return corrections.undo(id, **by)
        case asked.Merge(actor=actor, into=into):
            return corrections.merge(actor, into, **by)
        case asked.Split(actor=actor, documents=documents, name=name):
            return corrections.split(actor, documents, name=name, **by)


def history(ledger: Ledger, told: asked.HistoryAsked) -> answers.History:
    """Judgements on one record or actor, or all of them."""
    return answers.History(records=ledger.corrections.history(told.id))
