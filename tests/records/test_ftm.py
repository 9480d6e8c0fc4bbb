"""Entities of FollowTheMoney: their shape, and that they hang together."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest

from dragoman.coder import Coder
from dragoman.read.document import Document
from dragoman.read.given import as_document
from dragoman.records.flat import Chosen
from dragoman.records.model import Coded
from dragoman.records.writers import FollowTheMoney

REPORT = {
    "id": "aksum-1", "date": "2023-04-12", "source": "Lantern Wire", "title": "Villages shelled",
    "url": "https://lantern.example/aksum",
    "text": "Ethiopian troops shelled Sudanese villages near Gedaref on Monday. "
    "Sudanese Foreign Minister Hassan Elmi said that Khartoum might recall its ambassador.",
}  # fmt: skip
PROPERTIES = {
    "Document": {"title", "date", "publisher", "sourceUrl"},
    "Person": {"name", "position", "country"},
    "LegalEntity": {"name", "country"},
    "Documentation": {"document", "entity"},
    "Event": {
        "name", "summary", "startDate", "endDate", "location", "country", "involved", "proof",
    },
}  # fmt: skip
LINKS = ("document", "entity", "involved", "proof")


@pytest.fixture(scope="module")
def coded(coder: Coder) -> tuple[Document, Coded]:
    (pair,) = coder.records([as_document(REPORT)], lambda reject: pytest.fail(reject.reason))
    return pair


def written(coded: tuple[Document, Coded], **chosen: Any) -> list[dict[str, Any]]:
    stream = io.BytesIO()
    writer = FollowTheMoney(stream, Chosen(**chosen)) if chosen else FollowTheMoney(stream)
    writer.write(*coded)
    writer.close()
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def test_entities_have_only_properties_of_their_schema_as_lists_of_words(
    coded: tuple[Document, Coded],
) -> None:
    found = written(coded)
    assert {e["schema"] for e in found} == set(PROPERTIES)
    for entity in found:
        assert set(entity) == {"id", "schema", "properties"}
        assert set(entity["properties"]) <= PROPERTIES[entity["schema"]]
        for values in entity["properties"].values():
            assert values
            assert all(isinstance(value, str) and value for value in values)


def test_every_entity_that_another_names_is_there(coded: tuple[Document, Coded]) -> None:
    found = written(coded)
    known = [e["id"] for e in found]
    assert len(known) == len(set(known))
    named = {i for e in found for link in LINKS for i in e["properties"].get(link, ())}
    assert named <= set(known)


def test_an_attack_names_both_sides_its_day_and_its_report(coded: tuple[Document, Coded]) -> None:
    found = {e["id"]: e for e in written(coded)}
    (attack,) = [e for e in found.values() if e["properties"].get("name", [""])[0][:7] == "ASSAULT"]
    told = attack["properties"]
    sides = {found[i]["properties"]["country"][0] for i in told["involved"]}
    assert sides == {"et", "sd"}
    assert told["startDate"] == told["endDate"] == ["2023-04-10"]
    assert found[told["proof"][0]]["properties"]["title"] == ["Villages shelled"]


def test_an_actor_with_a_title_is_a_person_in_that_position(coded: tuple[Document, Coded]) -> None:
    people = [e["properties"] for e in written(coded) if e["schema"] == "Person"]
    assert any("Elmi" in p["name"][0] and "Minister" in p["position"][0] for p in people)


def test_what_may_happen_is_left_out_unless_it_is_asked_for(coded: tuple[Document, Coded]) -> None:
    def events(**chosen: Any) -> int:
        return sum(e["schema"] == "Event" for e in written(coded, **chosen))

    assert events() < events(statuses=frozenset())


def test_the_same_record_gives_the_same_entities(coded: tuple[Document, Coded]) -> None:
    assert written(coded) == written(coded)
