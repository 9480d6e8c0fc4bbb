"""Contexts, one-a-day, windows of months and stories equal a recount in pandas and in SQL."""

from __future__ import annotations

import json

import pandas as pd
import pytest

from dragoman.analysis import dyads, series
from dragoman.ledger.days import calendar
from dragoman.ledger.ledger import Ledger

EVENTS = """
SELECT id, day, type, quad, intensity, contexts, source
FROM event_now WHERE status = 'actual' AND judged <> 'reject'
"""
SIDES = """
SELECT party.event AS id, party.side, CASE
  WHEN own.country IS NULL THEN actor_now.key
  WHEN own.country IN ('IGO', 'NGO', 'UNO', 'IMG', 'ISM', 'MNC') THEN own.country || ':' || own.name
  WHEN own.sector IS NULL OR own.sector IN ('GOV', 'MIL', 'SPY') THEN own.country
  ELSE own.country || '/' || own.sector END AS name
FROM event_party_now AS party
JOIN document_actor AS own ON own.id = party.actor
JOIN actor_now ON actor_now.id = own.actor
"""
WITNESSES = """
SELECT story.key, story_witness.event AS id
FROM story_witness JOIN story ON story.id = story_witness.story
"""
FREQUENCIES = [("week", "W-SUN"), ("month", "M")]


def frame(ledger: Ledger, sql: str) -> pd.DataFrame:
    cursor = ledger.connection.execute(sql)
    names = [column[0] for column in cursor.description]
    return pd.DataFrame([tuple(row) for row in cursor], columns=names)


@pytest.fixture(scope="module")
def table(ledger: Ledger) -> pd.DataFrame:
    """A row for each actual event: its date, and its sides as sets."""
    found = frame(ledger, EVENTS)
    sides = frame(ledger, SIDES).groupby(["id", "side"])["name"].agg(frozenset).unstack("side")
    joined = found.merge(sides, left_on="id", right_index=True, how="left")
    for side in ("actor", "recipient"):
        joined[side] = [s if isinstance(s, frozenset) else frozenset() for s in joined[side]]
    dates = pd.to_datetime([calendar(day) for day in joined["day"]])
    return joined.assign(date=dates, contexts=joined["contexts"].map(json.loads))


def starts(table: pd.DataFrame, rule: str) -> pd.Series:
    return table["date"].dt.to_period(rule).dt.start_time.dt.date


def once(table: pd.DataFrame) -> pd.DataFrame:
    """The first event of each day, type and pair of sides; rows of a day are in order of event."""
    ordered = table.sort_values(["day", "id"])
    return ordered.drop_duplicates(["day", "type", "actor", "recipient"])


def told(points: list, *measures: str) -> dict:
    return {
        (p.start, p.group): tuple(getattr(p, measure) for measure in measures)
        for p in points
        if p.events
    }


@pytest.mark.parametrize(("by", "rule"), FREQUENCIES)
def test_contexts_equal_a_recount_of_every_context_of_every_event(
    ledger: Ledger, table: pd.DataFrame, by: str, rule: str
) -> None:
    flat = table.assign(start=starts(table, rule)).explode("contexts").dropna(subset="contexts")
    cells = flat.groupby(["start", "contexts"])["intensity"]
    wanted = {key: (len(cell), round(float(cell.mean()), 3)) for key, cell in cells}
    points = series(ledger, by=by, split="context")  # type: ignore[arg-type]
    assert told(points, "events", "intensity") == wanted
    assert len({group for _, group in wanted}) > 10, "the corpus has many contexts"


@pytest.mark.parametrize(("by", "rule"), FREQUENCIES)
def test_one_a_day_equals_rows_without_repeated_acts(
    ledger: Ledger, table: pd.DataFrame, by: str, rule: str
) -> None:
    kept = once(table)
    assert len(kept) < len(table), "several reports tell one act"
    wanted = kept.groupby([starts(kept, rule), "type"]).size().to_dict()
    points = series(ledger, by=by, split="type", once=True)  # type: ignore[arg-type]
    assert {key: n for key, (n,) in told(points, "events").items()} == wanted


def test_one_a_day_does_not_depend_on_which_telling_is_kept_for_its_quads(
    ledger: Ledger, table: pd.DataFrame
) -> None:
    kept = once(table)
    wanted = kept.groupby([starts(kept, "M"), kept["quad"].astype(str)]).size().to_dict()
    points = series(ledger, by="month", split="quad", once=True)
    assert {key: n for key, (n,) in told(points, "events").items()} == wanted


def test_conflict_of_months_and_of_windows_of_three_equals_rolling_sums(
    ledger: Ledger, table: pd.DataFrame
) -> None:
    months = table["date"].dt.to_period("M")
    conflict = -table["intensity"].clip(upper=0)
    monthly = conflict.groupby(months).sum().resample("M").sum()
    rolling = monthly.rolling(3, min_periods=1).sum()
    for wanted, window in ((monthly, 1), (rolling, 3)):
        points = series(ledger, by="month", window=window)
        assert [p.start for p in points] == [p.start_time.date() for p in wanted.index]
        assert [p.conflict for p in points] == pytest.approx(list(wanted), abs=0.01)


def pairs(table: pd.DataFrame) -> dict[tuple[str, str], int]:
    """The ordered pairs of sides of the events, counted."""
    did, had = table.explode("actor"), table[["id", "recipient"]].explode("recipient")
    acts = did.drop(columns="recipient").merge(had, on="id")
    several = acts["id"].map(table.set_index("id")["actor"].map(len)) > 1
    acts = acts[(acts["actor"] != acts["recipient"]) | several]
    both = table[table["recipient"].map(len) == 0].explode("actor")
    together = both[["id", "actor"]].merge(both[["id", "actor"]], on="id")
    together = together[together["actor_x"] != together["actor_y"]]
    named = acts.dropna(subset=["actor", "recipient"])[["actor", "recipient"]]
    also = together.dropna()[["actor_x", "actor_y"]].set_axis(named.columns, axis=1)
    return pd.concat([named, also]).value_counts().to_dict()


@pytest.mark.parametrize("daily", [False, True])
def test_dyads_equal_a_recount_of_pairs_of_sides(
    ledger: Ledger, table: pd.DataFrame, daily: bool
) -> None:
    wanted = pairs(once(table) if daily else table)
    assert {(d.actor, d.recipient): d.events for d in dyads(ledger, once=daily)} == wanted


def test_a_story_has_the_events_that_its_witnesses_tell(
    ledger: Ledger, table: pd.DataFrame
) -> None:
    witnesses = frame(ledger, WITNESSES).merge(table, on="id")
    sizes = witnesses["key"].value_counts()
    assert sizes.iloc[0] > 2, "some story has several witnesses"
    for key in sizes.index[:8]:
        own = witnesses[witnesses["key"] == key]
        points = series(ledger, f"story:{key}", by="month")
        assert sum(p.events for p in points) == len(own)
        found = {(d.actor, d.recipient): d.events for d in dyads(ledger, f"story:{key}")}
        assert found == pairs(own)


def test_what_is_in_no_story_named_is_counted_without_it(
    ledger: Ledger, table: pd.DataFrame
) -> None:
    witnesses = frame(ledger, WITNESSES)
    key = witnesses[witnesses["id"].isin(table["id"])]["key"].value_counts().index[0]
    without = table[~table["id"].isin(witnesses[witnesses["key"] == key]["id"])]
    wanted = without.groupby(starts(without, "W-SUN")).size().to_dict()
    points = series(ledger, f"-story:{key}", by="week")
    assert {p.start: p.events for p in points if p.events} == wanted
