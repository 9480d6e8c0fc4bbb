"""What is set for a day to come has not happened."""

from __future__ import annotations

import datetime as dt

import pytest

from dragoman.coder import Coder
from dragoman.read.document import Document


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Unions called a strike for Tuesday, and police detained ten union members.",
            {("PROTEST", "future", "2024-05-21"), ("COERCE", "actual", "2024-05-15")},
        ),
        (
            "Talks between Chad and Sudan are set for Monday.",
            {("CONSULT", "future", "2024-05-20")},
        ),
        (
            "Chad's president flew to Sudan on Monday for talks with Sudanese leaders.",
            {("CONSULT", "actual", "2024-05-13")},
        ),
        (
            "Chad's president dissolved parliament and called an election for June 21.",
            {("COERCE", "actual", "2024-05-15")},
        ),
        ("Chad and Sudan were due to meet on Friday.", {("CONSULT", "future", "2024-05-17")}),
        (
            "A Chadian court set a hearing for June 21 and rejected the general's appeal.",
            {("REJECT", "actual", "2024-05-15")},
        ),
    ],
)
def test_a_day_to_come_dates_only_what_is_set_for_it(
    text: str, expected: set[tuple[str, str, str]], coder: Coder
) -> None:
    document = Document(id="a", date=dt.date(2024, 5, 15), text=text)
    [draft] = coder.drafts([document])
    assert {(e.type, e.status, str(e.first)) for e in draft.events.events} == expected
