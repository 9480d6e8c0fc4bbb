"""A noun for a war or for sanctions has the side that only the rest of the report names."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.events.lines import told

from dragoman.coder import Coder
from dragoman.events.wars import LIST, Wars
from dragoman.rules import RuleBook


@pytest.mark.parametrize(
    ("text", "event"),
    [
        (
            "The Kenyan offensive drove thousands from their homes. Prices rose. It rained. "
            "The harvest was poor. Kenya invaded Somalia in May.",
            "ASSAULT KEN:GOV -> SOM:GOV",
        ),
        (
            "Rwanda invaded Burundi in April. Prices rose. It rained. The harvest was poor. "
            "Many fear that an onslaught on Burundi would not be the last.",
            "ASSAULT RWA:GOV -> BDI:GOV",
        ),
        (
            "Canada imposed sanctions on Peru in April. Prices rose. It rained. The harvest was "
            "poor. Traders found ways round the Canadian sanctions.",
            "SANCTION/discontinue CAN:GOV -> PER:GOV",
        ),
    ],
)
def test_the_only_other_side_that_a_report_tells_of_is_meant(
    coder: Coder, text: str, event: str
) -> None:
    assert sum(line.startswith(event) for line in told(coder, text)) == 2


def test_where_a_report_tells_of_two_other_sides_none_is_meant(coder: Coder) -> None:
    found = told(
        coder,
        "Kenya invaded Somalia in April. Kenya attacked Sudan in May. Prices rose. It rained. "
        "The Kenyan offensive drove thousands from their homes.",
    )
    assert "ASSAULT KEN:GOV" in found


def test_one_blow_of_another_kind_does_not_tell_whom_the_next_one_hit(coder: Coder) -> None:
    found = told(
        coder,
        "Rwandan troops raided Burundi in April. Prices rose. Doctors saw the Rwandan shelling.",
    )
    assert not any(line.startswith("ASSAULT") and line.count("BDI") > 1 for line in found)
    assert sum("-> BDI" in line for line in found) == 1


def test_a_war_that_everybody_knows_needs_no_telling(coder: Coder) -> None:
    found = told(
        coder, "Kuwait thanked its guests. The Iraqi invasion in August 1990 is remembered."
    )
    assert "ASSAULT IRQ:GOV -> KWT:GOV" in found


def test_a_known_war_is_that_of_its_day() -> None:
    wars = Wars(RuleBook())
    day = dt.date(2022, 4, 12)
    assert wars.other("RUS", day, came=True, lasting=700) == "UKR"
    assert wars.other("RUS", dt.date(2009, 1, 1), came=True, lasting=700) == "GEO"
    assert wars.other("KWT", day, came=False, lasting=700) == "IRQ"
    assert wars.other("USA", dt.date(2005, 1, 1), came=True, lasting=700) is None


def test_the_list_of_wars_knows_states_and_days() -> None:
    book = RuleBook()
    known = {row["code"] for row in book.rows("actors/lists/countries.tsv")}
    for row in book.rows(LIST):
        assert {row["by"], row["on"]} <= known
        assert not row["last"] or row["first"] <= row["last"]
