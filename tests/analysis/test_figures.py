"""Counts of timelines and dyads equal a recount in plain SQL and in pandas."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pandas as pd
import pytest

from dragoman.analysis import changes, dyads, matrix, network, series, write_network
from dragoman.analysis.counting import NOBODY, counted, one_a_day
from dragoman.analysis.model import Point
from dragoman.analysis.network import graph
from dragoman.analysis.plots import plot_matrix, plot_series
from dragoman.analysis.series import escalation, series_of
from dragoman.errors import DragomanError
from dragoman.ledger.days import calendar
from dragoman.ledger.ledger import Ledger

ACTUAL = "FROM event_now WHERE status = 'actual' AND judged <> 'reject'"


@pytest.fixture(scope="module")
def table(ledger: Ledger) -> pd.DataFrame:
    rows = ledger.connection.execute(f"SELECT id, day, type, quad, intensity {ACTUAL}").fetchall()
    frame = pd.DataFrame(map(tuple, rows), columns=["id", "day", "type", "quad", "intensity"])
    return frame.assign(date=pd.to_datetime([calendar(d) for d in frame["day"]]))


def test_days_of_a_timeline_equal_a_count_in_sql(ledger: Ledger) -> None:
    told = ledger.connection.execute(f"SELECT day, count(*) {ACTUAL} GROUP BY day").fetchall()
    found = {p.start: p.events for p in series(ledger, by="day") if p.events}
    assert found == {calendar(day): count for day, count in told}


@pytest.mark.parametrize(("by", "rule"), [("week", "W-SUN"), ("month", "M")])
def test_weeks_and_months_equal_a_recount_in_pandas(
    ledger: Ledger, table: pd.DataFrame, by: str, rule: str
) -> None:
    starts = table["date"].dt.to_period(rule).dt.start_time.dt.date
    grouped = table.groupby([starts, "type"])["intensity"]
    wanted = {key: (len(cell), round(float(cell.mean()), 3)) for key, cell in grouped}
    points = series(ledger, by=by, split="type")  # type: ignore[arg-type]
    found = {(p.start, p.group): (p.events, p.intensity) for p in points if p.events}
    assert found == wanted


def test_conflict_and_cooperation_are_sums_of_intensities(
    ledger: Ledger, table: pd.DataFrame
) -> None:
    points = series(ledger, by="month")
    assert sum(p.conflict for p in points) == pytest.approx(-table["intensity"].clip(upper=0).sum())
    assert sum(p.cooperation for p in points) == pytest.approx(
        table["intensity"].clip(lower=0).sum()
    )


def test_dyads_equal_a_recount_in_sql(ledger: Ledger) -> None:
    wanted = {(r["actor"], r["recipient"]): r["events"] for r in ledger.connection.execute(_DYADS)}
    found = dyads(ledger)
    assert {(d.actor, d.recipient): d.events for d in found} == wanted
    for dyad in found:
        assert sum(dyad.quads) == dyad.events == sum(dyad.types.values())
        assert NOBODY not in (dyad.actor, dyad.recipient)


_DYADS = """
WITH side AS (
  SELECT DISTINCT event_now.id AS event, party.side, CASE
    WHEN own.country IS NULL THEN actor_now.key
    WHEN own.country IN ('IGO', 'NGO', 'UNO', 'IMG', 'ISM', 'MNC')
      THEN own.country || ':' || own.name
    WHEN own.sector IS NULL OR own.sector IN ('GOV', 'MIL', 'SPY') THEN own.country
    ELSE own.country || '/' || own.sector END AS name
  FROM event_now
  JOIN event_party_now AS party ON party.event = event_now.id
  JOIN document_actor AS own ON own.id = party.actor
  JOIN actor_now ON actor_now.id = own.actor
  WHERE event_now.status = 'actual' AND event_now.judged <> 'reject'
),
pair AS (
  SELECT did.event, did.name AS actor, had.name AS recipient,
         (SELECT count(*) FROM side WHERE event = did.event AND side = 'actor') AS actors
  FROM side AS did JOIN side AS had ON had.event = did.event
  WHERE did.side = 'actor' AND had.side = 'recipient'
  UNION ALL
  SELECT one.event, one.name, other.name, 1
  FROM side AS one JOIN side AS other ON other.event = one.event
  WHERE one.side = 'actor' AND other.side = 'actor'
    AND NOT EXISTS (SELECT 1 FROM side WHERE event = one.event AND side = 'recipient')
)
SELECT actor, recipient, count(*) AS events FROM pair
WHERE actor <> recipient OR actors > 1 GROUP BY actor, recipient
"""


def test_an_act_told_by_many_reports_counts_once_a_day(ledger: Ledger) -> None:
    events = counted(ledger)
    once = one_a_day(events)
    keys = [(e.day, e.type, frozenset(e.actors), frozenset(e.recipients)) for e in once]
    assert len(keys) == len(set(keys))
    assert len(once) < len(events)
    assert sum(p.events for p in series_of(once)) == len(once)


def test_windows_sum_over_the_periods_before(ledger: Ledger) -> None:
    single = series(ledger, "document:ukraine-*", by="week")
    moving = series(ledger, "document:ukraine-*", by="week", window=3)
    for index, point in enumerate(moving):
        assert point.events == sum(p.events for p in single[max(0, index - 2) : index + 1])


def test_empty_weeks_are_points_too(ledger: Ledger) -> None:
    points = series(ledger, "document:cenepa-*", by="week")
    assert all((b.start - a.start).days == 7 for a, b in pairwise(points))


def test_escalation_runs_from_peace_to_war() -> None:
    assert escalation(10, 0) == 1
    assert escalation(0, 10) == -1
    assert escalation(5, 5) == 0
    assert escalation(0, 0) is None


def test_a_jump_of_the_level_is_a_change_point(ledger: Ledger) -> None:
    base = series(ledger, by="week")[0]
    levels = [2, 3, 2, 3, 2, 3, 20, 21, 19, 20, 21, 20]
    points = [Point(base.start, "", n, None, 0, 0, None) for n in levels]
    starts = [Point(p.start + pd.Timedelta(days=7 * i), *list(_fields(p))[1:])
              for i, p in enumerate(points)]  # fmt: skip
    (change,) = changes(starts)
    assert change.start == starts[6].start
    assert (change.before, change.after) == (2.5, pytest.approx(20.167, abs=0.01))
    assert changes(starts[:6]) == []


def _fields(point: Point) -> list[object]:
    return [getattr(point, name) for name in point.__struct_fields__]


def test_the_matrix_holds_the_dyads_of_the_busiest(ledger: Ledger) -> None:
    found = dyads(ledger)
    square = matrix(found, most=5)
    told = {(d.actor, d.recipient): d.events for d in found}
    assert len(square.sides) == 5
    for actor, cells in zip(square.sides, square.cells, strict=True):
        for recipient, events in zip(square.sides, cells, strict=True):
            assert events == told.get((actor, recipient), 0)


@pytest.mark.parametrize("ending", [".gexf", ".graphml", ".csv"])
def test_networks_are_read_back_as_they_were_written(
    ledger: Ledger, tmp_path: Path, ending: str
) -> None:
    import networkx

    path = tmp_path / f"net{ending}"
    found = network(ledger, "document:ukraine-*", least=2)
    write_network(found, path)
    edges = {(e.actor, e.recipient): e.events for e in found.edges}
    if ending == ".csv":
        frame = pd.read_csv(path, keep_default_na=False)
        assert dict(zip(zip(frame.source, frame.target, strict=True), frame.weight, strict=True)) \
            == edges  # fmt: skip
    else:
        read = networkx.read_gexf if ending == ".gexf" else networkx.read_graphml
        assert {(a, b): w for a, b, w in read(path).edges(data="weight")} == edges
    assert graph(found).number_of_nodes() == len(found.nodes)


def test_plots_are_the_same_each_time(ledger: Ledger, tmp_path: Path) -> None:
    points = series(ledger, by="month", split="quad")
    for name in ("one.svg", "two.svg", "three.png"):
        plot_series(points, tmp_path / name)
    plot_matrix(matrix(dyads(ledger), most=6), tmp_path / "matrix.svg")
    assert (tmp_path / "one.svg").read_bytes() == (tmp_path / "two.svg").read_bytes()
    assert (tmp_path / "three.png").read_bytes().startswith(b"\x89PNG")
    with pytest.raises(DragomanError, match="E603"):
        plot_series(points, tmp_path / "plot.pdf")


def test_json_of_figures_is_plain(ledger: Ledger) -> None:
    import msgspec

    told = json.loads(msgspec.json.encode(series(ledger, by="month")))
    assert told[0].keys() == set(Point.__struct_fields__)
