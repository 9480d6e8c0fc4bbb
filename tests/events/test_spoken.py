"""What somebody does by saying that others must do something, or that they are at fault."""

from __future__ import annotations

import pytest
from tests.events.lines import told

from dragoman.coder import Coder

LED = "Latvian President Egils Levits spoke in Riga on Monday. "


@pytest.mark.parametrize(
    ("text", "event"),
    [
        (
            LED + '"Russia is at war," he said. "Belarus must mend its ways."',
            "REQUEST LVA:GOV -> BLR:GOV",
        ),
        (
            LED + '"Russia is at war," he said. "Putin is a dictator."',
            "ACCUSE/disapprove LVA:GOV -> RUS:GOV",
        ),
        (
            LED + '"Russia is at war," he said. "Its army should go home."',
            "REQUEST/yield LVA:GOV -> RUS:MIL",
        ),
        ("According to Latvia's president, Belarus must mend its ways.",
         "REQUEST LVA:GOV -> BLR:GOV"),
        ("Peru said that Chile's boycott would be a mistake.",
         "ACCUSE/disapprove PER:GOV -> CHL:GOV"),
        ("Peru's minister said that the decision by Chile was foolish.",
         "ACCUSE/disapprove PER:GOV -> CHL:GOV"),
        ("Peru's president called Lukashenko's decision a mistake.",
         "ACCUSE/disapprove PER:GOV -> BLR:GOV"),
        ("Peru's president called the Chilean minister's remarks dangerous.",
         "ACCUSE/disapprove PER:GOV -> CHL:GOV"),
        ("Peru said that Chile needs to mend its ways.", "REQUEST PER:GOV -> CHL:GOV"),
    ],
)  # fmt: skip
def test_what_a_speaker_finds_or_demands_is_his_act(coder: Coder, text: str, event: str) -> None:
    assert event in told(coder, text)


@pytest.mark.parametrize(
    "text",
    [
        LED + '"We must do more," he said. "We should have done more."',
        LED + '"Russia is at war," he said. "Why should Belarus mend its ways?"',
        "Peru said that Chile's boycott was no mistake.",
        "Peru said that Chile will need to deal with the drought.",
        "Peru's president has shown that he is reckless.",
        "Chile's boycott was a mistake.",
    ],
)
def test_nobody_is_blamed_or_told_to_do_anything_by_nobody_or_by_himself(
    coder: Coder, text: str
) -> None:
    assert not {line.split("/")[0].split()[0] for line in told(coder, text)} & {"ACCUSE", "REQUEST"}
