"""What is no politics, or was uttered by nobody, is left out of the record."""

from __future__ import annotations

import pytest

from dragoman.coder import Coder


def types(coder: Coder, text: str) -> list[str]:
    return [e.type for e in coder.code(text, date="2024-05-15").events]


@pytest.mark.parametrize(
    "text",
    [
        "Tourists visited the museum in Nairobi.",
        "Support for the rebels has grown in the north.",
        "The developers thanked their users.",
        "The Kenyan minister spoke with Fox News on Sunday.",
        "The minister of Kenya was determined to answer all questions.",
    ],
)
def test_private_journeys_and_words_of_nobody_are_no_events(coder: Coder, text: str) -> None:
    assert types(coder, text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Kenyan minister visited Ethiopia.", "CONSULT"),
        ("Kenyan support for the rebels has grown.", "SUPPORT"),
        ("Gunmen killed three nurses.", "ASSAULT"),
        ("Kenyan nurses called off their strike.", "CONCEDE"),
    ],
)
def test_what_states_and_citizens_do_is_kept(coder: Coder, text: str, expected: str) -> None:
    assert expected in types(coder, text)
