"""One deed that two patterns find gives one record; what differs in parties or status gives two."""

from __future__ import annotations

import pytest

from dragoman.coder import Coder


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It is the first allegation of sexual assault made against the Peruvian minister.",
         [("ASSAULT", "alleged")]),
        ("Kenyan rebels attacked the port and the rebels attacked the Ethiopian army.",
         [("ASSAULT", "actual"), ("ASSAULT", "actual")]),
    ],
)  # fmt: skip
def test_a_deed_is_recorded_once(coder: Coder, text: str, expected: list[tuple[str, str]]) -> None:
    events = coder.code(text, date="2024-05-15").events
    assert [(e.type, e.status) for e in events if e.type == "ASSAULT"] == expected
