"""Words about "the move" or "the offer", which are meant for whoever was told to have made it."""

from __future__ import annotations

import pytest

from dragoman.coder import Coder
from dragoman.records.model import Coded, EventRecord

DATE = "2024-05-15"


def last(coded: Coded) -> EventRecord:
    return coded.events[-1]


def countries(coded: Coded, indexes: tuple[int, ...]) -> list[str | None]:
    return [coded.actors[i].country for i in indexes]


MEANT = {
    "Togo banned imports of fruit from Benin. Ghana criticised the move.": ("ACCUSE", "TGO"),
    "Togo expelled two Beninese diplomats. Ghana regretted the decision.": ("ACCUSE", "TGO"),
    "Togo agreed to release the Beninese sailors. Ghana welcomed the decision.": ("SUPPORT", "TGO"),
    "Togo offered talks. It rained. Benin turned down the offer.": ("REJECT", "TGO"),
    "Togo recalled its envoy. Ghana called the step unjustified.": ("ACCUSE", "TGO"),
    "Togo's army shelled a post in Benin. Ghana denounced the attack.": ("ACCUSE", "TGO"),
    "Togo's police arrested six miners. Ghana voiced concern over the arrests.": ("ACCUSE", "TGO"),
    "Togo banned fruit from Benin, a move that Ghana condemned.": ("ACCUSE", "TGO"),
    "Togo's minister called Benin a swamp. Ghana condemned the remarks.": ("ACCUSE", "TGO"),
}


@pytest.mark.parametrize("text", MEANT)
def test_words_about_a_deed_told_before_are_meant_for_its_doer(coder: Coder, text: str) -> None:
    coded = coder.code(text, date=DATE)
    wanted, doer = MEANT[text]
    assert last(coded).type == wanted
    assert countries(coded, last(coded).recipients) == [doer]


@pytest.mark.parametrize(
    "text",
    [
        "Togo banned imports of fruit from Benin. Ghana criticised a move by the miners.",
        "Togo banned imports of fruit from Benin. Togo defended the move.",
        "Togo met Benin in Lome. Ghana criticised the decision.",
        "Togo's army shelled a post in Benin. Ghana denounced the bus bombing.",
    ],
)
def test_nobody_is_meant_where_no_other_side_did_such_a_deed(coder: Coder, text: str) -> None:
    coded = coder.code(text, date=DATE)
    verbal = [e for e in coded.events if e.sentence == 1]
    assert all(countries(coded, e.recipients) != ["TGO"] for e in verbal)
