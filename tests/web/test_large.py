"""What is counted without being read one by one is what reading would have counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import msgspec
import pytest

from dragoman.analysis.series import series
from dragoman.ledger.ledger import Ledger
from dragoman.web.api import analysed, answers, asked, counted
from dragoman.web.pages import sampling, timeline
from dragoman.web.pages.facets import facets
from dragoman.web.settings import Limits, limits


@pytest.fixture
def ledger(kept: Path) -> Iterator[Ledger]:
    with Ledger(kept, readonly=True) as opened:
        yield opened


def narrow(monkeypatch: pytest.MonkeyPatch, room: object, **fewer: int) -> None:
    """Makes a room take a small ledger for a large one."""
    small: Limits = msgspec.structs.replace(limits(), **fewer)
    monkeypatch.setattr(room, "limits", lambda: small)


@pytest.mark.parametrize("line", ["", "country:TUR", "grain"])
@pytest.mark.parametrize("split", ["none", "quad", "type"])
def test_a_tallied_series_is_the_one_of_events_that_are_read(
    ledger: Ledger, line: str, split: Literal["none", "quad", "type"]
) -> None:
    told = counted.series(ledger, asked.SeriesAsked(filter=line, by="month", split=split)).records
    read = series(ledger, line, by="month", split=split)
    assert sum(p.events for p in told)
    assert told == [answers.Period(**msgspec.structs.asdict(point)) for point in read]


@pytest.mark.parametrize("split", ["none", "quad", "type"])
def test_a_series_of_kept_counts_counts_what_tallying_counts(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch, split: Literal["none", "quad", "type"]
) -> None:
    told = asked.SeriesAsked(by="week", split=split)
    few = counted.series(ledger, told).records
    narrow(monkeypatch, counted, tallied_events=0)
    many = counted.series(ledger, told)
    assert many.notes == (counted.COUNTS,)
    assert [(p.group, p.start, p.events) for p in many.records] == [
        (p.group, p.start, p.events) for p in few
    ]


def test_a_series_that_is_cut_short_says_from_which_day_on(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = asked.SeriesAsked(filter="country:TUR,GRC,RUS,UKR", split="actor")
    whole = counted.series(ledger, told)
    narrow(monkeypatch, counted, counted_events=3)
    cut = counted.series(ledger, told)
    assert whole.notes == ()
    assert "until:" in cut.notes[-1]
    assert 0 < sum(p.events for p in cut.records) < sum(p.events for p in whole.records)


def test_analysis_of_many_records_looks_at_the_latest_and_says_so(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = analysed.positions(ledger, asked.Analysed())
    narrow(monkeypatch, analysed, analysed_records=10, latest_records=5)
    cut = analysed.positions(ledger, asked.Analysed())
    assert whole.notes == ()
    assert "Only the latest" in cut.notes[-1]
    assert len(cut.records) < len(whole.records)


def test_a_timeline_counts_every_event_under_its_day(ledger: Ledger) -> None:
    told = timeline._counts(ledger, "", "quad")
    events = ledger.events("status:actual", limit=500).records
    days = Counter((e.day, str(e.quad)) for e in events)
    assert told.cells == dict(days)
    spans = Counter((t.first, t.last) for t in told.tallies for _ in range(t.events))
    assert spans == Counter((e.first, e.last) for e in events)


@pytest.mark.parametrize("kind", ["events", "statements", "documents"])
def test_facets_that_are_kept_are_those_that_are_counted(ledger: Ledger, kind: str) -> None:
    kept = facets(ledger, kind, "")  # type: ignore[arg-type]
    found = facets(ledger, kind, "since:1900")  # type: ignore[arg-type]
    assert kept
    assert {f.field: dict(f.values) for f in kept} == {f.field: dict(f.values) for f in found}


def test_facets_follow_what_was_amended(kept: Path, tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    path.write_bytes(kept.read_bytes())
    with Ledger(path) as ledger:
        event = ledger.events("document:harbour-2 actor:GRC status:actual").records[0]
        before = _countries(ledger)
        ledger.corrections.amend(event.id, {"actors": ["Turkey"]}, who="Ada")
        after = _countries(ledger)
    assert after["GRC"] == before["GRC"] - 1
    assert after["TUR"] == before["TUR"] + 1


def _countries(ledger: Ledger) -> dict[str, int]:
    (found,) = [f for f in facets(ledger, "events", "since:1900") if f.field == "actor"]
    return dict(found.values)


def test_a_sample_stays_the_same_while_it_is_judged(kept: Path, tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    path.write_bytes(kept.read_bytes())
    plan = sampling.Plan(q="quad:3", n=8, seed=3)
    with Ledger(path) as ledger:
        drawn = sampling.sample(ledger, plan).keys
        assert len(drawn) == 8
        ledger.corrections.accept(drawn[0], who="Ada")
        ledger.corrections.reject(drawn[1], who="Ada")
        ledger.corrections.amend(drawn[2], {"type": "AID"}, who="Ada")
        again = sampling.sample(ledger, plan)
        assert again.keys == drawn
        assert again.right == {drawn[0]: True, drawn[1]: False, drawn[2]: False}
        assert (again.overall.right, again.overall.of) == (1, 3)
        assert again.following("") == drawn[3]
        assert again.following(drawn[7]) == drawn[3]
        ledger.corrections.undo(drawn[1], who="Ada")
        assert sampling.sample(ledger, plan).following("") == drawn[1]


def test_another_seed_draws_another_sample(ledger: Ledger) -> None:
    first, second = (sampling.sample(ledger, sampling.Plan(n=10, seed=s)).keys for s in (1, 2))
    assert first != second
    assert len(set(first)) == 10
