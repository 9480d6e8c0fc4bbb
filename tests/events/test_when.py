"""The days of events: clause, statement, sentence, narrative, publication; what may not leak."""

from __future__ import annotations

import datetime as dt

import pytest

from dragoman.coder import Coder
from dragoman.events.model import Event
from dragoman.read.document import Document

WEDNESDAY = dt.date(2019, 4, 3)
TODAY = "2019-04-03..2019-04-03 document"


def days(event: Event) -> str:
    return f"{event.first or ''}..{event.last or ''} {event.basis}"


def dated(coder: Coder, text: str, kind: str) -> list[str]:
    """The days of the events of a type, in order of the text."""
    document = Document(id="report", date=WEDNESDAY, text=text)
    draft = next(iter(coder.drafts([document])))
    return [days(e) for e in draft.events.events if e.type == kind]


@pytest.mark.parametrize(
    ("text", "kind", "wanted"),
    [
        # clause
        (
            "Syrian troops attacked Turkish soldiers on Monday.",
            "ASSAULT",
            "2019-04-01..2019-04-01 clause",
        ),
        (
            "On Sunday, Mali expelled two French diplomats.",
            "SANCTION",
            "2019-03-31..2019-03-31 clause",
        ),
        ("In March, Kenya arrested nine Somali rebels.", "COERCE", "2019-03-01..2019-03-31 clause"),
        (
            "Chad ordered its troops on Monday to leave Mali by Friday.",
            "RETREAT",
            "2019-04-01..2019-04-01 clause",
        ),
        (
            "Peru protested on Monday, a day after Chile stopped a Peruvian ship and arrested "
            "its captain.",
            "COERCE",
            "2019-03-31..2019-03-31 clause",
        ),
        (
            "In January Ghana announced a census. Togo has accused Ghana of theft; Accra denies "
            "the charge.",
            "REJECT",
            TODAY,
        ),
        (
            "Peru held talks with Chile in late February.",
            "CONSULT",
            "2019-02-21..2019-02-28 clause",
        ),
        ("Chinese and Indian ministers will meet on Friday.", "AGREE", TODAY),
        (
            "Mali's expulsion of French diplomats on Sunday angered Paris.",
            "SANCTION",
            "2019-03-31..2019-03-31 clause",
        ),
        # governing clause and coordination
        (
            "On Monday, rebels shelled a Turkish base and killed six Turkish soldiers.",
            "ASSAULT",
            "2019-04-01..2019-04-01 clause",
        ),
        (
            "Syrian troops began to shell Turkish soldiers on Monday.",
            "ASSAULT",
            "2019-04-01..2019-04-01",
        ),
        # statements
        (
            "Iran said on Tuesday that it will not release the British sailors.",
            "REJECT",
            "2019-04-02..2019-04-02 statement",
        ),
        (
            "Lavrov on Monday accused Ukraine of shelling civilians.",
            "ACCUSE",
            "2019-04-01..2019-04-01",
        ),
        # what may not leak
        ("Iran violated the 2015 nuclear deal.", "REJECT", TODAY),
        (
            "Turkey said on Tuesday that Syrian troops had attacked Turkish soldiers.",
            "ASSAULT",
            TODAY,
        ),
        ("Putin, who backs Assad, met Erdogan on Tuesday.", "SUPPORT", TODAY),
        ("Peru promised to send aid to Chile next week.", "AGREE", TODAY),
        (
            "Police arrested two Syrian men on Friday after the attack on the Turkish embassy.",
            "ASSAULT",
            TODAY,
        ),
        # background
        ("Turkey has long condemned Armenia.", "ACCUSE", "..2019-04-03 document"),
        (
            "Kenyan troops have attacked Somali rebels since 2011.",
            "ASSAULT",
            "2011-01-01..2019-04-03 clause",
        ),
        ("Syrian troops attacked Turkish soldiers.", "ASSAULT", TODAY),
        # the time that a clause tells of
        (
            "Ties froze in March 2017, when Peru expelled Chilean diplomats.",
            "SANCTION",
            "2017-03-01..2017-03-31 clause",
        ),
    ],
)
def test_one_sentence_dates_its_events(coder: Coder, text: str, kind: str, wanted: str) -> None:
    found = dated(coder, text, kind)
    assert found
    assert found[0].startswith(wanted)


@pytest.mark.parametrize(
    ("text", "kind", "wanted"),
    [
        (
            "Somali rebels attacked Kenyan troops on Monday. "
            "The attack killed nine Kenyan soldiers.",
            "ASSAULT",
            ["2019-04-01..2019-04-01 clause", "2019-04-01..2019-04-01 narrative"],
        ),
        (
            "Putin said on Tuesday that talks had failed. He accused Ukraine of spying.",
            "ACCUSE",
            ["2019-04-02..2019-04-02 narrative"],
        ),
        (
            "Mali expelled two French diplomats on Friday. "
            "Malian police then arrested a French journalist.",
            "COERCE",
            ["2019-03-29..2019-03-29 narrative"],
        ),
        (
            "Mali expelled two French diplomats on Friday. Mali has arrested a French journalist.",
            "COERCE",
            [TODAY],
        ),
        (
            "In 2014 Russian troops attacked Ukrainian soldiers in the east.\n\nRussia "
            "arrested two Ukrainian sailors.",
            "COERCE",
            [TODAY],
        ),
        (
            "In 2014 Russian troops attacked Ukrainian soldiers. "
            "Russia arrested two Ukrainian sailors.",
            "COERCE",
            ["2014-01-01..2014-12-31 narrative"],
        ),
        (
            "Two Kenyan soldiers were killed by Somali rebels on Sunday. "
            "Kenya said on Tuesday that it had arrested nine Somali men.",
            "COERCE",
            [TODAY],
        ),
    ],
)
def test_a_report_carries_its_days_from_sentence_to_sentence(
    coder: Coder, text: str, kind: str, wanted: list[str]
) -> None:
    assert dated(coder, text, kind) == wanted


def test_a_headline_has_the_days_of_what_it_announces(coder: Coder) -> None:
    text = "Mali expelled two French diplomats on Friday."
    document = Document(id="r", date=WEDNESDAY, title="Mali expels French diplomats", text=text)
    draft = next(iter(coder.drafts([document])))
    assert {days(e)[:22] for e in draft.events.events} == {"2019-03-29..2019-03-29"}


TOGETHER = {
    "Syrian jets bombed rebels between Sunday and Tuesday.": "2019-03-31..2019-04-02",
    "Syrian troops attacked rebels in January and February.": "2019-01-01..2019-02-28",
    "Syrian troops attacked rebels a day after Iran closed its embassy on Sunday.":
        "2019-04-01..2019-04-01",
    "In Friday's fighting, nine Syrian soldiers were killed.": "2019-03-29..2019-03-29",
    "Syrian troops killed two rebels in operations conducted March 28-30 near Hama.":
        "2019-03-28..2019-03-30",
    "The farmers abducted by Syrian rebels three days ago were found on Tuesday.":
        "2019-03-31..2019-03-31",
    "Syrian troops killed a rebel near Homs on Monday. Earlier in the day, Syrian jets had bombed "
    "the town.": "2019-04-01..2019-04-01",
}  # fmt: skip


@pytest.mark.parametrize("text", TOGETHER)
def test_several_words_tell_one_run_of_days(coder: Coder, text: str) -> None:
    assert {d.partition(" ")[0] for d in dated(coder, text, "ASSAULT")} == {TOGETHER[text]}


LEFT_ALONE = [
    "Syrian troops attacked rebels after a vote on Sunday.",
    "Syria met Iran on Monday; the wounds of an attack suffered in March still hurt. "
    "Syrian troops attack rebels.",
]


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_days_of_something_else_are_not_the_acts(coder: Coder, text: str) -> None:
    assert dated(coder, text, "ASSAULT")[-1] == TODAY


def test_a_deed_of_the_same_side_goes_on_on_the_day_of_the_story(coder: Coder) -> None:
    text = (
        "Syrian troops attacked Turkish soldiers near Idlib on Monday.\n\n"
        "The town lies in the north. It has two mosques. It had forty thousand people.\n\n"
        "Syrian troops also attacked a Turkish convoy."
    )
    assert dated(coder, text, "ASSAULT")[-1] == "2019-04-01..2019-04-01 narrative"


FILED = {
    "LIMA, April 3 (Andean Wire) - Peru expelled two Chilean diplomats on Tuesday.":
        "2019-04-02..2019-04-02 clause",
    "LIMA, April 3 (Andean Wire) - Peru expelled two Chilean diplomats.": TODAY,
}  # fmt: skip


@pytest.mark.parametrize("text", FILED)
def test_the_day_of_a_dateline_dates_no_clause(coder: Coder, text: str) -> None:
    assert dated(coder, text, "SANCTION") == [FILED[text]]


def test_an_act_that_others_are_counted_from_lies_so_long_before_them(coder: Coder) -> None:
    text = (
        "Chad reopened an embassy on Tuesday, three days after Sudan expelled two envoys of Chad."
    )
    assert dated(coder, text, "SANCTION") == ["2019-03-30..2019-03-30 clause"]


def test_a_deed_that_is_condemned_does_not_date_the_condemning(coder: Coder) -> None:
    text = "Chad condemned Monday's attack by Malian troops."
    assert dated(coder, text, "ACCUSE") == [TODAY]
    assert dated(coder, text, "ASSAULT") == ["2019-04-01..2019-04-01 clause"]


@pytest.mark.parametrize(
    ("text", "kind", "wanted"),
    [
        (
            "Malian soldiers captured a town from the rebels on Friday, the ministry announced on"
            " Monday.",
            "ASSAULT",
            "2019-03-29..2019-03-29 clause",
        ),
        (
            "Mali recalled its ambassador on Monday and on Tuesday expelled two French diplomats.",
            "SANCTION",
            "2019-04-01..2019-04-01 clause",
        ),
        (
            "Rebels in Mali killed three soldiers on Friday and two more on Saturday.",
            "ASSAULT",
            "2019-03-29..2019-03-30 clause",
        ),
        (
            "Since the start of the offensive on March 20, Malian troops have shelled the rebels.",
            "ASSAULT",
            "2019-03-20..2019-04-03 clause",
        ),
        (
            "Since rebels attacked Mali in January, French jets have bombed the rebels.",
            "ASSAULT",
            "2019-01-01..2019-01-31 clause",
        ),
        (
            "Gunmen attacked a Malian army checkpoint. The incident occurred at 3 p.m. Monday.",
            "ASSAULT",
            "2019-04-01..2019-04-01 narrative",
        ),
    ],
)
def test_each_deed_has_its_own_day_among_several(
    coder: Coder, text: str, kind: str, wanted: str
) -> None:
    assert dated(coder, text, kind)[0] == wanted


def test_day_of_an_attack_counts_back_to_what_came_a_day_before(coder: Coder) -> None:
    text = (
        "Rebels attacked a Malian base on Sunday. The attack came a day after Malian troops killed"
        " ten rebels."
    )
    assert dated(coder, text, "ASSAULT")[-1] == "2019-03-30..2019-03-30 narrative"


def test_an_attack_that_occurred_is_none_that_is_only_feared(coder: Coder) -> None:
    text = "Syrian troops may attack Kurdish rebels. The attack occurred on Monday."
    assert dated(coder, text, "ASSAULT") == [TODAY]
    done = text.replace("may attack", "attacked")
    day = "2019-04-01..2019-04-01"
    assert dated(coder, done, "ASSAULT") == [f"{day} narrative", f"{day} clause"]


def test_what_was_done_has_no_day_after_publication(coder: Coder) -> None:
    text = (
        "Air strikes shook Khartoum hours before the deal was to come into force on Friday. "
        "Mali suspended rice exports to Niger until December 1, 2023."
    )
    [draft] = coder.drafts([Document(id="ahead", date=dt.date(2023, 5, 23), text=text)])
    days = {e.type: (e.first, e.last) for e in draft.events.events}
    today = dt.date(2023, 5, 23)
    assert days["ASSAULT"] == days["SANCTION"] == (today, today)


def test_the_day_of_what_a_court_ruled_on_is_not_carried(coder: Coder) -> None:
    text = (
        "The men were convicted of inciting the killing of four chiefs in May 2011. Nigeria's "
        "foreign minister accused Ghana of lying."
    )
    assert dated(coder, text, "ACCUSE") == [TODAY]
