"""Stories of a ledger: who tells of what, copies, order, changes and judgements."""

from __future__ import annotations

import json
import random
from typing import Any

import msgspec
import pytest
from tests.stories.conftest import Pairs, Telling

from dragoman.errors import DragomanError
from dragoman.ledger.ledger import Ledger
from dragoman.stories.listing import StoryRecord, stories
from dragoman.stories.teller import tell


def whole(ledger: Ledger) -> list[Any]:
    """Stories, witnesses and copies, free of row numbers."""
    copies = ledger.connection.execute(
        "SELECT own.name, other.name, similarity FROM copy "
        "JOIN document AS own ON own.id = document "
        "JOIN document AS other ON other.id = original ORDER BY own.name"
    )
    told = sorted(msgspec.json.encode(s).decode() for s in stories(ledger))
    return [*told, *(tuple(row) for row in copies)]


def of_type(ledger: Ledger, kind: str) -> StoryRecord:
    """The only story of a type that the report "wire" tells of Batumi."""
    found = [story for story in stories(ledger, "Batumi") if story.type == kind]
    (story,) = [s for s in found if any("Batumi" in w.sentence for w in s.told_by)]
    return story


def counts(ledger: Ledger) -> dict[tuple[str, str], tuple[int, int]]:
    """Day and type -> happenings and reports."""
    rows = ledger.connection.execute(
        "SELECT date(day * 86400, 'unixepoch'), type, happenings, reports FROM happenings_by_day"
    )
    return {(day, kind): (happenings, reports) for day, kind, happenings, reports in rows}


def test_an_arrest_told_by_three_reports_is_one_story(told: Telling, week: Pairs) -> None:
    story = of_type(told(week), "COERCE")
    assert {w.document for w in story.told_by} == {"wire", "copy", "other"}
    assert (story.first.isoformat(), story.last.isoformat()) == ("2024-05-14", "2024-05-14")
    assert story.first_seen.isoformat() == "2024-05-14"


def test_a_copy_is_no_witness_of_its_own(told: Telling, week: Pairs) -> None:
    story = of_type(told(week), "COERCE")
    assert story.witnesses == 2
    assert story.outlets == 2
    assert {w.document: w.copies for w in story.told_by}["copy"] == "wire"
    assert [w.document for w in story.told_by if w.counts] == ["wire", "other"]


def test_witnesses_that_count_differently_are_said_to_disagree(told: Telling, week: Pairs) -> None:
    arrested = of_type(told(week), "COERCE").disagreements["numbers"]["arrested"]
    assert arrested == {"40": ["copy", "wire"], "55": ["other"]}


def test_the_same_visitor_elsewhere_a_month_later_is_another_happening(
    told: Telling, week: Pairs
) -> None:
    told_of = [{w.document for w in story.told_by} for story in stories(told(week), "type:CONSULT")]
    assert any({"wire", "other"} <= reports for reports in told_of), "his visit to Tbilisi"
    assert all({"later", "elsewhere"}.isdisjoint(reports) for reports in told_of)
    arrests = [{w.document for w in story.told_by} for story in stories(told(week), "type:COERCE")]
    assert any({"wire", "other"} <= reports for reports in arrests)
    assert all({"later", "elsewhere"}.isdisjoint(reports) for reports in arrests)


def test_the_order_of_documents_changes_no_story(told: Telling, week: Pairs) -> None:
    expected = whole(told(week))
    assert expected
    for seed in range(4):
        shuffled = list(week)
        random.Random(seed).shuffle(shuffled)
        assert whole(told(shuffled)) == expected


def test_documents_told_one_by_one_give_the_same_stories(told: Telling, week: Pairs) -> None:
    expected = whole(told(week))
    ledger = told([])
    for document, coded in reversed(week):
        ledger.add(coded, document.text)
        tell(ledger)
    assert whole(ledger) == expected


def test_a_document_that_goes_leaves_its_story_to_the_others(told: Telling, week: Pairs) -> None:
    ledger = told(week)
    ledger.remove("wire")
    tell(ledger)
    assert whole(ledger) == whole(told([pair for pair in week if pair[0].id != "wire"]))


def test_a_rejected_event_tells_no_story_until_that_is_undone(told: Telling, week: Pairs) -> None:
    ledger = told(week)
    before = whole(ledger)
    arrest = next(w.event for w in of_type(ledger, "COERCE").told_by if w.document == "other")
    ledger.corrections.reject(arrest, who="Nana")
    tell(ledger)
    assert {w.document for w in of_type(ledger, "COERCE").told_by} == {"wire", "copy"}
    ledger.corrections.undo(arrest, who="Nana")
    tell(ledger)
    assert whole(ledger) == before


def test_printing_again_raises_reports_and_not_happenings(told: Telling, week: Pairs) -> None:
    ledger = told(week)
    once = told([pair for pair in week if pair[0].id != "copy"])
    assert counts(ledger) == counts(once)
    assert counts(ledger)["2024-05-14", "CONSULT"] == (1, 2), "one visit, and two who tell of it"


def test_stories_are_listed_by_what_their_events_answer(told: Telling, week: Pairs) -> None:
    ledger = told(week)
    found = [s.key for s in stories(ledger, "type:COERCE actor:GEO")]
    assert of_type(ledger, "COERCE").key in found
    assert list(stories(ledger, "type:COERCE actor:KEN")) == []


def test_what_an_older_version_kept_of_events_is_told_anew(told: Telling, week: Pairs) -> None:
    ledger = told(week)
    before = whole(ledger)
    with ledger.writing() as connection:
        connection.execute("UPDATE telling SET told = '[\"190\", []]'")
        connection.execute("DELETE FROM story")
    assert tell(ledger).documents == len(week)
    assert whole(ledger) == before


def test_a_reader_cannot_tell_stories(told: Telling, week: Pairs) -> None:
    path = told(week).path
    with Ledger(path, readonly=True) as reader, pytest.raises(DragomanError, match="E508"):
        tell(reader)


def test_disagreements_are_kept_as_json(told: Telling, week: Pairs) -> None:
    rows = told(week).connection.execute("SELECT disagreements FROM story").fetchall()
    kept = [json.loads(row[0]) for row in rows]
    assert {"arrested": {"40": ["copy", "wire"], "55": ["other"]}} in [
        k.get("numbers") for k in kept
    ]


def test_a_filter_finds_the_events_of_a_story_and_the_reports_that_tell_it(
    told: Telling, week: Pairs
) -> None:
    ledger = told(week)
    story = of_type(ledger, "COERCE")
    events = ledger.events(f"story:{story.key}").records
    assert {e.document for e in events} == {w.document for w in story.told_by}
    assert {e.id for e in events} == {w.event for w in story.told_by}
    reports = ledger.documents(f"story:{story.key}").records
    assert {d.id for d in reports} == {"wire", "copy", "other"}
    outside = ledger.events(f"-story:{story.key}", limit=500).records
    assert {e.id for e in events}.isdisjoint(e.id for e in outside)
    assert ledger.events("story:ffffffffffffffff").notes


def test_a_filter_finds_a_report_with_its_copies_from_either_end(
    told: Telling, week: Pairs
) -> None:
    ledger = told(week)
    for name in ("wire", "copy"):
        found = ledger.documents(f"copies:{name}").records
        assert {d.id for d in found} == {"wire", "copy"}, name
    rest = ledger.documents("-copies:wire", limit=500).records
    assert {"wire", "copy"}.isdisjoint(d.id for d in rest)
    assert ledger.count("statements", "copies:wire") == ledger.count(
        "statements", "document:wire,copy"
    )
