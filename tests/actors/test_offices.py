"""Offices: which states have one, and what that tells of whose it is."""

from __future__ import annotations

import pytest
from tests.actors.test_finder import codes, read, said

from dragoman.actors.offices import Offices
from dragoman.actors.pointers import Pointers
from dragoman.coder import Coder
from dragoman.rules import RuleBook


@pytest.fixture(scope="module")
def offices() -> Offices:
    return Offices(Pointers(RuleBook()))


def test_a_republic_has_no_queen_and_washington_no_foreign_minister(offices: Offices) -> None:
    states = ("USA", "SWE", "PER")
    assert offices.fitting("queen", states) == {"SWE"}
    assert offices.fitting("foreign minister", states) == {"SWE", "PER"}
    assert offices.fitting("deputy foreign minister", states) == {"SWE", "PER"}
    assert offices.fitting("president", states) == {"USA", "PER"}
    assert offices.fitting("army", states) == {*states}


@pytest.mark.parametrize(
    ("text", "mention", "code"),
    [
        ("The United States fined a bank of Chile on Friday. A clerk of the foreign ministry said "
         "so. The foreign ministry rejected the fine.", "The foreign ministry", "CHL GOV"),
        ("Norway and Togo reopened a school. Togo had asked for it. The king sent a letter.",
         "The king", "NOR GOV"),
        ("Members of Congress read the report on Iran.", "Members of Congress", "USA LEG"),
        ("Kenya's cabinet approved the loan, a spokesman said.", "a spokesman", "KEN GOV"),
        ("Tim Falk, D-Ohio, praised the miners.", "Tim Falk", "USA LEG"),
        ("Her counterpart from Norway praised it.", "Her counterpart", "NOR GOV"),
        ("\"Our troops will stay,\" Kenyan President Daniel Wekesa said.", "Our troops", "KEN MIL"),
        ("Sudan's army chief met Egypt's president. Egypt paid. Egyptians cheered. Egypt slept. "
         "The army thanked them.", "The army", "SDN MIL"),
    ],
)  # fmt: skip
def test_an_office_without_a_country_is_of_the_state_that_has_it(
    coder: Coder, text: str, mention: str, code: str
) -> None:
    assert codes(said(read(coder, text))[mention]) == {code}


@pytest.mark.parametrize(
    ("text", "mention", "count"),
    [
        ("The foreign ministers of Iran and Iraq met in Baghdad.",
         "The foreign ministers of Iran", 2),
        ("The ministers of Peru, Chile and Kenya met. The three ministers signed it.",
         "The three ministers", 3),
        ("Turkey and Greece signed it. The two foreign ministers will meet.",
         "The two foreign ministers", 2),
    ],
)  # fmt: skip
def test_offices_of_several_states_stand_for_all_of_them(
    coder: Coder, text: str, mention: str, count: int
) -> None:
    assert len(codes(said(read(coder, text))[mention])) == count


def test_mediators_are_neither_of_the_sides(coder: Coder) -> None:
    text = (
        "Japan and Peru sent drafts. Mediators from Qatar and Egypt met in Doha. "
        "The two sides were far apart."
    )
    assert codes(said(read(coder, text))["The two sides"]) == {"JPN GOV", "PER GOV"}


def test_a_union_of_states_has_no_police_chief(coder: Coder) -> None:
    found = said(read(coder, "The EU urged the authorities to free them. The president left."))
    assert all(a.country is None for a in (*found["the authorities"], *found["The president"]))
