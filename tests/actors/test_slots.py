"""Slots: where a name or a role is an actor, and where it is a place, a medium or a word."""

from __future__ import annotations

import pytest
from tests.actors.test_finder import codes, read, said

from dragoman.coder import Coder


@pytest.mark.parametrize(
    ("text", "mention", "code"),
    [
        ("Talks between Chile and Peru failed.", "Peru", "PER GOV"),
        ("Kenya sent two brigades into Somalia.", "Somalia", "SOM GOV"),
        ("Anger over Iran grew in Riga.", "Iran", "IRN GOV"),
        ("Gunmen stormed a hospital.", "a hospital", "- MED"),
        ("The resistance blew up a bridge.", "The resistance", "- REB"),
        ("Kenya fined Telegram.", "Telegram", "MNC BUS"),
        ("Police arrested a woman.", "a woman", "- CVL"),
        ("In Geneva, Iran accused the bank of fraud.", "Iran", "IRN GOV"),
        ("A Marine was killed by insurgents.", "A Marine", "- MIL"),
        ("A U.S. soldier was killed by insurgents.", "A U.S. soldier", "USA MIL"),
    ],
)
def test_who_acts_or_is_acted_on_is_an_actor(
    coder: Coder, text: str, mention: str, code: str
) -> None:
    assert codes(said(read(coder, text))[mention]) == {code}


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("The road between Chile and Peru was closed.", "Peru"),
        ("Locusts flew into Somalia.", "Somalia"),
        ("Two storms formed over Japan.", "Japan"),
        ("Rain fell on the outskirts of Kyiv.", "Kyiv"),
        ("A bomb exploded in Benghazi, Libya, on Monday.", "Libya"),
        ("The boy was flown to a hospital.", "a hospital"),
        ("The plan met with resistance.", "resistance"),
        ("She complained on Telegram.", "Telegram"),
        ("The Hanoi summit ended early.", "Hanoi"),
        ("He sang with his wife.", "his wife"),
        ("No person was hurt.", "No person"),
        ("The envoy praised rockets.", "rockets"),
    ],
)
def test_what_is_only_there_is_no_actor(coder: Coder, text: str, mention: str) -> None:
    assert mention not in said(read(coder, text))
