"""Persons of whom nothing else is known count where force or an arrest makes them a party."""

from __future__ import annotations

import pytest

from dragoman.coder import Coder


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Gunmen killed Olga Brandt in the stairwell.", ["Gunmen", "Olga Brandt"]),
        ("Police arrested Olga Brandt on Friday.", ["Police", "Olga Brandt"]),
        ("Olga Brandt sold the house. A soldier shot Brandt at the door.",
         ["soldier", "Olga Brandt"]),
        ("The pupil stabbed two classmates.", ["pupil", "two classmates"]),
        ("Gunmen fled. Olga Brandt, shot in the stairwell, wept.", ["Gunmen", "Olga Brandt"]),
    ],
)  # fmt: skip
def test_whom_force_makes_a_party_is_an_actor(coder: Coder, text: str, names: list[str]) -> None:
    actors = coder.code(text, date="2024-05-15").actors
    assert sorted(a.name for a in actors) == sorted(names)
    assert {a.sector for a in actors if a.name in names[1:]} == {"CVL"}


@pytest.mark.parametrize(
    "text", ["Olga Brandt waited in the stairwell.", "He sang with two classmates."]
)
def test_nobody_else_is(coder: Coder, text: str) -> None:
    assert coder.code(text, date="2024-05-15").actors == ()
