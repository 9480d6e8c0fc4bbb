"""The record is what the contract says: keys, nulls, empty lists, spans that prove themselves."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from dragoman.coder import Coder
from dragoman.records.schema import PUBLISHED, published_form

DEMO = Path(__file__).parents[2] / "examples" / "demo.txt"

KEYS = {
    "": "id date title source url language extra sentences actors times places statements events "
    "coder",
    "actors": "name title country sector other_sectors mentions",
    "times": "span text type value mod first last",
    "places": "span text name country admin1 lat lon geonames",
    "statements": "source actors cue lemma content kind stance addressees first last parent "
    "confidence rules",
    "events": "id type modes contexts cameo quad intensity trigger actors recipients place "
    "place_basis first last basis status factuality quantities statement sentence same_as "
    "confidence rules",
}


@pytest.fixture(scope="module")
def record(coder: Coder) -> dict[str, Any]:
    text = DEMO.read_text(encoding="utf-8")
    document = {"id": "demo", "date": "2024-05-14", "text": text, "desk": "Andes"}
    (coded,) = coder.code_many([document])
    told: dict[str, Any] = json.loads(coded.to_json())
    return told


def test_every_key_of_the_contract_is_there_and_no_other(record: dict[str, Any]) -> None:
    assert set(record) == set(KEYS[""].split())
    for part in ("actors", "times", "places", "statements", "events"):
        assert record[part], f"the demo report shows no {part}"
        for item in record[part]:
            assert set(item) == set(KEYS[part].split()), part


def test_a_text_without_anything_to_code_keeps_its_empty_lists(coder: Coder) -> None:
    record = coder.code("Rain fell on the hills.", date="2024-05-15").to_dict()
    assert [record[k] for k in ("actors", "times", "places", "statements", "events")] == [()] * 5
    assert record["title"] is None
    assert record["extra"] == {}


def test_spans_reproduce_their_words(record: dict[str, Any]) -> None:
    text = DEMO.read_text(encoding="utf-8")
    for time in (*record["times"], *record["places"]):
        start, end = time["span"]
        assert text[start:end] == time["text"]
    for start, end in record["sentences"]:
        assert text[start:end] == text[start:end].strip() != ""


def test_indexes_point_into_the_same_record(record: dict[str, Any]) -> None:
    actors, statements = len(record["actors"]), len(record["statements"])
    for event in record["events"]:
        assert all(0 <= i < actors for i in (*event["actors"], *event["recipients"]))
        assert event["statement"] is None or 0 <= event["statement"] < statements
        start, end = record["sentences"][event["sentence"]]
        assert start <= event["trigger"][0][0] < end
    for statement in record["statements"]:
        assert all(0 <= i < actors for i in (*statement["actors"], *statement["addressees"]))
        assert statement["parent"] is None or 0 <= statement["parent"] < statements


def test_the_date_prefix_opens_no_sentence(record: dict[str, Any]) -> None:
    text = DEMO.read_text(encoding="utf-8")
    assert text[slice(*record["sentences"][0])].startswith("Ecuadorean Foreign Minister")


def test_unknown_keys_come_back_under_extra(record: dict[str, Any]) -> None:
    assert record["extra"] == {"desk": "Andes"}


def test_the_published_schema_is_the_one_that_the_types_give() -> None:
    assert PUBLISHED.read_text(encoding="utf-8") == published_form()


def test_the_demo_record_fits_the_published_schema(record: dict[str, Any]) -> None:
    jsonschema.validate(record, json.loads(PUBLISHED.read_text(encoding="utf-8")))


def test_what_stands_in_the_title_says_so(coder: Coder) -> None:
    document = {
        "id": "t",
        "date": "2024-05-15",
        "title": "Ankara rejects the truce offer",
        "text": "Nothing else is known.",
    }
    (coded,) = coder.code_many([document])
    record = coded.to_dict()
    assert len(record["sentences"]) == 1
    (event,) = record["events"]
    assert (event["in"], event["sentence"], event["type"]) == ("title", None, "REJECT")
    start, end = event["trigger"][0]
    assert document["title"][start:end] == "rejects"


def test_event_ids_are_stable_and_differ_between_documents(coder: Coder) -> None:
    text = "Ankara rejected the truce offer."
    one, same, other = coder.code_many(
        {"id": name, "date": "2024-05-15", "text": text} for name in ("a", "a", "b")
    )
    assert one.events[0].id == same.events[0].id != other.events[0].id
