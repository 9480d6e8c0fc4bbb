"""Sampling draws what it says, judging counts what was judged, a gold is compared by events."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from pathlib import Path

import pytest

from dragoman.cli.evaluate import Draw, run_evaluate, run_sample
from dragoman.coder import Coder
from dragoman.errors import DragomanError
from dragoman.evaluation.comparing import compare
from dragoman.evaluation.drawing import allot, draw
from dragoman.evaluation.intervals import share, weighted, wilson
from dragoman.evaluation.judging import judged
from dragoman.evaluation.sheets import event_rows, sheet_columns
from dragoman.records.model import Coded

TEXTS = {
    "a": "Chad condemned Mali. Kenya attacked Somali troops.",
    "b": "Norway sent tents to Haiti. Ghana praised Togo. Rwanda denied attacking Congo.",
    "c": "Iran freed the Greek sailors. Peru met Chile.",
}


@pytest.fixture(scope="module")
def records(coder: Coder) -> list[Coded]:
    documents = [{"id": i, "date": "2024-05-15", "text": t} for i, t in TEXTS.items()]
    return list(coder.code_many(documents))


@pytest.fixture
def coded(records: list[Coded], tmp_path: Path) -> Path:
    path = tmp_path / "coded.jsonl"
    path.write_bytes(b"\n".join(r.to_json() for r in records) + b"\n")
    return path


def row(number: int, event_type: str, confidence: float = 0.9) -> dict[str, str]:
    return {"event": str(number), "type": event_type, "confidence": str(confidence)}


CORPUS = [row(i, "ASSAULT" if i % 10 == 0 else "CONSULT") for i in range(1000)]


def test_wilson_agrees_with_published_values() -> None:
    low, high = wilson(81, 263)
    assert (round(low, 4), round(high, 4)) == (0.2553, 0.3662)


def test_a_perfect_sample_is_not_certain() -> None:
    found = share(10, 10)
    assert found.low is not None
    assert found.low < 0.75
    assert found.high == pytest.approx(1.0)


def test_overall_precision_weighs_strata_by_their_share_of_the_corpus() -> None:
    found = weighted([(0.9, 10, 10), (0.1, 0, 10)])
    assert found.value == pytest.approx(0.9)
    assert (found.right, found.of) == (10, 20)
    assert found.low is not None
    assert found.high is not None
    assert found.low < 0.9 < found.high


def test_one_stratum_has_nearly_the_interval_of_a_simple_sample() -> None:
    alone, simple = weighted([(1.0, 40, 50)]), share(40, 50)
    assert alone.low == pytest.approx(simple.low, abs=0.02)
    assert alone.high == pytest.approx(simple.high, abs=0.02)


def test_strata_share_a_sample_equally_and_small_ones_give_way() -> None:
    assert allot({"a": 2, "b": 500, "c": 500}, 30) == {"a": 2, "b": 14, "c": 14}
    assert allot({"a": 2}, 30) == {"a": 2}


def test_a_sample_is_stratified_with_the_weights_of_the_corpus() -> None:
    drawn = draw(CORPUS, by="type", number=40, seed=1)
    assert Counter(r["type"] for r in drawn) == {"ASSAULT": 20, "CONSULT": 20}
    assert {r["type"]: float(r["weight"]) for r in drawn} == {"ASSAULT": 0.1, "CONSULT": 0.9}
    assert len({r["event"] for r in drawn}) == 40


def test_the_same_seed_draws_the_same_and_another_does_not() -> None:
    first = draw(CORPUS, by="type", number=40, seed=1)
    assert draw(CORPUS, by="type", number=40, seed=1) == first
    assert draw(CORPUS, by="type", number=40, seed=2) != first


def test_every_record_has_the_same_chance() -> None:
    counts = Counter(
        r["event"] for seed in range(300) for r in draw(CORPUS[:20], by="type", number=4, seed=seed)
    )
    rare = [counts[r["event"]] for r in CORPUS[:20] if r["type"] == "CONSULT"]
    assert min(rare) > 10
    assert max(rare) < 70


def test_confidence_is_drawn_by_bins() -> None:
    rows = [row(i, "AID", i / 100) for i in range(100)]
    strata = {r["stratum"] for r in draw(rows, by="confidence", number=10, seed=1)}
    assert {"0 to 0.6", "0.9 to 1"} <= strata


def test_a_sheet_shows_the_sentence_and_the_parties_and_asks_the_questions(
    coded: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    documents = tmp_path / "documents.jsonl"
    lines = [json.dumps({"id": i, "date": "2024-05-15", "text": t}) for i, t in TEXTS.items()]
    documents.write_text("\n".join(lines), encoding="utf-8")
    wanted = Draw(coded, documents, "type", 50, 1, ("ASSAULT",), ("actual",), None)
    assert run_sample(wanted) == 0
    sheet = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert list(sheet[0]) == list(sheet_columns())
    (attack,) = sheet
    assert attack["sentence"] == "Kenya attacked Somali troops."
    assert attack["who"] == "Kenya (KEN GOV)"
    assert attack["whom"].endswith("(SOM MIL)")
    assert attack["right"] == ""


def test_records_without_their_texts_are_not_sampled(coded: Path) -> None:
    with pytest.raises(DragomanError, match="E405"):
        list(event_rows(coded, {}))


def sheet(tmp_path: Path, answers: list[tuple[str, str, str]], delimiter: str = ",") -> Path:
    path = tmp_path / "judge.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream, delimiter=delimiter)
        writer.writerow(["stratum", "weight", "type", "right", "type_right"])
        writer.writerows([s, w, s, answer, ""] for s, w, answer in answers)
    return path


def test_a_judged_sheet_gives_precision_by_stratum_and_over_all(tmp_path: Path) -> None:
    answers = [("AID", "0.8", "yes")] * 8 + [("AID", "0.8", "No")] * 2
    answers += [("ASSAULT", "0.2", "y")] * 5 + [("ASSAULT", "0.2", "")] * 5
    (right,) = judged(sheet(tmp_path, answers))
    assert right.question == "right"
    assert right.strata["AID"].value == 0.8
    assert (right.strata["ASSAULT"].right, right.strata["ASSAULT"].of) == (5, 5)
    assert right.overall.value == pytest.approx(0.84)


def test_a_sheet_that_a_spreadsheet_saved_with_semicolons_is_read(tmp_path: Path) -> None:
    (right,) = judged(sheet(tmp_path, [("AID", "0,5", "x"), ("AID", "0,5", "n")], ";"))
    assert right.overall.value == 0.5


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ([("AID", "1", "perhaps")], "E406 judge.csv:2: 'perhaps' is no answer to right"),
        ([("AID", "1", "yess")], 'Did you mean "yes"?'),
        ([("AID", "1", "")], "E407"),
        ([("AID", "heavy", "yes")], "E408 judge.csv:2: 'heavy' is no weight"),
    ],
    ids=["answer", "near-miss", "nothing", "weight"],
)
def test_a_sheet_that_cannot_be_counted_is_refused_with_its_line(
    tmp_path: Path, answers: list[tuple[str, str, str]], said: str
) -> None:
    with pytest.raises(DragomanError) as caught:
        judged(sheet(tmp_path, answers))
    assert said in str(caught.value)


def test_a_file_that_is_no_sheet_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.csv"
    path.write_text("name,age\nx,1\n", encoding="utf-8")
    with pytest.raises(DragomanError, match=r"E403.*no column stratum, weight, type"):
        judged(path)


def test_records_held_against_themselves_are_all_right(coded: Path) -> None:
    told = compare(coded, coded)
    assert told.types["all"].f1 == 1.0
    assert all(part.value == 1.0 for part in told.parts.values())


def spoiled(records: list[Coded], path: Path) -> Path:
    """The records with one event missing, one added and one of another status."""
    plain = [json.loads(r.to_json()) for r in records]
    plain[0]["events"].pop()
    extra = dict(plain[2]["events"][0], type="THREATEN")
    plain[2]["events"].append(extra)
    plain[1]["events"][0]["status"] = "future"
    path.write_text("\n".join(json.dumps(p) for p in plain), encoding="utf-8")
    return path


def test_missed_added_and_changed_events_are_counted(
    records: list[Coded], coded: Path, tmp_path: Path
) -> None:
    told = compare(coded, spoiled(records, tmp_path / "found.jsonl"))
    gold = sum(len(r.events) for r in records)
    total = told.types["all"]
    assert (total.recall.right, total.recall.of) == (gold - 1, gold)
    assert (total.precision.right, total.precision.of) == (gold - 1, gold)
    assert told.types["THREATEN"].precision.value == 0.0
    assert told.types["THREATEN"].recall.value is None
    assert told.parts["status"].right == told.parts["status"].of - 1
    assert total.f1_low is not None
    assert total.f1 is not None
    assert total.f1_low <= total.f1


def test_documents_that_were_not_coded_count_as_missed(
    records: list[Coded], coded: Path, tmp_path: Path
) -> None:
    part = tmp_path / "part.jsonl"
    part.write_bytes(records[0].to_json() + b"\n")
    told = compare(coded, part)
    assert told.types["all"].recall.of == sum(len(r.events) for r in records)
    assert told.types["all"].recall.right == len(records[0].events)


def test_files_without_a_common_document_are_refused(
    records: list[Coded], coded: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.jsonl"
    other.write_text(json.dumps(json.loads(records[0].to_json()) | {"id": "z"}), encoding="utf-8")
    with pytest.raises(DragomanError, match="E409"):
        compare(coded, other)


def test_the_command_shows_tables_and_json_and_names_what_is_wrong(
    coded: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_evaluate(coded, coded, statuses=("actual",), as_json=False) == 0
    assert "ASSAULT" in capsys.readouterr().out
    assert run_evaluate(coded, coded, statuses=(), as_json=True) == 0
    assert json.loads(capsys.readouterr().out)["types"]["all"]["f1"] == 1.0
    broken = tmp_path / "broken.jsonl"
    broken.write_text('{"id": 1}\n', encoding="utf-8")
    assert run_evaluate(broken, coded, statuses=(), as_json=False) == 2
    assert "E404 broken.jsonl:1" in capsys.readouterr().err
