"""Putting documents in: once, whole, and the newest word of them."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import msgspec
import pytest
from tests.ledger.conftest import Pairs

from dragoman.ledger.checks import check
from dragoman.ledger.dump import dump
from dragoman.ledger.ledger import Ledger
from dragoman.ledger.writing import RecordWriter
from dragoman.records.model import Coded


def content(ledger: Ledger) -> list[str]:
    return list(dump(ledger.connection))


def faults(ledger: Ledger) -> list[str]:
    return [f"{f.check}: {f.told}" for f in check(ledger) if not f.sound]


def test_adding_again_changes_nothing(ledger: Ledger, pairs: Pairs) -> None:
    before = content(ledger)
    added = ledger.add_many(pairs)
    assert (added.added, added.replaced, added.unchanged) == (0, 0, len(pairs))
    assert content(ledger) == before
    assert faults(ledger) == []


def test_the_order_of_documents_leaves_no_trace(
    ledger: Ledger, pairs: Pairs, tmp_path: Path
) -> None:
    with Ledger(tmp_path / "other.db") as other:
        for document, coded in reversed(pairs):
            assert other.add(coded, document.text) == "added"
        assert content(other) == content(ledger)


def test_a_changed_text_replaces_every_record_of_its_document(
    ledger: Ledger, pairs: Pairs, tmp_path: Path
) -> None:
    first, second = pairs[0], pairs[1]
    swapped = msgspec.structs.replace(second[1], id=first[1].id)
    assert ledger.add(swapped, second[0].text) == "replaced"
    assert faults(ledger) == []
    with Ledger(tmp_path / "fresh.db") as fresh:
        fresh.add(swapped, second[0].text)
        fresh.add_many(pairs[1:])
        assert content(fresh) == content(ledger)


@pytest.mark.parametrize("field", ["version", "model", "rules"])
def test_a_newer_coder_replaces_records_of_the_same_text(
    ledger: Ledger, pairs: Pairs, field: str
) -> None:
    document, coded = pairs[0]
    newer = msgspec.structs.replace(coded.coder, **{field: "another"})
    assert ledger.holds(document, coded.coder, document.text)
    assert not ledger.holds(document, newer, document.text)
    again = msgspec.structs.replace(coded, coder=newer)
    assert ledger.add(again, document.text) == "replaced"
    assert ledger.holds(document, newer, document.text)


def test_a_document_removed_leaves_nothing_behind(
    ledger: Ledger, pairs: Pairs, tmp_path: Path
) -> None:
    assert ledger.remove(pairs[0][1].id)
    assert not ledger.remove("nowhere")
    assert faults(ledger) == []
    with Ledger(tmp_path / "fresh.db") as fresh:
        fresh.add_many(pairs[1:])
        assert content(fresh) == content(ledger)


def test_a_record_that_fails_half_way_leaves_the_ledger_as_it_was(
    ledger: Ledger, pairs: Pairs, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = content(ledger)
    newer = msgspec.structs.replace(pairs[1][1].coder, rules="another")
    again = [(msgspec.structs.replace(c, coder=newer), d.text) for d, c in pairs]
    write, done = RecordWriter._events, 0

    def breaks_at_the_third(self: RecordWriter, page: object) -> None:
        nonlocal done
        done += 1
        if done == 3:
            raise sqlite3.IntegrityError("the disk went away")
        write(self, page)  # type: ignore[arg-type]

    with monkeypatch.context() as patched:
        patched.setattr(RecordWriter, "_events", breaks_at_the_third)
        with pytest.raises(sqlite3.IntegrityError):
            ledger.add_many(again)
    assert content(ledger) == before
    assert ledger.add_many(again).replaced == len(pairs)
    assert faults(ledger) == []


def test_signs_that_sqlite_cannot_hold_shift_no_offset(tmp_path: Path, pairs: Pairs) -> None:
    document, coded = pairs[0]
    text = document.text.replace("“", "\ud83d").replace("reporters", "report\0rs")
    with Ledger(tmp_path / "odd.db") as odd:
        assert odd.add(coded, text) == "added"
        assert odd.add(coded, text) == "unchanged"
        assert len(odd.text(coded.id) or "") == len(text)
        for said in odd.statements().records:
            assert said.sentence
        assert faults(odd) == []


def test_a_record_without_its_text_is_kept_and_has_no_words(tmp_path: Path, pairs: Pairs) -> None:
    with Ledger(tmp_path / "textless.db") as textless:
        for _, coded in pairs:
            assert textless.add(coded) == "added"
        events = textless.events(limit=100).records
        assert len(events) == sum(len(c.events) for _, c in pairs)
        assert {e.words for e in events if e.part == "text"} == {""}
        assert textless.search("Ankara")[0].part == "title"
        assert textless.text(pairs[0][1].id) is None
        assert textless.remove(pairs[0][1].id)
        assert faults(textless) == []


def test_every_span_of_the_ledger_reads_as_it_stood_in_the_record(
    ledger: Ledger, pairs: Pairs
) -> None:
    by_id = {c.id: (d, c) for d, c in pairs}
    events = ledger.events(limit=100).records
    assert len(events) == sum(len(c.events) for _, c in pairs)
    for event in events:
        document, coded = by_id[event.document]
        (own,) = [e for e in coded.events if e.id == event.id]
        string = (document.title or "") if event.part == "title" else document.text
        assert [string[a:b] for a, b in event.trigger] == [string[a:b] for a, b in own.trigger]
        assert event.type == own.type
        assert [p.name for p in event.actors] == [coded.actors[a].name for a in own.actors]
        assert event.rules == list(own.rules)


def test_what_stands_in_the_views_is_what_the_record_says(ledger: Ledger, pairs: Pairs) -> None:
    spans = {
        (row["kind"], row["what"]): row["n"]
        for row in ledger.connection.execute(
            "SELECT kind, what, count(*) AS n FROM evidence GROUP BY kind, what"
        )
    }
    records: list[Coded] = [c for _, c in pairs]
    assert spans["event", "trigger"] == sum(len(e.trigger) for c in records for e in c.events)
    assert spans["statement", "content"] == sum(
        len(s.content) for c in records for s in c.statements
    )
    assert spans["actor", "mention"] == sum(len(a.mentions) for c in records for a in c.actors)
    (steps,) = ledger.connection.execute("SELECT count(*) FROM derivation").fetchone()
    assert steps == sum(len(r.rules) for c in records for r in (*c.events, *c.statements))
    killed = ledger.connection.execute("SELECT least, most FROM quantity").fetchall()
    assert len(killed) == sum(len(e.quantities) for c in records for e in c.events)
