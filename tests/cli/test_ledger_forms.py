"""`dragoman export`, `load`, `columns` and `stories` as a user runs them."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pyarrow
import pyarrow.parquet
import pytest
from tests.cli.test_commands import dragoman

REPORTS = [
    {
        "id": "wharf-1", "date": "2024-03-06", "source": "Wharf Wire", "title": "Envoy expelled",
        "text": "Norway expelled two Russian diplomats on Tuesday. Russia denied that it had "
        "threatened Norway. Police in Oslo arrested 12 protesters on Tuesday.",
    },
    {
        "id": "quay-1", "date": "2024-03-06", "source": "Quay Daily",
        "text": "Police arrested 15 protesters in Oslo on Tuesday. Norway expelled two diplomats "
        "of Russia on Tuesday.",
    },
]  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two reports, their records and a ledger of them."""
    place = tmp_path_factory.mktemp("forms")
    lines = "".join(json.dumps(report) + "\n" for report in REPORTS)
    (place / "news.jsonl").write_text(lines, encoding="utf-8")
    ran = dragoman(
        "code", place / "news.jsonl", "--format", "jsonl", "-o", place / "coded.jsonl",
        "--ledger", place / "news.db",
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    return place


def dump(ledger: Path) -> bytes:
    ran = dragoman("ledger", "dump", "--ledger", ledger)
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


def test_what_is_exported_and_loaded_is_the_same_ledger(folder: Path, tmp_path: Path) -> None:
    lines = tmp_path / "records.jsonl"
    exported = dragoman(
        "export", "--ledger", folder / "news.db", "--format", "jsonl", "--texts", "-o", lines
    )
    assert exported.returncode == 0, exported.stderr
    loaded = dragoman("load", lines, "--ledger", tmp_path / "again.db")
    assert loaded.stderr == b"2 added, 0 replaced, 0 already there, 0 rejected\n"
    assert dump(tmp_path / "again.db") == dump(folder / "news.db")
    again = dragoman("load", lines, "--ledger", tmp_path / "again.db")
    assert again.stderr == b"0 added, 0 replaced, 2 already there, 0 rejected\n"


def test_records_of_the_coder_are_loaded_with_the_reports_beside_them(
    folder: Path, tmp_path: Path
) -> None:
    ledger = tmp_path / "again.db"
    ran = dragoman(
        "load", folder / "coded.jsonl", "--documents", folder / "news.jsonl", "--ledger", ledger
    )
    assert ran.returncode == 0, ran.stderr
    assert dump(ledger) == dump(folder / "news.db")


def test_records_in_parquet_are_loaded(folder: Path, tmp_path: Path) -> None:
    records = (folder / "coded.jsonl").read_text(encoding="utf-8").splitlines()
    table = pyarrow.table({"record": records})
    pyarrow.parquet.write_table(table, tmp_path / "coded.parquet")
    ran = dragoman("load", tmp_path / "coded.parquet", "--ledger", tmp_path / "again.db")
    assert ran.stderr.startswith(b"2 added"), ran.stderr


def test_a_line_that_is_no_record_is_named_and_the_rest_loaded(
    folder: Path, tmp_path: Path
) -> None:
    mixed = tmp_path / "mixed.jsonl"
    first = (folder / "coded.jsonl").read_bytes().splitlines()[0]
    mixed.write_bytes(b'{"id": "x"}\nno json\n' + first + b"\n")
    ran = dragoman("load", mixed, "--ledger", tmp_path / "again.db")
    assert ran.returncode == 1
    told = ran.stderr.decode()
    assert f"E404 {mixed}:1" in told
    assert f"E404 {mixed}:2" in told
    assert "1 added" in told


def test_a_filter_narrows_what_is_exported(folder: Path) -> None:
    ledger = folder / "news.db"
    ran = dragoman("export", "type:SANCTION actor:NOR", "--ledger", ledger, "--format", "icews")
    rows = list(csv.DictReader(io.StringIO(ran.stdout.decode()), delimiter="\t"))
    assert rows
    assert {row["Source Country"] for row in rows} == {"Norway"}
    assert {row["Story ID"] for row in rows} == {"wharf-1", "quay-1"}


def test_code_and_export_write_the_same_rows(folder: Path) -> None:
    coded = dragoman("code", folder / "news.jsonl", "--format", "gdelt", "-q")
    exported = dragoman("export", "--ledger", folder / "news.db", "--format", "gdelt")
    assert coded.returncode == exported.returncode == 0
    assert sorted(coded.stdout.splitlines()) == sorted(exported.stdout.splitlines())
    assert coded.stdout


def test_what_was_rejected_is_not_exported(folder: Path, tmp_path: Path) -> None:
    ledger = tmp_path / "judged.db"
    dragoman("load", folder / "coded.jsonl", "--ledger", ledger)
    before = dragoman("export", "--ledger", ledger, "--status", "all").stdout.decode()
    event = next(csv.DictReader(io.StringIO(before)))["event"]
    dragoman("correct", "reject", event, "--ledger", ledger, "--who", "Kari")
    after = dragoman("export", "--ledger", ledger, "--status", "all").stdout.decode()
    ids = [row["event"] for row in csv.DictReader(io.StringIO(after))]
    assert ids
    assert event not in ids


def test_a_status_that_there_is_not_is_named_with_the_nearest(folder: Path) -> None:
    ran = dragoman("export", "--ledger", folder / "news.db", "--status", "actul")
    assert ran.returncode == 2
    assert b"E415 'actul' is no status. Did you mean \"actual\"?" in ran.stderr


def test_columns_are_told_and_a_wrong_name_gets_the_nearest() -> None:
    told = dragoman("columns", "gdelt").stdout.decode().splitlines()
    assert len(told) == 61
    assert told[0].startswith("GlobalEventID\tinteger\t")
    wrong = dragoman("columns", "gdlet")
    assert wrong.returncode == 2
    assert b'Did you mean "gdelt"?' in wrong.stderr


def test_stories_are_listed_with_their_witnesses(folder: Path) -> None:
    ran = dragoman("stories", "type:COERCE", "--ledger", folder / "news.db", "--format", "jsonl")
    (story,) = [json.loads(line) for line in ran.stdout.splitlines()]
    assert [witness["document"] for witness in story["told_by"]] == ["quay-1", "wharf-1"]
    assert story["disagreements"]["numbers"]["arrested"] == {"12": ["wharf-1"], "15": ["quay-1"]}
    table = dragoman("stories", "--ledger", folder / "news.db").stdout.decode()
    assert "arrested" not in table.splitlines()[0]
    assert "2 reports" in table
    counts = dragoman("stories", "--ledger", folder / "news.db", "--counts").stdout.decode()
    assert counts.startswith("day,type,happenings,reports\n")
    assert "2024-03-05,COERCE,1,2\n" in counts
