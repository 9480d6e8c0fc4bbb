"""Events under the names of ACLED and UCDP, and the table behind them."""

from __future__ import annotations

import pytest

from dragoman.events import scale
from dragoman.events.crosswalk import Elsewhere, crossings, elsewhere, side

SUB_EVENTS = {
    "Battles": {
        "Armed clash", "Government regains territory", "Non-state actor overtakes territory",
    },
    "Explosions/Remote violence": {
        "Chemical weapon", "Air/drone strike", "Suicide bomb", "Grenade",
        "Shelling/artillery/missile attack", "Remote explosive/landmine/IED",
    },
    "Violence against civilians": {
        "Sexual violence", "Attack", "Abduction/forced disappearance",
    },
    "Protests": {
        "Peaceful protest", "Protest with intervention", "Excessive force against protesters",
    },
    "Riots": {"Violent demonstration", "Mob violence"},
    "Strategic developments": {
        "Agreement", "Arrests", "Change to group/activity", "Disrupted weapons use",
        "Headquarters or base established", "Looting/property destruction",
        "Non-violent transfer of territory", "Other",
    },
}  # fmt: skip
UCDP = {"", "state-based", "non-state", "one-sided"}


@pytest.mark.parametrize(
    ("event_type", "modes", "actors", "recipients", "expected"),
    [
        ("ASSAULT", ("aerial",), ["MIL"], ["REB"],
         ("Explosions/Remote violence", "Air/drone strike", "state-based")),
        ("ASSAULT", (), ["REB"], ["CVL"], ("Violence against civilians", "Attack", "one-sided")),
        ("ASSAULT", (), ["REB"], ["CRM"], ("Battles", "Armed clash", "non-state")),
        ("ASSAULT", ("abduct",), ["UAF"], ["JRN"],
         ("Violence against civilians", "Abduction/forced disappearance", "")),
        ("PROTEST", ("demo",), ["CVL"], ["GOV"], ("Protests", "Peaceful protest", "")),
        ("PROTEST", ("riot",), [None], [], ("Riots", "Violent demonstration", "")),
        ("COERCE", ("arrest",), ["COP"], ["CVL"], ("Strategic developments", "Arrests", "")),
        ("AGREE", (), ["GOV"], ["GOV"], ("", "", "")),
    ],
)  # fmt: skip
def test_an_event_has_its_name_elsewhere(
    event_type: str, modes: tuple[str, ...], actors: list[str | None],
    recipients: list[str | None], expected: tuple[str, str, str],
) -> None:  # fmt: skip
    assert elsewhere(event_type, modes, actors, recipients) == Elsewhere(*expected)


def test_what_did_not_happen_has_no_place_in_either_scheme() -> None:
    assert elsewhere("ASSAULT", (), ["MIL"], ["REB"], "denied") == Elsewhere()


def test_police_are_a_side_of_the_state_and_nobody_is_none() -> None:
    assert (side(["COP"]), side(["CRM"]), side(["JRN"]), side([None])) == (
        "state", "armed", "people", "",
    )  # fmt: skip


def test_every_row_names_what_the_schemes_and_the_codebook_have() -> None:
    for row in crossings():
        assert row.type in scale.types(), row
        assert row.mode == "*" or row.mode in scale.modes(row.type), row
        assert {row.actor, row.recipient} <= {"*", "state", "armed", "people"}, row
        if row.acled_event_type:
            assert row.acled_sub_event_type in SUB_EVENTS[row.acled_event_type], row
        assert row.ucdp_type in UCDP, row


def test_no_row_is_hidden_by_one_before_it() -> None:
    seen: list[tuple[str, str, str, str]] = []
    for row in crossings():
        ways = (row.type, row.mode, row.actor, row.recipient)
        for wider in seen:
            hidden = all(w in ("*", x) for w, x in zip(wider, ways, strict=True))
            assert not hidden, f"{ways} never comes after {wider}"
        seen.append(ways)
