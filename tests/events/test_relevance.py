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
        "The Kenyan parliament gave money to the Kenyan government.",
        "Rising heat threatens the Kenyan farmers.",
        "A million Kenyans requested ballots by mail.",
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


@pytest.mark.parametrize(
    "text",
    [
        "The new courts came under attack from Peruvian lawmakers.",
        "The Peruvian senator's attack went on for an hour.",
        "The Peruvian senator bombed.",
        "Peruvian teachers' unions launched strikes in the capital.",
        "The demonstrator hit his head on the pavement.",
    ],
)
def test_figures_of_speech_are_no_force(coder: Coder, text: str) -> None:
    assert "ASSAULT" not in types(coder, text)


def test_aid_that_is_only_mentioned_is_given_by_nobody(coder: Coder) -> None:
    assert "AID" not in types(coder, "Senators quarrelled with the Kenyan minister over aid.")
    assert "AID" in types(coder, "French aid to Kenya arrived on Monday.")


@pytest.mark.parametrize(
    "text",
    [
        "Coups by Malian soldiers are rare.",
        "Imagine that Chad attacks Sudan.",
        "The decision about fighting the Malian rebels was put off.",
        "The delay is tantamount to bombing the Malian village.",
        "Malian soldiers rehearsed storming the embassy.",
    ],
)
def test_acts_in_general_or_in_thought_are_no_facts(coder: Coder, text: str) -> None:
    events = coder.code(text, date="2024-05-15").events
    assert not [e for e in events if e.type == "ASSAULT" and e.status == "actual"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The hostages were freed on Friday.", "RETREAT"),
        ("The report follows a raid on the Bamako suburb of Kati.", "ASSAULT"),
        ("Karim al-Masri accused Kenya of spying.", "ACCUSE"),
        ("The Kremlin maintained that it launched its attack in March.", "ASSAULT"),
        ("Kenya denied any involvement in the attack.", "REJECT"),
        ("Riots in Nairobi followed the vote.", "PROTEST"),
    ],
)
def test_who_is_freed_struck_or_heard_need_not_be_known(
    coder: Coder, text: str, expected: str
) -> None:
    assert expected in types(coder, text)


@pytest.mark.parametrize(
    "text",
    [
        "Hurricane Karim denied the coast a harvest.",
        "The war in Mali was the subject of the film.",
        "The attack was the subject of the film.",
    ],
)
def test_what_lasts_or_was_never_told_is_no_event_by_itself(coder: Coder, text: str) -> None:
    assert types(coder, text) == []


def test_those_who_are_named_by_what_befell_them_are_no_event(coder: Coder) -> None:
    assert "COERCE" not in types(coder, "Displaced people live in the Omani camp.")
    assert "COERCE" in types(coder, "The detained Malian reporters are well.")


def test_who_denies_that_another_is_to_blame_blames_nobody(coder: Coder) -> None:
    text = "The Kenyan minister denied that Somali militants were responsible."
    assert "ACCUSE" not in types(coder, text)
