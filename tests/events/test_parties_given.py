"""Parties that stand where the words of the act do not name them."""

from __future__ import annotations

import pytest
from tests.events.lines import told

from dragoman.coder import Coder


@pytest.mark.parametrize(
    ("text", "event"),
    [
        (
            "Erik Solheim told the Malian president that Norway was committed to free elections.",
            "AGREE NOR:GOV",
        ),
        ("Kenya is opposed to talks with Somalia.", "REJECT/meet KEN:GOV -> SOM:GOV"),
        ("Kenya gave Uganda the green light on Monday.", "AGREE KEN:GOV -> UGA:GOV"),
        (
            "Kenya threatened to impose sanctions unless Somalia freed the hostages.",
            "THREATEN/relations KEN:GOV -> SOM:GOV",
        ),
        ("Kenya was hit by a French embargo.", "SANCTION/discontinue FRA:GOV -> KEN:GOV"),
        (
            "Kenya reported an attack by Somali rebels on Kenyan soldiers in the north.",
            "ASSAULT SOM:REB -> KEN:MIL",
        ),
        (
            "Norway pledged $3 million in aid for Malian refugees.",
            "AGREE NOR:GOV -> MLI:REF",
        ),
        (
            "Kenya dismissed an offer that Somali officials had made.",
            "REJECT KEN:GOV -> SOM:GOV",
        ),
        (
            "A raid carried out by Somali rebels killed six Kenyan soldiers.",
            "ASSAULT SOM:REB -> KEN:MIL",
        ),
        (
            "Kenya shelled the town, and Uganda recalled its ambassador in protest.",
            "SANCTION/withdraw UGA:GOV -> KEN:GOV",
        ),
        (
            "The Security Council adopted a resolution that urges Kenya to send aid.",
            "REQUEST/assist UNO:GOV -> KEN:GOV",
        ),
        (
            "Norway sent weapons worth 3 million dollars to Ukraine.",
            "AID NOR:GOV -> UKR:GOV",
        ),
    ],
)
def test_a_party_is_told_by_the_words_around_the_act(coder: Coder, text: str, event: str) -> None:
    assert event in told(coder, text)


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Hollande vowed France is not going to leave Mali.", "-> FRA:GOV"),
        ("The bombing of a Kenyan base killed six soldiers.", "ASSAULT/explosives KEN:GOV"),
        ("The Kenyan embassy bombings killed six people.", "ASSAULT/explosives KEN:GOV"),
        (
            "Hollande left the accord with Mali, against the advice of the Chadian army.",
            "-> TCD:MIL",
        ),
        ("The French minister said that Mali allowed trade with Togo.", "COOPERATE FRA:GOV"),
    ],
)
def test_nobody_is_a_party_who_only_stands_near(coder: Coder, text: str, event: str) -> None:
    assert not [line for line in told(coder, text) if event in line]


def test_a_day_behind_the_verb_hides_nobody_behind_its_object(coder: Coder) -> None:
    found = told(coder, "Bahrain imposed a boycott on Qatar on Monday.")
    assert "SANCTION/discontinue BHR:GOV -> QAT:GOV" in found
