"""Judged pairs found again in a ledger, from which the weights of stories are fitted."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.stories.conftest import Pairs, Telling

from dragoman.ledger.ledger import Ledger
from dragoman.stories.settings import settings
from dragoman.stories.signs import Signs
from dragoman.stories.train import compared, main
from dragoman.weights import read_weights


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
    (found,) = compared(ledger.connection, "tune", judged)
    assert found.same
    assert found.counts == settings().judged["tune"] == 1.0
    assert found.reports == ("wire", "other")
    assert found.signs.trigger == 1.0
    (half,) = compared(ledger.connection, "examples", judged)
    assert half.counts == settings().judged["examples"] == 0.5


def test_a_happening_that_many_pairs_tell_counts_for_fewer(told: Telling, week: Pairs) -> None:
    ledger = told(week)
    wire, other = (side(ledger, name, "COERCE") for name in ("wire", "other"))
    many = 4 * settings().much_told
    judged = [{"a": wire, "b": other, "same": True}] * many
    assert {pair.counts for pair in compared(ledger.connection, "tune", judged)} == {0.5}


def test_stories_that_are_not_told_yet_are_told_to_learn_from_them(
    told: Telling,
    week: Pairs,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    ledger = told(week)
    wire, other = (side(ledger, name, "COERCE") for name in ("wire", "other"))
    gold = tmp_path / "gold.jsonl"
    rows = [{"a": wire, "b": other, "same": same, "half": "tune"} for same in (True, False)]
    gold.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    monkeypatch.setattr("dragoman.stories.train.WEIGHTS", tmp_path / "weights.toml")
    untold = tmp_path / "untold.db"
    with Ledger(untold) as fresh:
        fresh.add_many(week)
    main(gold, untold)
    first, *parts = capsys.readouterr().out.splitlines()
    assert first == "2 pairs, 1 of one happening"
    assert [line.split(":")[0] for line in parts] == sorted(settings().judged)
    assert "2 pairs, 1 of one happening, 2 compared; cross-validated: recall" in parts[-1]


def test_each_ledger_lends_its_pairs_to_one_set_of_weights(
    told: Telling,
    week: Pairs,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    ledger = told(week)
    wire, other = (side(ledger, name, "COERCE") for name in ("wire", "other"))
    gold = tmp_path / "gold.jsonl"
    rows = [{"a": wire, "b": other, "same": same, "half": "tune"} for same in (True, False)]
    gold.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    fitted = tmp_path / "weights.toml"
    monkeypatch.setattr("dragoman.stories.train.WEIGHTS", fitted)
    path = Path(ledger.connection.execute("PRAGMA database_list").fetchone()["file"])
    main(gold, path)
    assert capsys.readouterr().out.startswith("2 pairs, 1 of one happening")
    main(gold, path, path)
    assert capsys.readouterr().out.startswith("4 pairs, 2 of one happening")
    assert read_weights(fitted, Signs._fields).bias == 0.0, "as many for as against"
