"""Every example and never line of every rule file, one test each, and what the loader refuses."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest

from dragoman.coder import Coder
from dragoman.draft import Draft
from dragoman.errors import DragomanError
from dragoman.families import ALL
from dragoman.read.document import Document
from dragoman.rules import Answer, Example, Family, Rule, RuleBook, examples_of, faults, read_rules

CASES: list[tuple[Family[Any], Example]] = [
    (family, example)
    for family in ALL
    for named in RuleBook().rules(family)
    for example in examples_of(named)
]
BY_FILE: dict[str, list[Example]] = {}
for _family, _example in CASES:
    BY_FILE.setdefault(_example.rule.partition("::")[0], []).append(_example)


@cache
def drafts_of(coder: Coder, file: str) -> dict[tuple[str, object], Draft]:
    """The drafts of all examples of one rule file, coded in one batch."""
    documents = [Document(id=str(i), date=e.date, text=e.text) for i, e in enumerate(BY_FILE[file])]
    return {(d.document.text, d.document.date): d for d in coder.drafts(documents)}


@pytest.mark.parametrize(("family", "example"), CASES, ids=[e.id for _, e in CASES])
def test_rule_answers_its_examples_and_leaves_the_rest_alone(
    coder: Coder, family: Family[Any], example: Example
) -> None:
    file = example.rule.partition("::")[0]
    draft = drafts_of(coder, file)[example.text, example.date]
    assert faults(example, draft, family) == []


def test_no_two_rules_of_a_family_share_an_id() -> None:
    for family in ALL:
        ids = [named.id for named in RuleBook().rules(family)]
        assert len(ids) == len(set(ids)), family.folder


class Colour(Rule, frozen=True, kw_only=True):
    shade: str = ""


def family_of(answers: list[Answer]) -> Family[Colour]:
    return Family("colours", Colour, lambda draft: answers, words={"shade": frozenset({"azure"})})


def load(tmp_path: Path, source: str) -> None:
    path = tmp_path / "sky.toml"
    path.write_text(source, encoding="utf-8")
    list(read_rules("colours/sky.toml", path, family_of([])))


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("[blue]\nshade = 'azure'", 'E202 colours/sky.toml:1 rule "blue": no `examples`'),
        ("[blue]\nexamples = ['a => b']", 'E202 colours/sky.toml:1 rule "blue": no `never`'),
        (
            "# note\n\n[blue]\nshad = 'x'\nexamples = ['a => b']\nnever = ['c']",
            'E204 colours/sky.toml:3 rule "blue": unknown field "shad". Did you mean "shade"?',
        ),
        (
            "[blue]\nshade = 'azur'\nexamples = ['a => b']\nnever = ['c']",
            'unknown shade "azur". Did you mean "azure"?',
        ),
        ("[blue]\nexamples = ['a b']\nnever = ['c']", 'example has no " => "'),
        ("[blue]\nexamples = 3\nnever = ['c']", 'E203 colours/sky.toml:1 rule "blue": Expected'),
        ("[blue\n", "E201 colours/sky.toml: broken TOML"),
    ],
    ids=["no-examples", "no-never", "field", "word", "arrow", "type", "toml"],
)
def test_a_faulty_rule_is_refused_with_its_place(tmp_path: Path, source: str, said: str) -> None:
    with pytest.raises(DragomanError) as caught:
        load(tmp_path, source)
    assert said in str(caught.value)


def test_a_rule_file_that_is_too_long_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DragomanError, match="E210"):
        load(tmp_path, "\n" * 401)


def test_an_example_fails_when_another_rule_gave_its_record() -> None:
    import datetime as dt

    example = Example("colours/sky.toml::blue", "The sky.", dt.date(2024, 5, 15), ("azure",))
    draft = Draft(Document(id="x", date=example.date, text=example.text))
    other = family_of([Answer("azure", ("colours/sea.toml::green",))])
    mine = family_of([Answer("azure", ("colours/sky.toml::blue",))])
    assert faults(example, draft, mine) == []
    assert "from ['colours/sea.toml::green']" in faults(example, draft, other)[0]


def test_a_never_line_fails_when_the_rule_takes_something() -> None:
    import datetime as dt

    example = Example("colours/sky.toml::blue", "The sky.", dt.date(2024, 5, 15), None)
    draft = Draft(Document(id="x", date=example.date, text=example.text))
    taken = family_of([Answer("azure", ("colours/sky.toml::blue",))])
    assert faults(example, draft, taken) == ["the rule took 'azure'"]
    assert faults(example, draft, family_of([])) == []


def test_a_users_folder_replaces_and_adds_files(tmp_path: Path) -> None:
    (tmp_path / "colours").mkdir()
    (tmp_path / "colours" / "sky.toml").write_text(
        "[blue]\nexamples = ['a => b']\nnever = ['c']\n", encoding="utf-8"
    )
    with_overlay = RuleBook(tmp_path)
    assert [named.id for named in with_overlay.rules(family_of([]))] == ["colours/sky.toml::blue"]
    assert with_overlay.digest != RuleBook().digest


def test_a_missing_rules_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(DragomanError, match="E208"):
        RuleBook(tmp_path / "nowhere")
