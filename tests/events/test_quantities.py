"""Numbers of people, troops and money go to the event that they are told of."""

from __future__ import annotations

import datetime as dt

import pytest

from dragoman.coder import Coder
from dragoman.events.model import Event
from dragoman.read.document import Document

DAY = dt.date(2024, 5, 15)


def events_of(coder: Coder, text: str) -> tuple[Event, ...]:
    draft = next(coder.drafts([Document(id="report", date=DAY, text=text)]))
    return draft.events.events


def counted(coder: Coder, text: str) -> dict[str, list[int | None]]:
    return {k: n for event in events_of(coder, text) for k, n in event.quantities.items()}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Russian shelling killed at least 14 Ukrainians.", {"killed": [14, None]}),
        ("Russian shelling killed more than 50 Ukrainians.", {"killed": [51, None]}),
        ("Japan gave Kenya more than $20 million in aid.", {"money": [20_000_000, None]}),
        ("Iran freed 12 American sailors.", {"released": [12, 12]}),
        ("Russia expelled 10 American diplomats.", {}),
        ("Russian shelling killed 14 to 16 civilians in Ukraine.", {"killed": [14, 16]}),
        ("Russian shelling killed a nurse and four medics in Ukraine.", {"killed": [5, 5]}),
        ("Russian troops shot dead a 57-year-old and two others.", {"killed": [3, 3]}),
        ("Ugandan police detained up to 60 students.", {"arrested": [0, 60]}),
        ("Canada gave Ukraine $1.2 billion in aid.", {"money": [1_200_000_000, 1_200_000_000]}),
    ],
)
def test_number_is_read_with_its_bounds(
    coder: Coder, text: str, expected: dict[str, list[int | None]]
) -> None:
    assert counted(coder, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Russian shelling killed the mayor, aged 57, in Ukraine.",
        "Russian shelling of Ukraine rose by 40 percent on 12 May.",
        "Russian shelling destroyed 14 houses in Ukraine.",
    ],
)
def test_ages_days_shares_and_things_count_nobody(coder: Coder, text: str) -> None:
    assert events_of(coder, text)
    assert counted(coder, text) == {}


def test_count_of_the_next_sentence_goes_to_the_deed_before(coder: Coder) -> None:
    text = "A Russian missile struck a Ukrainian market. The death toll rose to at least 12."
    assert next(e for e in events_of(coder, text) if e.type == "ASSAULT").quantities == {
        "killed": [12, None]
    }


def test_part_of_the_killed_does_not_stand_for_all(coder: Coder) -> None:
    text = "Russian missiles killed 12 people, including two children, in Ukraine."
    assert counted(coder, text) == {"killed": [12, 12]}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mali mourned after the murder of four nuns by rebels.", {"killed": [4, 4]}),
        ("The arrest of 11 editors by Turkish police drew protests.", {"arrested": [11, 11]}),
        ("Rebels killed a mayor, his wife and three guards in Mali.", {"killed": [5, 5]}),
        ("A strike by Russian jets left 12 soldiers dead and 30 wounded.",
         {"killed": [12, 12], "injured": [30, 30]}),
        ("Turkish police arrested six bomb makers.", {"arrested": [6, 6]}),
        ("Some 2,000 Kenyans took part in a protest in Nairobi.", {"taking_part": [2000, 2000]}),
    ],
)  # fmt: skip
def test_people_are_counted_wherever_the_grammar_puts_them(
    coder: Coder, text: str, expected: dict[str, list[int | None]]
) -> None:
    assert counted(coder, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Three quarters of the 80 prisoners were freed by the Taliban.",
        "Some 40 percent of the 2,000 detainees were released by Syria.",
        "Russia handed over the bodies of 100 Ukrainian soldiers.",
    ],
)
def test_a_share_or_what_belongs_to_the_counted_is_no_count_of_them(
    coder: Coder, text: str
) -> None:
    assert coder.code(text, date="2024-05-15").events
    assert counted(coder, text) == {}


def test_toll_of_a_whole_war_is_not_that_of_the_last_strike(coder: Coder) -> None:
    text = (
        "More than 31,000 Palestinians have been killed since the war began; on Monday an Israeli"
        " strike killed eight people."
    )
    assert counted(coder, text) == {"killed": [8, 8]}


def test_victims_told_apart_are_the_deed_s_and_one_happening_with_it(coder: Coder) -> None:
    text = "A Russian missile struck a Ukrainian market. At least 12 people were killed."
    draft = next(coder.drafts([Document(id="report", date=DAY, text=text)]))
    struck, killed = draft.events.events
    assert struck.quantities == killed.quantities == {"killed": [12, None]}
    assert draft.links.repeats == {1: 0}


def test_victims_of_the_attackers_own_side_are_another_deed_s(coder: Coder) -> None:
    text = "Israeli jets bombed Gaza on Monday. Five Israelis were killed by a rocket."
    assert [e.quantities for e in events_of(coder, text)] == [{}, {"killed": [5, 5]}]


def test_a_toll_that_a_death_brings_about_is_not_of_that_death(coder: Coder) -> None:
    text = "Russian shelling killed a nurse in Ukraine, bringing the death toll to 130."
    assert counted(coder, text) == {"killed": [1, 1]}


def test_victims_of_an_earlier_deed_are_not_those_of_the_one_just_told(coder: Coder) -> None:
    text = "A Russian missile struck a Ukrainian market. At least 12 people had been killed."
    assert [event.quantities for event in events_of(coder, text)] == [{}, {"killed": [12, None]}]


def test_victims_of_a_deed_done_otherwise_are_not_those_of_the_one_before(coder: Coder) -> None:
    text = "Kenyan police fired tear gas at marchers. A nurse was killed by a car bomb."
    first, *_, last = events_of(coder, text)
    assert (first.quantities, last.quantities) == ({}, {"killed": [1, 1]})
