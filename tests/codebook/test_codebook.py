"""The codebook says what the coder does: generated from the same tables, whole, and not stale."""

from __future__ import annotations

import json
from pathlib import Path
from typing import get_args

import pytest

from dragoman.cli.codebook import run_codebook
from dragoman.codebook.counts import vocabulary
from dragoman.codebook.gather import gather, terms
from dragoman.codebook.model import Codebook
from dragoman.codebook.page import written
from dragoman.events import scale
from dragoman.events.model import Status
from dragoman.records.model import Factual, Sector
from dragoman.rules import RuleBook
from dragoman.statements.model import Stance

PAGE = Path(__file__).parents[2] / "docs" / "codebook.md"


@pytest.fixture(scope="module")
def codebook() -> Codebook:
    return gather(RuleBook())


def test_the_checked_in_page_is_what_the_tables_say(codebook: Codebook) -> None:
    stale = "stale: run python -m dragoman.codebook.page docs/codebook.md"
    assert PAGE.read_text(encoding="utf-8") == written(codebook, "md"), stale


@pytest.mark.parametrize(
    ("terms_of", "values"),
    [("statuses", Status), ("stances", Stance), ("sectors", Sector), ("factuality", Factual)],
)
def test_every_value_of_a_record_is_explained_and_no_other(terms_of: str, values: object) -> None:
    assert list(terms()[terms_of]) == list(get_args(values))


def test_every_type_and_mode_is_there_with_examples_and_near_misses(codebook: Codebook) -> None:
    assert [t.name for t in codebook.types] == list(scale.types())
    for page in codebook.types:
        assert page.examples or page.modes, page.name
        assert [m.name for m in page.modes] == list(scale.modes(page.name))
        bare = [m.name for m in page.modes if not m.examples]
        made_by_operators = {"ACCUSE", "REJECT", "REQUEST", "SANCTION", "THREATEN"}
        assert not bare or page.name in made_by_operators, f"{page.name}: no example of {bare}"
    shown = [e for t in codebook.types for e in t.examples]
    assert all(e.sentence and e.record and e.near_miss for e in shown)


def test_every_context_has_an_example(codebook: Codebook) -> None:
    assert [c.name for c in codebook.contexts if not c.examples] == []


def test_json_holds_the_whole_codebook(codebook: Codebook) -> None:
    told = json.loads(written(codebook, "json"))
    assert {t["name"]: t["intensity"] for t in told["types"]}["ASSAULT"] == -9.0
    assert told["columns"]["events"]["cameo"] == "CAMEO code with its leading zero"


def test_the_vocabulary_is_as_large_as_its_subject() -> None:
    found = vocabulary(RuleBook())
    whole = found["all"]
    assert (whole.verbs, whole.nouns) > (1500, 800)
    assert whole.expressions >= 300
    assert whole.adjectives >= 150
    assert set(scale.types()) <= set(found)


def test_a_table_cell_never_breaks_the_page(codebook: Codebook) -> None:
    for line in written(codebook, "md").splitlines():
        if line.startswith("|"):
            assert line.endswith("|"), line


def test_the_command_prints_text_and_counts(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_codebook("text", rules=None, counts=False) == 0
    assert "AGREE  verbal cooperation, +2.5" in capsys.readouterr().out
    assert run_codebook("text", rules=None, counts=True) == 0
    assert "expressions" in capsys.readouterr().out


def test_a_folder_that_is_not_there_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_codebook("md", rules=tmp_path / "nowhere", counts=False) == 2
    assert "E208" in capsys.readouterr().err
