"""The example corpus and its hand-made truth: what they hold, and that they hold together."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any, get_args

import pytest

from dragoman.coder import Coder
from dragoman.events.ontology import Ontology
from dragoman.read import Document, Reject, read
from dragoman.records.model import Coded, Sector
from dragoman.rules import RuleBook

EXAMPLES = Path(__file__).parents[2] / "examples"
Truth = dict[str, list[dict[str, Any]]]


@pytest.fixture(scope="module")
def reports() -> dict[str, Document]:
    rejects: list[Reject] = []
    found = list(read(EXAMPLES / "corpus", on_reject=rejects.append))
    assert not rejects
    assert len({report.id for report in found}) == len(found), "two reports share an id"
    return {report.id: report for report in found}


@pytest.fixture(scope="module")
def truth() -> Truth:
    return tomllib.loads((EXAMPLES / "expected.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def coded(reports: dict[str, Document], coder: Coder) -> dict[str, Coded]:
    return {record.id: record for record in coder.code_many(reports.values())}


def evidence(part: object) -> Iterator[dict[str, Any]]:
    """Every table of the manifest, however deep, that quotes a document."""
    if isinstance(part, dict):
        if "quote" in part:
            yield part
        for inner in part.values():
            yield from evidence(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from evidence(inner)


def shingles(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return set(zip(*(words[n:] for n in range(5)), strict=False))


def test_the_corpus_is_large_enough_to_show_series(reports: dict[str, Document]) -> None:
    assert len(reports) >= 84
    conflicts = defaultdict(list)
    for report in reports.values():
        conflicts[report.extra["conflict"]].append(report)
    assert len(conflicts) == 4
    for name, told in conflicts.items():
        assert len(told) >= 20, name
        assert len({report.source for report in told}) >= 4, name
        assert max(r.date for r in told) - min(r.date for r in told) > dt.timedelta(150), name


def test_every_report_says_what_it_is(reports: dict[str, Document]) -> None:
    for name, report in reports.items():
        assert report.title, name
        assert report.source, name
        assert report.url, name
        assert report.extra.keys() == {"conflict", "invented", "form"}, name
        assert isinstance(report.extra["invented"], bool), name
        assert report.url.split("/")[2].endswith(".example"), f"{name} leads to a real address"
        assert name.rsplit("-", 1)[0] == report.extra["conflict"], name


def test_reports_of_a_conflict_stand_in_the_order_of_their_days(
    reports: dict[str, Document],
) -> None:
    for one, next_one in zip(list(reports.values()), list(reports.values())[1:], strict=False):
        if one.extra["conflict"] == next_one.extra["conflict"]:
            assert one.date <= next_one.date, next_one.id


def test_only_declared_copies_are_copies(reports: dict[str, Document], truth: Truth) -> None:
    declared = {frozenset(group["documents"]) for group in truth["copies"]}
    words = {name: shingles(report.text) for name, report in reports.items()}
    found = {
        frozenset((a, b))
        for a, b in combinations(words, 2)
        if len(words[a] & words[b]) > 0.2 * len(words[a] | words[b])
    }
    assert found == declared
    assert len({report.text for report in reports.values()}) == len(reports)


def test_every_quote_of_the_truth_stands_in_one_sentence_of_its_report(
    truth: Truth, coded: dict[str, Coded], reports: dict[str, Document]
) -> None:
    astray = []
    for told in evidence(truth):
        text = reports[told["document"]].text
        at = text.find(told["quote"])
        end = at + len(told["quote"])
        sentences = coded[told["document"]].sentences
        if at < 0 or not any(s <= at and end <= e for s, e in sentences):
            astray.append(told)
        assert text.count(told["quote"]) == 1, told
    assert not astray


def test_nothing_is_told_before_it_happened(truth: Truth, reports: dict[str, Document]) -> None:
    for story in truth["stories"]:
        assert story["first"] <= story["last"]
        for witness in story["witnesses"]:
            assert story["first"] <= reports[witness["document"]].date, witness
    for event in truth["events"]:
        assert event["day"] <= reports[event["document"]].date, event
    for reversal in truth["reversals"]:
        assert reversal["earlier"]["day"] <= reversal["later"]["day"], reversal
        assert reversal["from"] != reversal["to"], reversal
        for side in ("earlier", "later"):
            assert reversal[side]["day"] <= reports[reversal[side]["document"]].date, reversal


def test_the_truth_speaks_the_codebooks_language(truth: Truth) -> None:
    types = Ontology(RuleBook()).types
    for record in (*truth["stories"], *truth["events"]):
        assert types.keys() >= {record["type"], *record.get("also", [])}, record
    for event in truth["events"]:
        for code in (*event["who"], *event["whom"]):
            country, _, sector = code.partition(" ")
            assert re.fullmatch("[A-Z]{3}", country), code
            assert not sector or sector in get_args(Sector), code


def test_the_truth_is_rich_enough_to_measure_with(truth: Truth) -> None:
    for conflict in ("cenepa", "ternbank", "ukraine", "srilanka"):
        key = [e for e in truth["events"] if e["document"].startswith(conflict)]
        turns = [r for r in truth["reversals"] if r["later"]["document"].startswith(conflict)]
        sides = [d["asserts"][0] for d in truth["disputes"]]
        quarrels = [side for side in sides if side["document"].startswith(conflict)]
        assert len(key) == 10, conflict
        assert len(turns) >= 8, conflict
        assert any("asserted" not in r for r in turns), f"{conflict}: no turn only the record shows"
        assert len(quarrels) >= 8, conflict


def test_hardly_a_report_yields_nothing(coded: dict[str, Coded]) -> None:
    for name, record in coded.items():
        assert record.actors, name
        assert record.extra["conflict"] == name.rsplit("-", 1)[0]
    silent = [n for n, record in coded.items() if len(record.events) < 2 or not record.statements]
    assert len(silent) <= 3, silent
