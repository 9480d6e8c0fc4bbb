"""One room as a tool of its own: relations, actors and times from the command line."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from tests.cli.test_commands import DEMO, dragoman


def test_relations_answer_every_pair_and_name_faulty_ones() -> None:
    text = "Ankara rejected the offer from Oslo."
    pairs = [
        {"id": 1, "text": text, "source": [0, 6], "target": [31, 35]},
        {"id": 2, "text": text, "source": None, "target": None},
        {"id": 3, "text": text, "source": [0, 600], "target": None},
        {"id": 4, "source": None, "target": None},
    ]
    given = "".join(json.dumps(pair) + "\n" for pair in pairs).encode()
    ran = dragoman("relations", "-", given=given)
    answers = [json.loads(line) for line in ran.stdout.splitlines()]
    assert [a["id"] for a in answers] == [1, 2]
    assert answers[0]["type"] == "REJECT"
    assert set(answers[0]) == {"id", "type", "mode", "confidence", "ranking"}
    assert answers[0]["ranking"][0][0] == "REJECT"
    assert 0 <= answers[0]["confidence"] <= 1
    assert ran.returncode == 1
    told = ran.stderr.decode()
    assert '<stdin>:3: "source" must be [start, end] within the text' in told
    assert '<stdin>:4: "text" is missing' in told


def test_actors_are_coded_from_jsonl() -> None:
    phrases = [
        {"id": 7, "text": "Kenyan police", "date": "2024-05-15"},
        {"id": 8, "text": "a wet afternoon", "date": "2024-05-15"},
    ]
    given = "".join(json.dumps(phrase) + "\n" for phrase in phrases).encode()
    ran = dragoman("actors", "-", given=given)
    police, nobody = (json.loads(line) for line in ran.stdout.splitlines())
    assert (police["country"], police["sector"]) == ("KEN", "COP")
    assert (nobody["country"], nobody["sector"]) == (None, None)
    assert set(police) == {"id", "name", "country", "sector", "other_sectors", "why"}


def test_a_table_of_actors_comes_back_with_columns_added(tmp_path: Path) -> None:
    path = tmp_path / "names.csv"
    path.write_text('row,text\n1,"Kenyan police"\n2,"French foreign minister"\n', encoding="utf-8")
    ran = dragoman("actors", path, "--date", "2024-05-15")
    rows = list(csv.DictReader(io.StringIO(ran.stdout.decode())))
    assert [(r["row"], r["country"], r["sector"]) for r in rows] == [
        ("1", "KEN", "COP"),
        ("2", "FRA", "GOV"),
    ]


def test_a_table_whose_column_of_actors_is_called_otherwise_keeps_that_column(
    tmp_path: Path,
) -> None:
    path = tmp_path / "names.csv"
    path.write_text("name,when\nthe Kremlin,2022-03-01\n", encoding="utf-8")
    ran = dragoman("actors", path, "--map", "text=name,date=when")
    (row,) = csv.DictReader(io.StringIO(ran.stdout.decode()))
    assert (row["name"], row["actor_name"], row["country"]) == ("the Kremlin", "Russia", "RUS")


def test_a_field_that_phrases_do_not_have_is_named_with_a_near_miss(tmp_path: Path) -> None:
    path = tmp_path / "names.csv"
    path.write_text("name\nthe Kremlin\n", encoding="utf-8")
    ran = dragoman("actors", path, "--map", "txt=name")
    assert ran.returncode == 2
    assert 'Did you mean "text"?' in ran.stderr.decode()


def test_times_are_written_inline_and_as_jsonl() -> None:
    inline = dragoman("times", DEMO).stdout.decode()
    assert 'type="DATE" value="2024-05-13">Monday</TIMEX3>' in inline
    (line,) = dragoman("times", DEMO, "--format", "jsonl").stdout.splitlines()
    record = json.loads(line)
    assert record["id"] == "demo"
    first = record["times"][0]
    assert record["text"][slice(*first["span"])] == first["text"]


def test_a_table_of_place_names_comes_back_with_coordinates(tmp_path: Path) -> None:
    path = tmp_path / "places.tsv"
    path.write_text("row\ttext\n1\tKhartoum\n2\tqwertzuiop\n", encoding="utf-8")
    ran = dragoman("places", path)
    rows = list(csv.DictReader(io.StringIO(ran.stdout.decode()), delimiter="\t"))
    assert [(r["row"], r["country"]) for r in rows] == [("1", "SDN"), ("2", "")]
    assert abs(float(rows[0]["lat"]) - 15.6) < 0.5


def test_places_of_a_report_are_written_with_their_spans_and_as_a_table(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text("Shells fell on Kharkiv as envoys met in Geneva.", encoding="utf-8")
    told = json.loads(dragoman("places", "--texts", path).stdout)
    spans = [path.read_text(encoding="utf-8")[slice(*p["span"])] for p in told["places"]]
    assert (told["id"], spans) == ("report", ["Kharkiv", "Geneva"])
    table = dragoman("places", "--texts", "--format", "csv", path).stdout.decode()
    rows = list(csv.DictReader(io.StringIO(table)))
    assert [(r["name"], r["country"], r["start"]) for r in rows] == [
        ("Kharkiv", "UKR", "15"),
        ("Geneva", "CHE", "40"),
    ]


@pytest.mark.parametrize("tool", ["actors", "places"])
def test_a_table_without_the_column_is_told_once_with_what_to_do(tool: str, tmp_path: Path) -> None:
    path = tmp_path / "names.csv"
    path.write_text("town,iso\nAleppo,SYR\nMosul,IRQ\n", encoding="utf-8")
    ran = dragoman(tool, path)
    assert (ran.returncode, ran.stdout) == (1, b"")
    [told] = ran.stderr.decode().splitlines()
    assert told.startswith("E121 ")
    assert "(columns: town, iso). Name it: --map text=COLUMN" in told


def test_a_table_of_places_may_call_its_columns_otherwise(tmp_path: Path) -> None:
    path = tmp_path / "towns.csv"
    path.write_text("town,iso\nTripoli,LBN\nTripoli,LBY\n", encoding="utf-8")
    ran = dragoman("places", path, "--map", "text=town,country=iso")
    rows = list(csv.DictReader(io.StringIO(ran.stdout.decode())))
    assert [(r["town"], r["name"], r["country"]) for r in rows] == [
        ("Tripoli", "Tripoli", "LBN"),
        ("Tripoli", "Tripoli", "LBY"),
    ]
    assert rows[0]["lat"] != rows[1]["lat"]
