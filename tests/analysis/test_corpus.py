"""What was written into the example corpus is found: reversals, disputes and numbers."""

from __future__ import annotations

from tests.analysis.truth import finds_dispute, finds_number, finds_reversal, manifest

from dragoman.analysis import disputes, positions, shifts
from dragoman.ledger.ledger import Ledger


def test_every_reversal_written_into_the_corpus_is_found(ledger: Ledger) -> None:
    told, found = manifest()["reversals"], shifts(ledger)
    missed = [t for t in told if not any(finds_reversal(t, s) for s in found)]
    assert told
    assert not missed, [(t["actor"], t["issue"], t["later"]["document"]) for t in missed]
    assert len(found) < 3 * len(told), "shifts everywhere are none"


def test_every_dispute_written_into_the_corpus_is_found(ledger: Ledger) -> None:
    told, found = manifest()["disputes"], disputes(ledger)
    missed = [t for t in told if not any(finds_dispute(t, d) for d in found)]
    assert told
    assert not missed, [(t["by"], t["act"]) for t in missed]
    assert len(found) < 2 * len(told)


def test_every_number_that_reports_tell_differently_is_found(ledger: Ledger) -> None:
    told = manifest()["numbers"]
    found = [d for d in disputes(ledger) if d.kind == "number"]
    missed = [t for t in told if not any(finds_number(t, d) for d in found)]
    assert told
    assert not missed, [t["of"] for t in missed]
    assert len(found) < 2 * len(told)


def test_every_answer_stands_word_for_word_where_its_evidence_says(ledger: Ledger) -> None:
    evidence = [p.evidence for p in positions(ledger)]
    evidence += [s.later for s in shifts(ledger)]
    evidence += [a.evidence for d in disputes(ledger) for a in (*d.asserts, *d.denies)]
    texts = {e.document: ledger.text(e.document) or "" for e in evidence}
    inside = [e for e in evidence if e.part == "text"]
    assert len(inside) > 300
    for one in inside:
        words = " ".join(texts[one.document][one.start : one.end].split())
        first, last = one.words.split(" … ")[0], one.words.split(" … ")[-1]
        assert words.startswith(first), one
        assert words.endswith(last), one


def test_a_filter_names_who_shifts_and_from_when(ledger: Ledger) -> None:
    found = shifts(ledger, "actor:RUS since:2022-09")
    assert found
    assert {s.holder.country for s in found} == {"RUS"}
    assert min(s.day for s in found).isoformat() >= "2022-09-01"
    whole = [s for s in shifts(ledger, "actor:RUS") if s.day.isoformat() >= "2022-09-01"]
    assert found == whole, "the record before the first day was forgotten"


def test_disputes_can_be_asked_for_by_either_side(ledger: Ledger) -> None:
    theirs = disputes(ledger, "actor:UKR document:ukraine-*")
    ours = disputes(ledger, "actor:RUS document:ukraine-*")
    both = [d for d in theirs if d in ours]
    assert both, "Ukraine's charges that Russia denies are disputes of both"
