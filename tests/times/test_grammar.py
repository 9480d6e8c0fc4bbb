"""Patterns: what they expand to, what is refused, and that none lies where no one looks."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.errors import DragomanError
from dragoman.rules import RuleBook
from dragoman.times.families import RULES
from dragoman.times.grammar import Grammar
from dragoman.times.lexicon import FOLDER
from dragoman.times.rule import PatternFault, expand
from dragoman.times.tagger import TimeTagger


def test_choices_and_options_expand_to_every_sequence() -> None:
    found = {" ".join(name for name, _ in s) for s in expand("the? (last|next two) <unit:u>")}
    assert found == {
        "last <unit>", "next two <unit>", "the last <unit>", "the next two <unit>",
    }  # fmt: skip


def test_slot_takes_the_name_of_its_symbol_unless_told() -> None:
    assert list(expand("<month> <day:b>")) == [(("<month>", "month"), ("<day>", "b"))]


@pytest.mark.parametrize("pattern", ["(last|next", "last) week", "<month"])
def test_broken_pattern_is_refused(pattern: str) -> None:
    with pytest.raises(PatternFault):
        list(expand(pattern))


def test_broken_pattern_in_a_rule_file_names_file_and_rule(tmp_path: Path) -> None:
    folder = tmp_path / "times" / "rules"
    folder.mkdir(parents=True)
    (folder / "mine.toml").write_text(
        '[odd]\npatterns = ["(last"]\nmeans = "year"\nexamples = ["a => b"]\nnever = ["c"]\n'
    )
    with pytest.raises(DragomanError, match=r'times/rules/mine\.toml:1 rule "odd"'):
        TimeTagger(RuleBook(tmp_path))


def test_unknown_meaning_is_refused_with_the_near_miss(tmp_path: Path) -> None:
    folder = tmp_path / "times" / "rules"
    folder.mkdir(parents=True)
    (folder / "mine.toml").write_text(
        '[odd]\npatterns = ["last"]\nmeans = "yaer"\nexamples = ["a => b"]\nnever = ["c"]\n'
    )
    with pytest.raises(DragomanError, match='Did you mean "year"'):
        TimeTagger(RuleBook(tmp_path))


def test_every_pattern_has_a_word_or_symbol_that_sentences_are_looked_at_for() -> None:
    book = RuleBook()
    grammar = Grammar(book.rules(RULES))
    cold = frozenset(row["class"] for row in book.rows(f"{FOLDER}/cold.tsv"))
    telling = grammar.telling(cold)
    unseen = [
        " ".join(name for name, _ in sequence)
        for sequence in grammar.sequences
        if all(name in cold or (not slot and name not in telling) for name, slot in sequence)
    ]
    assert unseen == []
