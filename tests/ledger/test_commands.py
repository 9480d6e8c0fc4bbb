"""The ledger's subcommands as a user runs them: real processes, one ledger file."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pyarrow.parquet as parquet
import pytest

from dragoman.ledger.ledger import Ledger


def dragoman(ledger: Path | None, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from dragoman.cli import main; main()", *arguments]
    told = {**os.environ, **({} if ledger is None else {"DRAGOMAN_LEDGER": str(ledger)})}
    return subprocess.run(command, capture_output=True, text=True, check=False, env=told)


def test_events_are_listed_in_every_form(built: Path) -> None:
    line = "country:TUR -type:AGREE"
    with Ledger(built, readonly=True) as ledger:
        wanted = [e.id for e in ledger.events(line, limit=100).records]
    table = dragoman(built, "events", line)
    assert [row.split("\t")[0] for row in table.stdout.splitlines()] == ["id", *wanted]
    assert table.stderr == f"{len(wanted)} of {len(wanted)} events\n"
    rows = csv.DictReader(io.StringIO(dragoman(built, "events", line, "--format", "csv").stdout))
    assert [row["event"] for row in rows] == wanted
    lines = dragoman(built, "events", line, "--format", "jsonl", "--oldest-first").stdout
    assert sorted(json.loads(one)["id"] for one in lines.splitlines()) == sorted(wanted)


def test_a_filter_may_begin_with_what_it_denies(built: Path) -> None:
    with Ledger(built, readonly=True) as ledger:
        wanted = ledger.count("events", "-type:AGREE country:TUR")
    told = dragoman(built, "events", "-type:AGREE country:TUR", "--limit", "1")
    assert told.stderr == f"1 of {wanted} events\n"
    assert "No such option" in dragoman(built, "events", "-type").stderr


def test_a_flat_table_of_events_comes_into_a_ledger_again(built: Path, tmp_path: Path) -> None:
    table, other = tmp_path / "events.parquet", tmp_path / "other.db"
    line = "status:actual"
    dragoman(built, "export", line, "--format", "parquet", "-o", str(table))
    told = dragoman(other, "load", str(table))
    assert told.returncode == 0, told.stderr
    with Ledger(built, readonly=True) as first, Ledger(other, readonly=True) as again:
        wanted = first.events(line, limit=100).records
        found = again.events(line, limit=100).records
    assert wanted
    assert {(e.id, e.type, e.last) for e in found} == {(e.id, e.type, e.last) for e in wanted}
    assert "0 added, 0 replaced" in dragoman(other, "load", str(table)).stderr


def test_flat_rows_in_another_order_lose_no_event(built: Path, tmp_path: Path) -> None:
    table, other = tmp_path / "events.parquet", tmp_path / "other.db"
    dragoman(built, "export", "--format", "parquet", "-o", str(table))
    rows = parquet.read_table(table)
    by_type = rows.sort_by("type")
    assert by_type["document"].to_pylist() != sorted(by_type["document"].to_pylist())
    parquet.write_table(by_type, table)
    assert dragoman(other, "load", str(table)).returncode == 0
    with Ledger(other, readonly=True) as ledger:
        found = {e.id for e in ledger.events(limit=1000).records}
    assert found == set(rows["event"].to_pylist())


def test_a_damaged_parquet_file_is_named(tmp_path: Path) -> None:
    table = tmp_path / "events.parquet"
    table.write_bytes(b"PAR1 and no more")
    told = dragoman(tmp_path / "other.db", "load", str(table))
    assert (told.returncode, told.stderr[:5]) == (2, "E127 ")
    assert "Traceback" not in told.stderr


@pytest.mark.parametrize("kind", ["events", "statements", "documents", "search"])
def test_csv_of_nothing_has_the_columns_of_csv_with_records(built: Path, kind: str) -> None:
    some, none = (
        dragoman(built, kind, words, "--format", "csv").stdout.splitlines()
        for words in ("corridor", "corridor actor:ZWE")
    )
    assert len(some) > 1
    assert none == some[:1]


@pytest.mark.parametrize(
    ("arguments", "shown"),
    [
        (("statements", "stance:deny", "--format", "csv"), "Greece"),
        (("documents", "corridor", "--format", "csv"), "lantern-2"),
        (("search", "grain corridor", "-n", "1", "--format", "csv"), "[corridor]"),
        (("actor", "list", "country:SDN"), "ali al sadiq|SDN|politics"),
        (("ledger", "fields"), "actor:RUS/MIL"),
    ],
)
def test_each_list_shows_what_it_is_asked_for(
    built: Path, arguments: tuple[str, ...], shown: str
) -> None:
    ran = dragoman(built, *arguments)
    assert ran.returncode == 0
    assert shown in ran.stdout
    assert len(ran.stdout.splitlines()) >= 2


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("events", "typ:ASSAULT"), "E511"),
        (("search", "type:ASSAULT"), "E516"),
        (("events", "--ledger", "/no/such.db"), "E501"),
        (("correct", "reject", "feedface", "--who", "Ada", "--ledger", "/no/such.db"), "E501"),
        (("doctor", "--ledger", "/no/such.db"), "E501"),
    ],
)
def test_wrong_use_exits_with_2_and_says_why(
    built: Path, arguments: tuple[str, ...], code: str
) -> None:
    ran = dragoman(built, *arguments)
    assert ran.returncode == 2
    assert code in ran.stderr
    assert "Traceback" not in ran.stderr


def test_records_are_judged_undone_and_exported(ledger: Ledger) -> None:
    path = ledger.path
    wrong = ledger.events("type:ASSAULT").records[0]
    judge = ("--who", "Ada", "--why", "no blow fell")
    assert dragoman(path, "correct", "amend", wrong.id, "type=COERCE", *judge).returncode == 0
    assert "COERCE" in dragoman(path, "events", "judged:amend").stdout
    exported = json.loads(dragoman(path, "correct", "export").stdout)
    assert (exported["coded"]["type"], exported["changes"]) == ("ASSAULT", {"type": "COERCE"})
    mixed = dragoman(path, "correct", "reject", wrong.id, "feedface", *judge)
    assert mixed.returncode == 1
    assert "E521" in mixed.stderr
    assert dragoman(path, "correct", "undo", wrong.id, *judge).returncode == 0
    history = dragoman(path, "correct", "history", wrong.id).stdout.splitlines()
    assert [json.loads(h)["verdict"] for h in history] == ["amend", "reject", "undo"]
    assert dragoman(path, "correct", "orphans").stdout == ""


def test_actors_are_merged_by_name(ledger: Ledger) -> None:
    merged = dragoman(ledger.path, "actor", "merge", "Fidan", "Turkey", "--who", "Ada")
    assert merged.returncode == 0
    assert ledger.actors("Fidan").records[0].name == "Turkey"


def test_two_ledgers_of_the_same_reports_have_the_same_dump(built: Path, ledger: Ledger) -> None:
    first, second = dragoman(built, "ledger", "dump"), dragoman(ledger.path, "ledger", "dump")
    assert first.stdout == second.stdout
    assert '"document"' in first.stdout


def test_the_doctor_finds_a_ledger_sound_and_mends_its_counts(ledger: Ledger) -> None:
    sound = dragoman(ledger.path, "doctor")
    assert sound.returncode == 0
    assert "BAD" not in sound.stdout
    assert "ok  extra" in sound.stdout
    with ledger.writing() as connection:
        connection.execute("UPDATE facet SET events = events + 1 WHERE field = 'type'")
        connection.execute("DELETE FROM sentence_search")
    ailing = dragoman(ledger.path, "doctor")
    assert ailing.returncode == 1
    assert "BAD counts" in ailing.stdout
    assert "--mend" in ailing.stdout
    assert dragoman(ledger.path, "doctor", "--mend").returncode == 0
    assert ledger.search("corridor")
