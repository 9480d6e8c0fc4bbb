"""Who takes a side, and who only is, does or says something beside it."""

from __future__ import annotations

import pytest
from tests.events.lines import told

from dragoman.coder import Coder


@pytest.mark.parametrize(
    "text",
    [
        "Togo captured rebels who joined a march.",
        "The Togolese premier rallied the country behind him.",
        "Togo was on the wrong side of the line.",
        "A Beninese newspaper praised a Togolese reporter.",
        "Togolese-backed fake news spread in Benin.",
    ],
)
def test_what_takes_no_side_is_no_support(coder: Coder, text: str) -> None:
    assert not [line for line in told(coder, text) if line.startswith("SUPPORT")]


def test_an_order_to_one_s_own_government_is_the_act(coder: Coder) -> None:
    lines = told(
        coder, "The Togolese president ordered the government to impose sanctions on Benin."
    )
    assert [line.split(" ")[0] for line in lines] == ["SANCTION/discontinue"]


def test_an_order_of_a_court_is_a_demand(coder: Coder) -> None:
    lines = told(
        coder, "A Togolese court ordered the government to release the Beninese prisoners."
    )
    assert lines[0].startswith("REQUEST")
