"""What is asked: of whom, and when it is no event of its own."""

import pytest
from tests.events.lines import told

from dragoman.coder import Coder


def test_what_a_protest_demands_is_no_second_record(coder: Coder) -> None:
    lines = told(coder, "Teachers marched in Accra to demand that Ghana's president resign.")
    assert [line.split("/")[0] for line in lines] == ["PROTEST"]


def test_those_who_protest_and_then_demand_do_both(coder: Coder) -> None:
    lines = told(
        coder, "Ghanaian teachers marched on Monday. They urged Togo to free the prisoners."
    )
    assert any(line.startswith("REQUEST") for line in lines)


@pytest.mark.parametrize(
    "text",
    [
        "Togo confronted Benin with the pictures and demanded that the plants be shut.",
        "Togo phoned Benin and asked for a truce.",
    ],
)
def test_what_is_asked_of_those_just_faced_is_asked_of_them(coder: Coder, text: str) -> None:
    asked = [line for line in told(coder, text) if line.startswith("REQUEST")]
    assert any("TGO:GOV -> BEN:GOV" in line for line in asked)


@pytest.mark.parametrize(
    "text",
    [
        "Togolese officials spoke of the Beninese minister's call to the premier of Ghana.",
        "Ghana did not reject Togo's appeal for rain.",
        "Togo insisted on keeping its flag.",
        "The Togolese minister did not call the police for fear of the Beninese press.",
        "Half of the Togolese say that Benin should lead the bloc.",
        "Oil prices sank as Togolese demand fell.",
    ],
)
def test_what_asks_nothing_of_anybody_is_no_request(coder: Coder, text: str) -> None:
    assert not [line for line in told(coder, text) if line.startswith("REQUEST")]


def test_help_that_is_withheld_to_force_another_is_cut_off(coder: Coder) -> None:
    lines = told(
        coder, "Togo withheld military aid from Benin to pressure the country to hold a vote."
    )
    assert any(line.startswith("SANCTION/discontinue TGO:GOV -> BEN:GOV") for line in lines)
    assert not any(line.startswith("CONCEDE") for line in lines)


@pytest.mark.parametrize(
    "text",
    [
        "A militia allied with Togo held the town.",
        "The Togolese economist was recognised for his long work.",
        "The Togolese premier sent his condolences to the widow of the poet.",
        "Togo gave Benin a chance to shine.",
    ],
)
def test_standing_ties_and_courtesies_are_no_support(coder: Coder, text: str) -> None:
    assert not [line for line in told(coder, text) if line.startswith(("SUPPORT", "CONCEDE"))]


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        (
            "The Danish envoy demanded the release of the Ukrainian sailors.",
            "REQUEST/yield DNK:GOV",
        ),
        ("Togo called for aid for Yemen.", "REQUEST/assist TGO:GOV"),
        ("Togo asked Ghana for aid to Yemen.", "REQUEST/assist TGO:GOV -> GHA:GOV"),
    ],
)
def test_those_for_whom_something_is_asked_are_not_asked(
    coder: Coder, text: str, asked: str
) -> None:
    assert told(coder, text) == [asked]


def test_whom_words_are_brought_to_is_asked_by_them(coder: Coder) -> None:
    lines = told(coder, "Togo handed a letter to Ghana, urging restraint.")
    assert any(line.startswith("REQUEST") and "TGO:GOV -> GHA:GOV" in line for line in lines)
