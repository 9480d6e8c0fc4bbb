"""Anchors: publication, tense, the date the narrative has reached, opening dates and datelines."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.coder import Coder
from dragoman.read.document import Document
from dragoman.times.api import FoundTime, times_of
from dragoman.times.tagger import TimeTagger

WEDNESDAY = dt.date(2024, 5, 15)


@pytest.fixture(scope="module")
def tagger(coder: Coder) -> TimeTagger:
    return next(s for s in coder.steps if isinstance(s, TimeTagger))


def tagged(
    coder: Coder, tagger: TimeTagger, text: str, date: dt.date = WEDNESDAY
) -> list[FoundTime]:
    return times_of(coder.parser.parse(Document(id="d", date=date, text=text)), tagger)


def values(coder: Coder, tagger: TimeTagger, text: str, date: dt.date = WEDNESDAY) -> list[str]:
    return [t.value for t in tagged(coder, tagger, text, date)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The ministers met on Friday.", "2024-05-10"),
        ("The ministers will meet on Friday.", "2024-05-17"),
        ("The ministers have met since Friday.", "2024-05-10"),
        ("The ministers plan to meet on Friday.", "2024-05-17"),
        ("The meeting, scheduled for Friday, was put off.", "2024-05-17"),
        ("The ministers met on Wednesday.", "2024-05-15"),
        ("They could not be reached on Friday.", "2024-05-10"),
    ],
)
def test_weekday_follows_the_tense_of_its_clause(
    coder: Coder, tagger: TimeTagger, text: str, value: str
) -> None:
    assert values(coder, tagger, text) == [value]


def test_partial_date_prefers_the_nearer_year_unless_the_verb_speaks_against_it(
    coder: Coder, tagger: TimeTagger
) -> None:
    assert values(coder, tagger, "He died on Dec. 3.") == ["2023-12-03"]
    assert values(coder, tagger, "He will stand trial on Dec. 3.") == ["2024-12-03"]
    assert values(coder, tagger, "The exports fell in April.") == ["2024-04"]


def test_following_day_counts_from_the_day_the_text_has_reached(
    coder: Coder, tagger: TimeTagger
) -> None:
    text = "The town fell on April 9. The following day it burned. Two weeks later he fled."
    assert values(coder, tagger, text) == ["2024-04-09", "2024-04-10", "2024-04-24"]


def test_history_takes_unspoken_years_from_the_narrative(coder: Coder, tagger: TimeTagger) -> None:
    text = (
        "The war began in 1853. In July the army crossed the river. The fleet sailed in 1854. "
        "On 14 September it landed. In 1855 the city fell. Peace came in March 1856. "
        "The tsar had died in 1855."
    )
    found = values(coder, tagger, text, dt.date(2010, 6, 1))
    assert found == [
        "1853", "1853-07", "1854", "1854-09-14", "1855", "1856-03", "1855",
    ]  # fmt: skip


def test_history_passes_into_the_next_year_by_january(coder: Coder, tagger: TimeTagger) -> None:
    text = (
        "The war began in 1805. The fleet was beaten in 1805. He won again in December 1805. "
        "In January he rode home. He fell in 1815. He died in 1821."
    )
    assert values(coder, tagger, text, dt.date(2010, 6, 1))[3] == "1806-01"


def test_report_that_opens_with_a_full_date_speaks_from_it(
    coder: Coder, tagger: TimeTagger
) -> None:
    text = "Thursday, March 6, 2014\n\nThe crowd stormed the palace yesterday."
    assert values(coder, tagger, text, dt.date(2014, 3, 12)) == ["2014-03-06", "2014-03-05"]


def test_dateline_moves_the_day_the_report_speaks_from(coder: Coder, tagger: TimeTagger) -> None:
    text = "KIEV, March 10 (Reuters) - The palace was stormed yesterday."
    assert values(coder, tagger, text, dt.date(2014, 3, 12))[-1] == "2014-03-09"


def test_ends_of_a_range_come_in_order_and_share_its_days(coder: Coder, tagger: TimeTagger) -> None:
    months = tagged(coder, tagger, "Between April and June the rains came.")
    assert [t.value for t in months] == ["2023-04", "2023-06"]
    assert {(t.first, t.last) for t in months} == {(dt.date(2023, 4, 1), dt.date(2023, 6, 30))}
    assert values(coder, tagger, "They met from Friday to Monday.") == ["2024-05-10", "2024-05-13"]
    assert values(coder, tagger, "He ruled from 1999 to 1991.") == ["1999", "1991"]


def test_longer_expression_wins_over_one_that_begins_before_it(
    coder: Coder, tagger: TimeTagger
) -> None:
    assert values(coder, tagger, "On an Aug. 29, 2019 file card he smiles.") == ["2019-08-29"]


@pytest.mark.parametrize("day", [dt.date(1, 1, 1), dt.date(9999, 12, 31)])
def test_edge_of_the_calendar_is_no_traceback(
    coder: Coder, tagger: TimeTagger, day: dt.date
) -> None:
    text = (
        "He left last week, last Friday, in December, two centuries ago and from Friday to Monday. "
        "He will be back next year, at Christmas, from 28 to 31 December and the following century."
    )
    assert tagged(coder, tagger, text, day)


def test_verb_is_no_time(coder: Coder, tagger: TimeTagger) -> None:
    assert [t.text for t in tagged(coder, tagger, "The talks may last two weeks.")] == ["two weeks"]


def test_date_prefix_is_no_expression(coder: Coder, tagger: TimeTagger) -> None:
    document = Document(id="d", date=WEDNESDAY, text="date 2024-05-15 He left on Monday.", body=16)
    found = times_of(coder.parser.parse(document), tagger)
    assert [(t.start, t.text) for t in found] == [(27, "Monday")]


def test_at_that_time_waits_for_its_event(coder: Coder, tagger: TimeTagger) -> None:
    parsed = coder.parser.parse(
        Document(id="d", date=WEDNESDAY, text="At that time he was a colonel.")
    )
    assert [t.open_anchor for t in tagger.tag(parsed).expressions] == [True]


def test_expression_names_the_rule_and_the_list_behind_it(coder: Coder, tagger: TimeTagger) -> None:
    (time,) = tagged(coder, tagger, "He spoke on Easter Monday.")
    assert time.rules == ("times/rules/feasts.toml::feast", "times/lists/holidays.tsv")


PHRASES = st.sampled_from(
    [
        "last week", "next month", "in early May", "in late 2019", "since Thursday",
        "until 12 June", "from 3 to 5 March", "two weeks ago", "a day later", "on Friday night",
        "at 9 a.m. Tuesday", "in the 1990s", "at Christmas", "between March and May",
        "the following year", "in the past six months", "over the weekend", "in recent days",
        "at the end of the year", "in the first half of 2021", "in 146 BC", "at the time",
    ]
)  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(st.lists(PHRASES, min_size=1, max_size=3), st.dates(dt.date(1950, 1, 1)))
def test_days_are_in_order_and_spans_give_back_the_text(
    coder: Coder, tagger: TimeTagger, phrases: list[str], date: dt.date
) -> None:
    text = " ".join(f"The envoys met {phrase}." for phrase in phrases)
    found = tagged(coder, tagger, text, min(date, dt.date(9000, 1, 1)))
    assert len(found) >= len([p for p in phrases if p != "at the time"]) - text.count("the 1990s")
    for time in found:
        assert text[time.start : time.end] == time.text
        assert time.first is None or time.last is None or time.first <= time.last
    assert [t.start for t in found] == sorted(t.start for t in found)


def test_a_bare_day_lies_in_the_month_of_the_week_that_was_told(
    coder: Coder, tagger: TimeTagger
) -> None:
    text = "They met last week. On the 9th they signed the pact."
    assert values(coder, tagger, text) == ["2024-W19", "2024-05-09"]


def test_a_weekday_and_its_day_are_sought_beyond_a_month_that_has_no_such_day(
    coder: Coder, tagger: TimeTagger
) -> None:
    june = dt.date(2024, 6, 5)
    assert values(coder, tagger, "They met on Friday, the 31st.", june) == ["2024-05-31"]
