"""Headlines are coded as what they mean: titles go through the whole coder, as titles."""

from __future__ import annotations

from typing import Any

import pytest

from dragoman.coder import Coder

DATE = "2024-05-15"
EVENTS = {
    "Minister killed in Kabul blast": "ASSAULT: > Minister",
    "Soldier shot dead near Peruvian border": "ASSAULT: > Soldier",
    "Two journalists arrested in Minsk": "COERCE: > Two journalists",
    "Opposition leader jailed in Uganda": "COERCE: > Opposition leader",
    "Talks between Norway and Peru postponed": "REJECT: > Norway, Peru",
    "Hostages released by Malian rebels": "RETREAT: Malian rebels > Hostages",
    "Norway urged to halt whale hunt": "REQUEST: > Norway",
    "Ambassador summoned over spying claims": "ACCUSE: > Ambassador",
    "Ex-president charged with corruption": "ACCUSE: > Ex-president",
    "Nigeria says 30 militants killed in raid": "ASSAULT: > 30 militants",
    "POLISH TROOPS KILLED IN MALI AMBUSH": "ASSAULT: > POLISH TROOPS",
    "Japan to send envoy to Peru": "AGREE: Japan > Peru",
    "France to expel Russian diplomats": "THREATEN: France > Russian diplomats",
    "Spain to withdraw troops from Mali": "CONCEDE: Spain > Mali",
    "Serbia poised to recognise Kosovo": "AGREE: Serbia > Kosovo",
    "Greece, Turkey to Hold Talks": "AGREE: Greece, Turkey >",
    "Japan, Peru sign pact": "SUPPORT: Japan, Peru >",
    "Japan, Peru Sign Trade Pact in Lima": "SUPPORT: Japan, Peru >",
    "India, Pakistan exchange fire along border": "ASSAULT: India, Pakistan >",
    "Army, rebels clash in Sudan": "ASSAULT: Army, rebels >",
    "Sweden, Finland condemn attack on Oslo": "ACCUSE: Sweden, Finland >",
    "Chad, Niger and Mali agree to hold talks": "AGREE: Chad, Niger, Mali >",
    "Russia rejects Turkish truce offer": "REJECT: Russia > Turkey",
    "RUSSIA REJECTS CEASEFIRE PLAN": "REJECT: Russia >",
    "Iran accuses Israel of killing scientist": "ACCUSE: Iran > Israel",
    "UN urges Ethiopia to let aid in": "REQUEST: UN > Ethiopia",
    "Germany halts arms deliveries to Turkey": "SANCTION: Germany > Turkey",
    "Turkish president meets Greek premier in Athens":
        "CONSULT: Turkish president, Greek premier >",
    "Lavrov visits Cuba": "CONSULT: Lavrov > Cuba",
    "Lebanese minister resigns over port blast": "RETREAT: Lebanese minister >",
    "Belarus frees 12 political prisoners": "RETREAT: Belarus > 12 political prisoners",
    "Thai court bans opposition party": "COERCE: Thai court > opposition party",
    "Ghana opposition vows to boycott vote": "THREATEN: Ghana opposition >",
    "Brazil refuses to sign climate accord": "REJECT: Brazil >",
    "North Korea says it will not give up nuclear weapons": "REJECT: North Korea >",
    "Canada pledges $50m in aid to Haiti": "AGREE: Canada > Haiti",
    "Rebels seize town in eastern Congo": "ASSAULT: Rebels >",
    "Drone strike kills Somali militant leader": "ASSAULT: > Somali militant leader",
    "Sudan army shelled hospital: UN": "ASSAULT: Sudan army > hospital",
}  # fmt: skip
SPEAKERS = {
    "Putin: no ceasefire before spring": ("Putin", "no ceasefire before spring"),
    "No ceasefire before spring: Putin": ("Putin", "No ceasefire before spring"),
    "Egypt: Israel must open border crossing": ("Egypt", "Israel must open border crossing"),
    "Sudan army shelled hospital: UN": ("UN", "Sudan army shelled hospital"),
    "Ceasefire deal signed, says Yemeni minister": ("Yemeni minister", "Ceasefire deal signed"),
    "Nigeria says 30 militants killed in raid": ("Nigeria", "30 militants killed in raid"),
}
SILENT = (
    "Five things to know about the Sudan talks",
    "Why Egypt fears the new dam",
    "Bombs found in Manila hotel",
)


@pytest.fixture(scope="module")
def records(coder: Coder) -> dict[str, dict[str, Any]]:
    """The record of a report under each headline."""
    titles = list(dict.fromkeys([*EVENTS, *SPEAKERS, *SILENT]))
    given = [{"text": "The weather was mild.", "date": DATE, "title": t} for t in titles]
    coded = coder.code_many(given)
    return {title: one.to_dict() for title, one in zip(titles, coded, strict=True)}


def shown(record: dict[str, Any], event: dict[str, Any]) -> str:
    sides = [
        ", ".join(_short(record["actors"][a]["name"]) for a in event[side])
        for side in ("actors", "recipients")
    ]
    return f"{event['type']}: {sides[0]} > {sides[1]}".replace(":  ", ": ").rstrip()


def _short(name: str) -> str:
    return {"United Nations": "UN"}.get(name, name)


@pytest.mark.parametrize("title", EVENTS)
def test_a_headline_tells_who_did_what_to_whom_on_publication_day(
    title: str, records: dict[str, dict[str, Any]]
) -> None:
    record = records[title]
    told = {shown(record, e): e for e in record["events"] if e["in"] == "title"}
    assert EVENTS[title] in told
    event = told[EVENTS[title]]
    assert (event["status"], event["first"], event["last"]) == ("actual", DATE, DATE)


@pytest.mark.parametrize("title", SPEAKERS)
def test_a_colon_or_a_verb_behind_tells_the_speaker(
    title: str, records: dict[str, dict[str, Any]]
) -> None:
    statements = [s for s in records[title]["statements"] if s["in"] == "title"]
    spans = [
        tuple(" ".join(title[a:b] for a, b in s[part]) for part in ("source", "content"))
        for s in statements
    ]
    assert SPEAKERS[title] in spans


@pytest.mark.parametrize("title", SILENT)
def test_a_headline_that_tells_no_act_gives_none(
    title: str, records: dict[str, dict[str, Any]]
) -> None:
    assert [e for e in records[title]["events"] if e["in"] == "title"] == []


def test_offsets_count_in_the_title_as_given_where_the_parser_saw_another_word(
    records: dict[str, dict[str, Any]],
) -> None:
    title = "Japan, Peru sign pact"
    (event,) = [e for e in records[title]["events"] if e["in"] == "title"]
    assert [title[a:b] for a, b in event["trigger"]] == ["sign pact"]
