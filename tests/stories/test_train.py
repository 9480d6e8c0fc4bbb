"""Judged pairs found again in a ledger, from which the weights of stories are fitted."""

from __future__ import annotations

import json
from typing import Any

from tests.stories.conftest import Pairs, Telling

from dragoman.ledger.ledger import Ledger
from dragoman.stories.likeness import Signs
from dragoman.stories.settings import settings
from dragoman.stories.train import compared


def side(ledger: Ledger, document: str, kind: str) -> dict[str, Any]:
    """A judgement's words for the event of a type in a report, a letter longer than its trigger."""
    row = ledger.connection.execute(
        "SELECT trigger, part FROM event JOIN document ON document.id = event.document "
        "WHERE document.name = ? AND event.type = ? AND part = 'text'",
        (document, kind),
    ).fetchone()
    spans = json.loads(row["trigger"])
    return {"id": document, "span": [spans[0][0], spans[-1][1] + 1]}


def test_a_judged_pair_is_compared_as_the_ledger_has_it_now(told: Telling, week: Pairs) -> None:
    ledger = told(week)
    wire, other = (side(ledger, name, "COERCE") for name in ("wire", "other"))
    gone = {"id": "wire", "span": [100_000, 100_004]}
    judged = [{"a": wire, "b": other, "same": True}, {"a": wire, "b": gone, "same": True}]
    ((found, same, counts),) = compared(ledger.connection, judged)
    assert same
    assert counts == 1.0
    assert isinstance(found, Signs)
    assert found.trigger == 1.0


def test_a_happening_that_many_pairs_tell_counts_for_fewer(told: Telling, week: Pairs) -> None:
    ledger = told(week)
    wire, other = (side(ledger, name, "COERCE") for name in ("wire", "other"))
    many = 4 * settings().much_told
    judged = [{"a": wire, "b": other, "same": True}] * many
    assert {counts for _, _, counts in compared(ledger.connection, judged)} == {0.5}
