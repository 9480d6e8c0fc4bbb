"""The example corpus: its wire copies, and the happenings that a careful reader finds in it."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from itertools import combinations, product
from pathlib import Path
from typing import Any, Final

import pytest

from dragoman.coder import Coder
from dragoman.ledger.ledger import Ledger
from dragoman.read import read
from dragoman.read.document import Document
from dragoman.stories.teller import tell

EXAMPLES: Final = Path(__file__).parents[2] / "examples"
FEWEST_PAIRS_FOUND: Final = 18
"""Of 106 pairs of reports that a careful reader ties; 58 have a side that is not coded as an act.

The weights have learned from this corpus, too. 20 are found.
"""


@pytest.fixture(scope="module")
def reports() -> dict[str, Document]:
    return {report.id: report for report in read(EXAMPLES / "corpus")}


@pytest.fixture(scope="module")
def ledger(
    reports: dict[str, Document], coder: Coder, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Ledger]:
    with Ledger(tmp_path_factory.mktemp("corpus") / "corpus.db") as opened:
        opened.add_many(coder.records(reports.values(), lambda reject: pytest.fail(reject.reason)))
        tell(opened)
        yield opened


@pytest.fixture(scope="module")
def truth() -> dict[str, Any]:
    return tomllib.loads((EXAMPLES / "expected.toml").read_text(encoding="utf-8"))


def test_the_wire_copies_and_nothing_else_are_copies(ledger: Ledger, truth: dict[str, Any]) -> None:
    found = ledger.connection.execute(
        "SELECT original.name, own.name FROM copy JOIN document AS own ON own.id = copy.document "
        "JOIN document AS original ON original.id = copy.original"
    )
    assert {tuple(row) for row in found} == {tuple(c["documents"]) for c in truth["copies"]}


def test_happenings_that_several_reports_tell_are_found(
    ledger: Ledger, truth: dict[str, Any], reports: dict[str, Document]
) -> None:
    found = sum(
        bool(told(ledger, reports, one) & told(ledger, reports, other))
        for story in truth["stories"]
        for one, other in combinations(story["witnesses"], 2)
        if one["document"] != other["document"]
    )
    assert found >= FEWEST_PAIRS_FOUND


def test_no_two_happenings_that_a_careful_reader_keeps_apart_are_one_story(
    ledger: Ledger, truth: dict[str, Any], reports: dict[str, Document]
) -> None:
    witnesses = [w for story in truth["stories"] for w in story["witnesses"]]
    assert any(told(ledger, reports, witness) for witness in witnesses)
    for one, other in combinations(truth["stories"], 2):
        for a, b in product(one["witnesses"], other["witnesses"]):
            if a["document"] != b["document"]:
                both = told(ledger, reports, a) & told(ledger, reports, b)
                assert not both, (a["quote"], b["quote"])


def test_no_story_ties_two_conflicts(ledger: Ledger) -> None:
    rows = ledger.connection.execute(
        "SELECT story, document.name FROM story_witness "
        "JOIN event ON event.id = story_witness.event "
        "JOIN document ON document.id = event.document"
    )
    conflicts: dict[int, set[str]] = {}
    for story, name in rows:
        conflicts.setdefault(story, set()).add(name.partition("-")[0])
    assert conflicts
    assert all(len(found) == 1 for found in conflicts.values())


def told(ledger: Ledger, reports: dict[str, Document], witness: dict[str, str]) -> set[int]:
    """The stories whose acts are evoked within a witness's quotation."""
    start = reports[witness["document"]].text.find(witness["quote"])
    end = start + len(witness["quote"])
    rows = ledger.connection.execute(
        "SELECT event.trigger, story FROM story_witness "
        "JOIN event ON event.id = story_witness.event "
        "JOIN document ON document.id = event.document WHERE document.name = ? AND part = 'text'",
        (witness["document"],),
    )
    return {
        story
        for trigger, story in rows
        if any(start <= first and last <= end for first, last in json.loads(trigger))
    }
