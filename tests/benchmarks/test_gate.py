"""The gate: what falls is seen, and no floor is lowered in silence."""

from __future__ import annotations

import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest
from benchmarks._figures import PLACE, keep, kept

from benchmarks import _gate

ROOT = Path(__file__).parents[2]
FLOOR = "times.tbaq.value"
CEILING = "factuality.dev.UW.error"


def measured(**changed: float) -> dict[str, float]:
    """Figures that all lie on their floors, but for those that are given."""
    return {name: _gate.bound(told) for name, told in _gate.floors().items()} | changed


def fallen(figures: dict[str, float], *ran: str) -> set[str]:
    return {fall.name for fall in _gate.fallen(figures, ran)}


def test_a_figure_on_its_floor_holds() -> None:
    assert not fallen(measured(), "times", "factuality")


def test_a_figure_below_its_floor_or_above_its_ceiling_falls() -> None:
    assert fallen(measured(**{FLOOR: 12.0}), "times") == {FLOOR}
    assert fallen(measured(**{CEILING: 0.9}), "factuality") == {CEILING}
    assert not fallen(measured(**{CEILING: 0.1}), "factuality")


def test_a_figure_that_its_benchmark_no_longer_gives_falls() -> None:
    without = {name: figure for name, figure in measured().items() if name != FLOOR}
    assert fallen(without, "times") == {FLOOR}
    assert not fallen(without, "factuality")


def test_every_floor_belongs_to_a_benchmark_that_there_is() -> None:
    files = {path.stem for path in (ROOT / "benchmarks").glob("[a-z]*.py")}
    named = {_gate.benchmark(name) for name in _gate.floors()} | set(_gate.cheap())
    assert named
    assert named <= files


def test_what_a_benchmark_keeps_is_what_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(PLACE, str(tmp_path / "figures"))
    keep("a.b", 0.123456)
    keep("a.c", 2)
    assert kept(tmp_path / "figures") == {"a.b": 0.1235, "a.c": 2.0}


def versions() -> list[dict[str, Any]]:
    """The floors of every committed version of gate.toml, the oldest first; none without git."""
    place = "benchmarks/gate.toml"
    log = ["git", "log", "--reverse", "--format=%H", "--", place]
    asked = subprocess.run(log, cwd=ROOT, capture_output=True, text=True, check=False)
    shown = [
        subprocess.run(["git", "show", f"{c}:{place}"], cwd=ROOT, capture_output=True, text=True)
        for c in asked.stdout.split()
    ]
    return [tomllib.loads(one.stdout)["floors"] for one in shown if one.returncode == 0]


def worst_silent(history: list[dict[str, Any]], now: dict[str, Any]) -> list[str]:
    """Figures whose bound is weaker now than it ever was, or gone, and that do not say why."""
    silent = []
    for past in history:
        for name, told in past.items():
            new = now.get(name)
            gone = new is None
            if gone or (_gate.beyond(told, _gate.bound(new)) and not new.get("why")):
                silent.append(name)
    return silent


def test_no_floor_was_lowered_without_saying_why() -> None:
    assert worst_silent(versions(), _gate.floors()) == []


def test_a_floor_lowered_in_silence_would_be_seen() -> None:
    before: dict[str, Any] = {"a.x": {"floor": 0.5}, "a.y": {"ceiling": 1.0}}
    silent = {"a.x": {"floor": 0.4}, "a.y": {"ceiling": 1.2}}
    told = {name: {**line, "why": "the set was corrected"} for name, line in silent.items()}
    assert worst_silent([before], silent) == ["a.x", "a.y"]
    assert worst_silent([before], told) == []
    assert worst_silent([before], {"a.x": {"floor": 0.6}}) == ["a.y"]
