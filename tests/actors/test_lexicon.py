"""Finding names: on word boundaries, by their case, the longest first."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import pytest

from dragoman.actors.borders import Borders
from dragoman.actors.entries import first_day, last_day
from dragoman.actors.folding import fold, plain
from dragoman.actors.grammar import Grammar
from dragoman.actors.lexicon import Lexicon
from dragoman.rules import RuleBook

DAY = dt.date(2022, 6, 1)


@dataclass(frozen=True)
class Word:
    text: str

    @property
    def norm(self) -> str:
        return self.text


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    book = RuleBook()
    return Lexicon(book, Grammar(book))


def names(lexicon: Lexicon, text: str, date: dt.date = DAY) -> list[str]:
    found = lexicon.matches([Word(w) for w in text.split()], date)
    return [" ".join(text.split()[m.start : m.end]) for m in found]


def test_the_longest_name_counts(lexicon: Lexicon) -> None:
    assert names(lexicon, "South Korea voted") == ["South Korea"]


def test_a_name_ends_where_a_word_does(lexicon: Lexicon) -> None:
    assert names(lexicon, "Iranology and Chinatown") == []


def test_a_name_ends_within_a_token_at_a_hyphen_only(lexicon: Lexicon) -> None:
    assert names(lexicon, "A U.S. soldier met A.U. aides") == ["U.S.", "soldier", "A.U.", "aides"]
    assert names(lexicon, "U.S.-led envoys") == ["U.S.-led", "envoys"]


def test_case_tells_a_name_from_a_word(lexicon: Lexicon) -> None:
    assert names(lexicon, "they told us of china and turkey") == []
    assert names(lexicon, "they told US of China") == ["US", "China"]


def test_accents_and_their_absence_are_one(lexicon: Lexicon) -> None:
    assert fold("Erdoğan") == fold("Erdogan")
    assert plain("Łódź") == "lodz"


def test_a_state_that_is_gone_has_no_name_afterwards(lexicon: Lexicon) -> None:
    assert names(lexicon, "Czechoslovakia signed", dt.date(1980, 1, 1)) == ["Czechoslovakia"]
    assert names(lexicon, "Czechoslovakia signed", dt.date(2020, 1, 1)) == []


@pytest.mark.parametrize(
    ("cell", "first", "last"),
    [
        ("2014", dt.date(2014, 1, 1), dt.date(2014, 12, 31)),
        ("2014-02", dt.date(2014, 2, 1), dt.date(2014, 2, 28)),
        ("2014-12", dt.date(2014, 12, 1), dt.date(2014, 12, 31)),
        ("2014-03-18", dt.date(2014, 3, 18), dt.date(2014, 3, 18)),
        ("", None, None),
    ],
)
def test_partial_dates_cover_all_their_days(
    cell: str, first: dt.date | None, last: dt.date | None
) -> None:
    assert (first_day(cell), last_day(cell)) == (first, last)


def test_borders_hold_in_both_directions() -> None:
    borders = Borders(RuleBook())
    assert borders.of("CAN", {"southern"}) == ["USA"]
    assert borders.of("USA", {"northern"}) == ["CAN"]
    assert "UKR" in borders.of("RUS", {"southern"})
    assert borders.of("ISL", set()) == []


def test_every_border_is_between_two_known_states() -> None:
    book = RuleBook()
    known = {row["code"] for row in book.rows("actors/lists/countries.tsv")}
    for row in book.rows("actors/lists/borders.tsv"):
        assert {row["code"], row["neighbour"]} <= known
        assert row["side"]
