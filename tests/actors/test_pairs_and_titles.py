"""Who met, who lets others act, and where a long title ends."""

from __future__ import annotations

import datetime as dt

import pytest

from dragoman.coder import Coder
from dragoman.read.document import Document

DAY = dt.date(2022, 4, 12)


def told(coder: Coder, text: str) -> list[tuple[str, set[str]]]:
    """Each mention as written with the codes of its actors, in the order of the text."""
    draft = next(coder.drafts([Document(id="x", date=DAY, text=text)]))
    layer = draft.actors
    return [
        (
            draft.parsed.text(m.span),
            {f"{(a := layer.actors[i]).country or '-'} {a.sector or '-'}" for i in m.actors},
        )
        for m in layer.mentions
    ]


def named(coder: Coder, text: str, mention: str) -> set[str]:
    """The codes of the last mention of these words, empty where there is none."""
    return next((codes for words, codes in reversed(told(coder, text)) if words == mention), set())


MEETING = (
    "Peru's minister held talks with the delegation of Chile. The minister praised Kenya for its "
    "patience and deplored the blockade of Somalia. The parties agreed to sell copper."
)


def test_the_parties_of_a_meeting_are_those_who_met(coder: Coder) -> None:
    assert named(coder, MEETING, "The parties") == {"PER GOV", "CHL GOV"}


def test_two_leaders_stay_who_they_were_when_others_have_been_spoken_of(coder: Coder) -> None:
    text = (
        "Vladimir Putin telephoned Emmanuel Macron. The two leaders discussed grain. Kenya needs "
        "rain. Chad and Togo need it, too. Peru is dry. The two leaders agreed to talk again."
    )
    assert named(coder, text, "The two leaders") == {"RUS GOV", "FRA GOV"}


def test_a_summit_at_which_a_pair_meets_is_not_its_country(coder: Coder) -> None:
    text = "Kenya invited Peru and Chile. It praised both countries at the Bucharest Summit."
    assert named(coder, text, "both countries") == {"PER GOV", "CHL GOV"}


@pytest.mark.parametrize(
    ("text", "mention", "code"),
    [
        ("Mali's people fled because the Russian army had not allowed them to stay.", "them",
         "RUS MIL"),
        ("The ministers of Peru want to stop them dying.", "them", "PER GOV"),
    ],
)  # fmt: skip
def test_who_lets_others_do_something_is_not_the_others(
    coder: Coder, text: str, mention: str, code: str
) -> None:
    assert code not in named(coder, text, mention)


def test_who_accuses_somebody_of_harming_him_is_the_one_harmed(coder: Coder) -> None:
    text = "The Kenyan prosecutor accused the Peruvian minister of blocking him from travelling."
    assert named(coder, text, "him") == {"KEN JUD"}


def test_what_is_joined_to_a_name_is_his_who_is_named(coder: Coder) -> None:
    text = "Vladimir Putin sought talks with Emmanuel Macron and his ministers."
    assert named(coder, text, "his") == {"FRA GOV"}


def test_a_long_title_before_a_name_is_the_names(coder: Coder) -> None:
    text = (
        "Peru received Head of the Secretariat of the King of Norway Jon Berg and "
        "Kenya received Adviser to the Head of the Office of the President of Togo Kofi Mensah."
    )
    found = told(coder, text)
    assert any(w.endswith("of Norway Jon Berg") and c == {"NOR GOV"} for w, c in found)
    assert not any(w == "Kofi Mensah" and c == {"KEN GOV"} for w, c in found)


def test_whom_a_spokesman_serves_is_not_the_spokesman(coder: Coder) -> None:
    text = "A spokesman for the President of Ukraine Volodymyr Zelensky denied it."
    draft = next(coder.drafts([Document(id="x", date=DAY, text=text)]))
    spokesman = next(m for m in draft.actors.mentions if draft.parsed.text(m.span) == "A spokesman")
    assert all("Zelensky" not in draft.actors.actors[i].name for i in spokesman.actors)


@pytest.mark.parametrize(
    ("text", "mention", "codes"),
    [
        ("Kenya met Ukrainian and White House officials.", "Ukrainian and White House officials",
         {"UKR GOV", "USA GOV"}),
        ("The foreign ministers of the Quad met.", "The foreign ministers of the Quad",
         {"USA GOV", "JPN GOV", "IND GOV", "AUS GOV"}),
        ("He met top aides to the Ukrainian president.", "top aides", {"UKR GOV"}),
        ("Ana Ruiz, an attorney from Kyiv, left.", "Ana Ruiz", {"UKR SOC"}),
        ("The BBC's Moscow correspondent left.", "The BBC's Moscow correspondent", {"GBR JRN"}),
        ("Peru accused the west of meddling.", "the west", {"WST -"}),
        ("The sun sets in the west.", "the west", set()),
        ("Belarus forced a Ryanair jet to land.", "a Ryanair jet", {"IRL BUS"}),
        ("Flyers were handed to spectators at Hampden Park.", "spectators", {"- CVL"}),
    ],
)  # fmt: skip
def test_whose_those_of_a_phrase_are(
    coder: Coder, text: str, mention: str, codes: set[str]
) -> None:
    assert named(coder, text, mention) == codes


def test_a_kingdom_is_the_state_in_view_that_has_a_king(coder: Coder) -> None:
    text = "Jordan sold a dam. Kenya paid for it, which the kingdom denied."
    assert named(coder, text, "the kingdom") == {"JOR GOV"}


def test_the_group_of_a_people_is_the_one_told_of(coder: Coder) -> None:
    text = "Belarus blamed a threat from Hamas. The Palestinian group denied the charge."
    assert named(coder, text, "The Palestinian group") == {"PSE REB"}


def test_armed_forces_with_a_capital_are_not_the_others_in_small_letters(coder: Coder) -> None:
    text = 'The Russian armed forces bombed Kyiv. "The Armed Forces are fighting," he said.'
    assert named(coder, text, "The Armed Forces") != {"RUS MIL"}
