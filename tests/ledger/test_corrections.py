"""Judgements: what the coder said stays, what people decided holds, and both can be told apart."""

from __future__ import annotations

import datetime as dt
import sqlite3

import msgspec
import pytest
from tests.ledger.conftest import Pairs
from tests.ledger.test_adding import faults

from dragoman.errors import DragomanError
from dragoman.ledger.dump import dump
from dragoman.ledger.ledger import Ledger
from dragoman.ledger.model import LedgerEvent


def one(ledger: Ledger, line: str) -> LedgerEvent:
    return ledger.events(line).records[0]


def counts(ledger: Ledger) -> list[str]:
    """What the ledger holds and counts, judgements left out."""
    return [line for line in dump(ledger.connection) if not line.startswith('{"judgement"')]


def recoded(ledger: Ledger, pairs: Pairs, document: str, **changed: object) -> None:
    """Put a document in again as a newer coder would, its events changed."""
    (text, coded) = next((d.text, c) for d, c in pairs if c.id == document)
    coder = msgspec.structs.replace(coded.coder, version="newer")
    events = tuple(msgspec.structs.replace(e, **changed) for e in coded.events)
    ledger.add(msgspec.structs.replace(coded, coder=coder, events=events), text)


def test_a_rejected_event_is_found_only_when_asked_for(ledger: Ledger) -> None:
    before = counts(ledger)
    event = one(ledger, "type:ASSAULT")
    total = ledger.count("events")
    ledger.corrections.reject(event.id, who="Ada", why="a denial of it is reported")
    assert event.id not in {e.id for e in ledger.events(limit=100).records}
    assert ledger.count("events") == total - 1
    (shown,) = ledger.events("judged:reject type:ASSAULT").records
    assert (shown.id, shown.judged) == (event.id, "reject")
    assert ledger.count("events", "judged:reject type:AGREE") == 0
    assert faults(ledger) == []
    ledger.corrections.undo(event.id, who="Ada")
    assert counts(ledger) == before


def test_an_amended_event_is_filed_by_what_it_is_now(ledger: Ledger) -> None:
    before = counts(ledger)
    event = one(ledger, "type:ASSAULT")
    changes = {"type": "COERCE", "modes": ["arrest"], "last": "2024-01-01", "recipients": []}
    ledger.corrections.amend(event.id, changes, who="Ada")
    amended = one(ledger, f"judged:amend document:{event.document}")
    assert (amended.id, amended.type, amended.quad, amended.intensity) == (
        event.id, "COERCE", 4, -7.0,
    )  # fmt: skip
    assert amended.day == dt.date(2024, 1, 1)
    assert amended.recipients == []
    assert event.id in {e.id for e in ledger.events("type:COERCE on:2024").records}
    assert event.id not in {e.id for e in ledger.events("type:ASSAULT").records}
    coded = ledger.connection.execute("SELECT type FROM event WHERE key = ?", (event.id,))
    assert coded.fetchone()[0] == "ASSAULT"
    assert faults(ledger) == []
    ledger.corrections.undo(event.id, who="Ada")
    assert counts(ledger) == before


def test_amendments_add_up_and_are_undone_one_by_one(ledger: Ledger) -> None:
    event = one(ledger, "type:ASSAULT document:harbour-1")
    ledger.corrections.amend(event.id, {"status": "alleged"}, who="Ada")
    ledger.corrections.amend(event.id, {"actors": ["Turkish army"], "place": None}, who="Bo")
    now = one(ledger, "judged:amend")
    assert (now.status, [p.name for p in now.actors], now.place) == (
        "alleged", ["Turkish army"], None,
    )  # fmt: skip
    ledger.corrections.accept(event.id, who="Cy")
    assert one(ledger, "judged:accept").status == "alleged"
    ledger.corrections.undo(event.id, who="Cy")
    ledger.corrections.undo(event.id, who="Bo")
    assert [p.name for p in one(ledger, "judged:amend").actors] == [p.name for p in event.actors]
    assert [j.verdict for j in ledger.corrections.history(event.id)] == [
        "amend", "amend", "accept", "undo", "undo",
    ]  # fmt: skip


def test_a_statement_is_judged_as_an_event_is(ledger: Ledger) -> None:
    said = ledger.statements("stance:deny").records[0]
    ledger.corrections.amend(said.id, {"stance": "claim", "addressees": ["Greece"]}, who="Ada")
    (now,) = ledger.statements("judged:amend").records
    assert (now.id, now.stance, [p.country for p in now.addressees]) == (said.id, "claim", ["GRC"])
    ledger.corrections.reject(said.id, who="Ada")
    assert said.id not in {s.id for s in ledger.statements(limit=100).records}


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"kind": "X"}, 'E522 "kind" of events cannot be amended'),
        ({"typ": "AID"}, 'Did you mean "type"?'),
        ({"type": "ASAULT"}, 'Did you mean "ASSAULT"?'),
        ({"actors": ["Nobody at all"]}, "The document's actors:"),
        ({"last": "2023-02-30"}, "Write YYYY-MM-DD"),
        ({"quantities": {"killed": "three"}}, "[least, most]"),
    ],
)
def test_a_change_that_cannot_be_is_refused_and_nothing_is_kept(
    ledger: Ledger, changes: dict[str, object], told: str
) -> None:
    event = one(ledger, "type:ASSAULT")
    with pytest.raises(DragomanError) as caught:
        ledger.corrections.amend(event.id, changes, who="Ada")
    assert told in str(caught.value)
    assert ledger.corrections.history() == []


def test_judging_what_is_not_there_or_by_nobody_is_refused(ledger: Ledger) -> None:
    with pytest.raises(DragomanError, match="E521"):
        ledger.corrections.reject("feedfacefeedface", who="Ada")
    with pytest.raises(DragomanError, match="E524"):
        ledger.corrections.reject(one(ledger, "type:ASSAULT").id, who=" ")
    with pytest.raises(DragomanError, match="E525"):
        ledger.corrections.undo(one(ledger, "type:ASSAULT").id, who="Ada")


def test_judgements_cannot_be_changed_even_by_hand(ledger: Ledger) -> None:
    ledger.corrections.reject(one(ledger, "type:ASSAULT").id, who="Ada")
    for sql in ("UPDATE judgement SET who = 'Eve'", "DELETE FROM judgement"):
        with pytest.raises(sqlite3.IntegrityError, match="never"):
            ledger.connection.execute(sql)


def test_a_judgement_outlives_a_newer_coder(ledger: Ledger, pairs: Pairs) -> None:
    event = one(ledger, "type:ASSAULT document:harbour-1")
    ledger.corrections.amend(event.id, {"status": "denied", "actors": ["Turkey"]}, who="Ada")
    recoded(ledger, pairs, event.document, confidence=0.5)
    now = one(ledger, "judged:amend")
    assert (now.id, now.status, now.confidence) == (event.id, "denied", 0.5)
    assert ledger.corrections.orphans() == []


def test_a_judgement_finds_its_event_by_words_and_type_where_the_id_is_new(
    ledger: Ledger, pairs: Pairs
) -> None:
    event = one(ledger, "type:ASSAULT")
    ledger.corrections.reject(event.id, who="Ada")
    document, coded = next((d, c) for d, c in pairs if c.id == event.document)
    events = tuple(msgspec.structs.replace(e, id=f"new{n}") for n, e in enumerate(coded.events))
    ledger.add(msgspec.structs.replace(coded, events=events, title=None), document.text)
    (found,) = ledger.events("judged:reject").records
    assert found.id.startswith("new")
    assert found.trigger == event.trigger
    ledger.corrections.accept(found.id, who="Bo")
    assert one(ledger, "judged:accept").id == found.id
    assert [j.who for j in ledger.corrections.history(found.id)] == ["Ada", "Bo"]
    ledger.corrections.undo(found.id, who="Bo")
    assert one(ledger, "judged:reject").id == found.id


def test_a_judgement_without_its_event_is_listed_as_orphan_and_comes_back(
    ledger: Ledger, pairs: Pairs
) -> None:
    event = one(ledger, "type:ASSAULT")
    ledger.corrections.reject(event.id, who="Ada")
    document, coded = next((d, c) for d, c in pairs if c.id == event.document)
    fewer = tuple(e for e in coded.events if e.id != event.id)
    fewer = tuple(msgspec.structs.replace(e, same_as=None) for e in fewer)
    ledger.add(msgspec.structs.replace(coded, events=fewer), document.text + " ")
    assert [j.key for j in ledger.corrections.orphans()] == [event.id]
    assert ledger.count("events", "judged:reject") == 0
    assert faults(ledger) == []
    ledger.add(coded, document.text)
    assert ledger.corrections.orphans() == []
    assert one(ledger, "judged:reject").id == event.id


def test_the_export_of_judgements_holds_both_readings(ledger: Ledger) -> None:
    wrong, right = one(ledger, "type:ASSAULT"), one(ledger, "type:AGREE")
    ledger.corrections.amend(wrong.id, {"type": "COERCE"}, who="Ada", why="no blow fell")
    ledger.corrections.accept(right.id, who="Ada")
    gold = {g["coded"]["key"]: g for g in ledger.corrections.gold()}
    assert gold[wrong.id]["coded"]["type"] == "ASSAULT"
    assert gold[wrong.id]["record"].type == "COERCE"
    assert gold[wrong.id]["why"] == "no blow fell"
    sides = [p[0] for p in gold[wrong.id]["coded"]["parties"]]
    assert sides.count("actor") == len(wrong.actors)
    assert gold[right.id]["verdict"] == "accept"


def test_merged_actors_answer_to_each_others_names_until_it_is_undone(
    ledger: Ledger, pairs: Pairs
) -> None:
    turkey = {e.row for e in ledger.events("actor:Turkey", limit=100).records}
    fidan = {e.row for e in ledger.events("actor:Fidan", limit=100).records}
    assert fidan - turkey
    ledger.corrections.merge("Fidan", "Turkey", who="Ada", why="speaks for the state")
    merged = {e.row for e in ledger.events("actor:Turkey", limit=100).records}
    assert merged == turkey | fidan
    (actor,) = ledger.actors("Fidan").records
    assert actor.name == "Turkey"
    assert len(actor.includes) == 1
    with pytest.raises(DragomanError, match="E527"):
        ledger.corrections.merge("Turkey", "Fidan", who="Ada")
    recoded(ledger, pairs, "harbour-1", confidence=0.5)
    assert len(ledger.events("actor:Turkey", limit=100).records) == len(merged)
    ledger.corrections.undo(actor.includes[0], who="Ada")
    assert len(ledger.events("actor:Turkey", limit=100).records) == len(turkey)


def test_a_split_actor_is_two_until_it_is_undone(ledger: Ledger, pairs: Pairs) -> None:
    before = counts(ledger)
    (whole,) = ledger.actors('"Ali al-Sadiq"').records
    ledger.corrections.split(whole.key, ["quayside-1"], name="Ali al-Sadiq the elder", who="Ada")
    (elder,) = ledger.actors('"Ali al-Sadiq the elder"').records
    assert (elder.documents, elder.roles[0].sector) == (1, "ELI")
    assert next(a for a in ledger.actors().records if a.key == whole.key).documents == 1
    recoded(ledger, pairs, "quayside-1")
    assert ledger.actors('"Ali al-Sadiq the elder"').records == [elder]
    assert faults(ledger) == []
    ledger.corrections.undo(whole.key, who="Ada")
    document, coded = next((d, c) for d, c in pairs if c.id == "quayside-1")
    ledger.add(coded, document.text)
    assert counts(ledger) == before


def test_an_unclear_name_is_not_guessed(ledger: Ledger) -> None:
    with pytest.raises(DragomanError, match=r"E526 .*nobody"):
        ledger.corrections.merge("Zebedee", "Turkey", who="Ada")
