"""The commands of analysis, run as a reader of the documentation runs them."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dragoman.cli.app import app


def run(*arguments: str) -> str:
    answer = CliRunner().invoke(app, list(arguments))
    assert answer.exit_code == 0, answer.output
    return answer.stdout


@pytest.mark.parametrize(
    "command",
    ["timeline", "positions", "shifts", "disputes", "dyads", "network", "voices", "outlets"],
)
def test_every_form_of_an_answer_has_its_rows(command: str, corpus: Path) -> None:
    asked = (command, "document:ukraine-*", "--ledger", str(corpus), "--format")
    told = json.loads(run(*asked, "json"))
    assert told
    table = list(csv.DictReader(io.StringIO(run(*asked, "csv"))))
    assert len(table) == len(told)
    assert list(table[0]) == list(told[0])
    assert len(run(*asked, "md").splitlines()) == len(told) + 2
    assert run(*asked, "html").count("<tr>") == len(told) + 1
    assert len(run(*asked, "table").splitlines()) == len(told) + 1


def test_a_timeline_says_where_its_level_changes(corpus: Path, tmp_path: Path) -> None:
    plot = tmp_path / "plot.svg"
    answer = CliRunner().invoke(
        app,
        ["timeline", "since:2022", "--ledger", str(corpus), "--changes", "--plot", str(plot)],
    )
    assert answer.exit_code == 0
    assert "events" in answer.stderr
    assert plot.read_text(encoding="utf-8").startswith("<?xml")


def test_a_network_goes_to_a_file(corpus: Path, tmp_path: Path) -> None:
    path = tmp_path / "net.graphml"
    run("network", "--ledger", str(corpus), "-o", str(path))
    assert path.stat().st_size > 1000
    refused = CliRunner().invoke(app, ["network", "--ledger", str(corpus), "-o", "net.xlsx"])
    assert refused.exit_code == 2
    assert "E603" in refused.stderr


def test_a_briefing_has_its_parts_and_the_sentences_behind_them(corpus: Path) -> None:
    page = run("brief", "--ledger", str(corpus), "--actor", "RUS", "--since", "2022-09")
    parts = [line for line in page.splitlines() if line.startswith("## ")]
    assert parts == ["## What happened", "## Who said what", "## Where they stand",
                     "## What shifted", "## What is disputed", "## Sentences"]  # fmt: skip


def test_issues_are_listed_without_a_ledger() -> None:
    told = run("positions", "--issues").splitlines()
    assert len(told) >= 80
    assert any(line.startswith("ceasefire\t") for line in told)


def test_a_missing_ledger_says_what_to_do(tmp_path: Path) -> None:
    answer = CliRunner().invoke(app, ["shifts", "--ledger", str(tmp_path / "none.db")])
    assert answer.exit_code == 2
    assert "E501" in answer.stderr
