"""The `dragoman` command as a user runs it: real processes, real files."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

DEMO = Path(__file__).parents[2] / "examples" / "demo.txt"


def dragoman(*arguments: str | Path, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "dragoman"]
    return subprocess.run(
        [*command, *map(str, arguments)], input=given, capture_output=True, check=False
    )


def test_a_batch_with_bad_inputs_codes_the_rest_and_names_each_reject(tmp_path: Path) -> None:
    news = tmp_path / "news.jsonl"
    lines = [
        {"id": "a", "date": "2024-05-15", "text": "Ankara rejected the truce offer."},
        {"id": "b", "text": "Ankara rejected the truce offer."},
        {"id": "a", "date": "2024-05-15", "text": "Oslo condemned the attack by Minsk."},
    ]
    news.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    out = tmp_path / "out.jsonl"
    ran = dragoman("code", news, tmp_path / "gone.txt", "--format", "jsonl", "-o", out)
    assert ran.returncode == 1
    records = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [r["id"] for r in records] == ["a", "a#2"]
    rejects = [json.loads(r) for r in (tmp_path / "rejects.jsonl").read_bytes().splitlines()]
    assert [(r["code"], Path(r["place"]).name) for r in rejects] == [
        ("E102", "news.jsonl:2"),
        ("E111", "gone.txt"),
    ]
    told = ran.stderr.decode()
    assert "W101" in told
    assert "2 coded, 2 rejected" in told
    assert ran.stdout == b""


def test_standard_input_to_standard_output_keeps_data_and_messages_apart() -> None:
    ran = dragoman("code", "-", "--format", "jsonl", given=DEMO.read_bytes())
    assert ran.returncode == 0
    (line,) = ran.stdout.splitlines()
    record = json.loads(line)
    assert record["date"] == "2024-05-14"
    assert len(record["id"]) == 16
    assert ran.stderr.decode().startswith("1 coded, 0 rejected")


def test_piped_tables_are_plain() -> None:
    ran = dragoman("code", DEMO)
    told = ran.stdout.decode()
    assert "\x1b" not in told
    assert "## Events\twho\tact\tto whom" in told


def test_colour_can_be_forced() -> None:
    assert b"\x1b[" in dragoman("code", DEMO, "--color", "always").stdout


@pytest.mark.parametrize("table", ["events", "statements", "times", "actors"])
def test_every_flat_table_has_its_columns_and_whole_rows(table: str) -> None:
    ran = dragoman("code", DEMO, "--format", "csv", "--table", table)
    rows = list(csv.DictReader(io.StringIO(ran.stdout.decode())))
    assert rows
    assert {row["document"] for row in rows} == {"demo"}
    assert not any(cell in (None, "None") for row in rows for cell in row.values())


def test_quotation_over_paragraphs_is_one_cell_that_keeps_its_lines(tmp_path: Path) -> None:
    text = 'The bishop said: "We buried forty.\n\n"On Monday, at noon,\nwe buried thirty more."'
    report = tmp_path / "report.jsonl"
    report.write_text(json.dumps({"id": "r", "date": "2024-05-15", "text": text}))
    ran = dragoman("code", report, "--format", "csv", "--table", "statements")
    (row,) = csv.DictReader(io.StringIO(ran.stdout.decode(), newline=""))
    assert row["quote"].startswith('"We buried forty')
    assert row["quote"].count("we buried thirty more") == 1
    assert '"On Monday, at noon,' in row["quote"]


def test_parquet_holds_the_same_rows_as_csv(tmp_path: Path) -> None:
    import pyarrow.parquet

    out = tmp_path / "out.parquet"
    assert dragoman("code", DEMO, "--format", "parquet", "-o", out).returncode == 0
    rows = pyarrow.parquet.read_table(out).to_pylist()
    told = dragoman("code", DEMO, "--format", "csv").stdout.decode()
    assert [r["event"] for r in rows] == [r["event"] for r in csv.DictReader(io.StringIO(told))]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("code", DEMO, "--date", "2024-02-30"), "E103"),
        (("code", DEMO, "--format", "xml"), "Invalid value"),
        (("code", DEMO, "--rules", "/no/such/folder"), "E208"),
        (("code", DEMO, "-o", "/no/such/folder/out"), "E402"),
        (("code", DEMO, "-o", DEMO.parent), "E402"),
        (("code", DEMO, "--status", "actaul"), 'Did you mean "actual"'),
        (("columns", "evnts"), 'Did you mean "events"'),
        (("serve", "--ledger", "/no/such/ledger.db", "--port", "1024"), "E501"),
        (("fly",), "No such command"),
    ],
)
def test_wrong_use_exits_with_2_and_says_why(arguments: tuple[str, ...], said: str) -> None:
    ran = dragoman(*arguments)
    assert ran.returncode == 2
    assert said in ran.stderr.decode()
    assert b"Traceback" not in ran.stderr


def test_explain_shows_rules_and_why_a_sentence_gave_nothing(tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text(
        "date 2024-05-15 Ankara rejected the truce offer. Rain fell on the hills.",
        encoding="utf-8",
    )
    told = dragoman("explain", report).stdout.decode()
    assert "REJECT" in told
    assert "events/operators/refuse.toml::reject" in told
    assert "nothing: no political actor is named or meant here" in told


def test_the_explained_page_stands_by_itself_and_escapes_the_text(tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text(
        "date 2024-05-15 Ankara rejected <script>alert(1)</script> the truce.", encoding="utf-8"
    )
    page = tmp_path / "page.html"
    assert dragoman("explain", report, "--html", page).returncode == 0
    html = page.read_text(encoding="utf-8")
    assert "<script" not in html
    assert "&lt;script&gt;" in html
    assert "http://" not in html
    assert "https://" not in html


def test_rules_check_names_a_users_faulty_example(tmp_path: Path) -> None:
    folder = tmp_path / "linking"
    folder.mkdir()
    (folder / "mine.toml").write_text(
        '[royal]\nwords = ["ourself"]\nexamples = ["Rain fell. => we = X"]\nnever = ["Snow."]\n',
        encoding="utf-8",
    )
    ran = dragoman("rules", "check", tmp_path)
    assert ran.returncode == 1
    assert "linking/mine.toml::royal" in ran.stdout.decode()
    assert "2 examples, 1 at fault" in ran.stderr.decode()


def test_rules_try_codes_one_sentence() -> None:
    ran = dragoman("rules", "try", "Ankara rejected the truce offer.")
    assert ran.returncode == 0
    assert "REJECT" in ran.stdout.decode()
