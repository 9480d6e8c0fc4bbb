"""Denials that name what they deny by a word only, as events."""

from __future__ import annotations

import pytest

from dragoman.coder import Coder
from dragoman.records.model import Coded, EventRecord

DATE = "2024-05-15"


def countries(coded: Coded, indexes: tuple[int, ...]) -> list[str | None]:
    return [coded.actors[i].country for i in indexes]


def of_type(coded: Coded, wanted: str) -> list[EventRecord]:
    return [e for e in coded.events if e.type == wanted]


REJECTED = {
    "Togo accused Benin of shelling the port. Benin denied the charge.": "TGO",
    "Togo accused Benin of shelling the port, a charge that Benin rejected.": "TGO",
    "Togo accused Benin of shelling the port, which Cotonou denied.": "TGO",
    "Togo said Beninese troops had shelled the port. Benin described the version as absurd.": "TGO",
    "“Benin shelled the port,” Togolese Foreign Minister Robert Dussey said. "
    "“That is a lie,” Beninese Foreign Minister Olushegun Bakari told reporters.": "TGO",
    "Togo accused Beninese soldiers of having shot two fishermen. "
    "Benin denied that any fisherman had been harmed.": "TGO",
}


@pytest.mark.parametrize("text", REJECTED)
def test_a_denial_rejects_whoever_made_the_charge(coder: Coder, text: str) -> None:
    coded = coder.code(text, date=DATE)
    (rejection,) = of_type(coded, "REJECT")
    assert countries(coded, rejection.actors) == ["BEN"]
    assert countries(coded, rejection.recipients) == [REJECTED[text]]
    assert rejection.status == "actual"


DENIED = [
    "Togo accused Benin of shelling the port. Benin denied the charge.",
    "Togo said Beninese troops had shelled the port. Benin dismissed the claim as baseless.",
    "Togo blamed Benin for the bombing of the port. Cotonou denies any part in it.",
]


@pytest.mark.parametrize("text", DENIED)
def test_the_charged_act_is_alleged_by_one_side_and_denied_by_the_other(
    coder: Coder, text: str
) -> None:
    coded = coder.code(text, date=DATE)
    alleged, denied = of_type(coded, "ASSAULT")
    assert (alleged.status, denied.status) == ("alleged", "denied")
    tellers = [coded.statements[e.statement or 0].actors for e in (alleged, denied)]
    assert [countries(coded, t) for t in tellers] == [["TGO"], ["BEN"]]
    assert coded.events[denied.same_as or 0] is alleged
    assert alleged.id != denied.id


def test_both_charges_are_denied_each_with_its_own_record(coder: Coder) -> None:
    text = (
        "Togo accused Benin of shelling a port and of blocking a road. Benin denied both charges."
    )
    coded = coder.code(text, date=DATE)
    denied = [e for e in coded.events if e.status == "denied"]
    assert [e.type for e in denied] == ["ASSAULT", "COERCE"]
    assert [coded.events[e.same_as or 0].type for e in denied] == ["ASSAULT", "COERCE"]


def test_what_a_side_says_that_it_did_not_do_is_denied(coder: Coder) -> None:
    coded = coder.code("Togo said its troops had not shelled the port.", date=DATE)
    assert [e.status for e in of_type(coded, "ASSAULT")] == ["denied"]


UNTOUCHED = [
    "Togo accused Benin of shelling the port. Ghana denied the charge.",
    "Togo accused Benin of shelling the port. Benin repeated the charge.",
    "Togo praised Benin. Benin denied it.",
]


@pytest.mark.parametrize("text", UNTOUCHED)
def test_a_denial_of_something_else_denies_no_act(coder: Coder, text: str) -> None:
    assert "denied" not in {e.status for e in coder.code(text, date=DATE).events}


ASKED = [
    "Togo urged Benin to free the sailors. Benin refused.",
    "Togo asked Benin to withdraw its complaint. Cotonou refused to.",
]


@pytest.mark.parametrize("text", ASKED)
def test_a_refusal_rejects_who_asked_just_before(coder: Coder, text: str) -> None:
    coded = coder.code(text, date=DATE)
    (rejection,) = of_type(coded, "REJECT")
    assert countries(coded, rejection.recipients) == ["TGO"]


def test_a_refusal_long_after_a_request_rejects_nobody_known(coder: Coder) -> None:
    text = "Togo urged Benin to free the sailors. Rain fell. The port was shut. Benin refused."
    coded = coder.code(text, date=DATE)
    assert [e.recipients for e in of_type(coded, "REJECT")] in ([], [()])
