"""Ellipsis: "Latvia did the same" is Latvia's act, on the day that it has itself."""

from __future__ import annotations

import pytest

from dragoman.coder import Coder
from dragoman.records.model import Coded


def told(coded: Coded, kind: str) -> list[tuple[list[str | None], list[str | None], str]]:
    """(countries of actors, of recipients, first day) of the events of a type."""
    country = [a.country for a in coded.actors]
    return [
        ([country[i] for i in e.actors], [country[i] for i in e.recipients], str(e.first))
        for e in coded.events
        if e.type == kind
    ]


def test_who_did_the_same_did_it_to_the_same_on_a_day_of_his_own(coder: Coder) -> None:
    coded = coder.code(
        "Norway expelled two Malian diplomats on Monday. Denmark did the same on Tuesday.",
        date="2024-05-15",
    )
    assert told(coded, "SANCTION") == [
        (["NOR"], ["MLI"], "2024-05-13"),
        (["DNK"], ["MLI"], "2024-05-14"),
    ]


def test_numbers_are_not_those_of_the_act_that_is_echoed(coder: Coder) -> None:
    coded = coder.code(
        "Kenyan police arrested nine Somali rebels, and so did Ethiopian troops.",
        date="2024-05-15",
    )
    assert [dict(e.quantities) for e in coded.events if e.type == "COERCE"][1:] == [{}]


@pytest.mark.parametrize(
    "echo",
    ["Denmark did not do the same.", "Denmark may do the same.", "Mali did the same to Chad."],
)
def test_what_was_not_done_or_not_to_them_is_no_echo(coder: Coder, echo: str) -> None:
    coded = coder.code(f"Norway expelled two Malian diplomats on Monday. {echo}", date="2024-05-15")
    assert len(told(coded, "SANCTION")) == 1
