"""A deed and what came of it are one record, however the sentence joins the two."""

from __future__ import annotations

import datetime as dt

import pytest

from dragoman.coder import Coder
from dragoman.draft import Draft
from dragoman.events.model import Event
from dragoman.read.document import Document


def draft_of(coder: Coder, text: str) -> Draft:
    document = Document(id="x", date=dt.date(2016, 5, 5), text=text)
    return next(iter(coder.drafts([document])))


def assaults(coder: Coder, text: str) -> list[Event]:
    return [e for e in draft_of(coder, text).events.events if e.type == "ASSAULT"]


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("Police opened fire on dockers in Mombasa, killing 14 people and wounding 30.", 14, 30),
        ("Four people were killed and nine wounded in a raid by Kenyan soldiers.", 4, 9),
        ("Kenyan soldiers fired at a bus and injured 20 passengers.", None, 20),
        ("Two soldiers were killed when Somali rebels attacked their post.", 2, None),
        ("Two Somali rebels were killed in a clash with the Kenyan army.", 2, None),
    ],
)
def test_a_deed_and_its_victims_are_not_two_records(
    coder: Coder, text: str, killed: int | None, injured: int | None
) -> None:
    (event,) = assaults(coder, text)
    counted = {kind: least for kind, (least, _) in event.quantities.items()}
    assert counted == {k: n for k, n in (("killed", killed), ("injured", injured)) if n}


def test_who_fired_is_who_killed(coder: Coder) -> None:
    text = "Four people were killed and nine wounded in a raid by Kenyan soldiers."
    draft = draft_of(coder, text)
    (event,) = draft.events.events
    actors = [draft.actors.actors[a] for m in event.actors for a in draft.actors.mentions[m].actors]
    assert [(a.country, a.sector) for a in actors] == [("KEN", "MIL")]


@pytest.mark.parametrize(
    "text",
    [
        "Rebels killed two soldiers in Gao on Monday and wounded three near Kidal on Wednesday.",
        "Two rebels were killed when they attacked a Kenyan army post.",
        "Nurses were killed during Russia's invasion of Georgia.",
        "Israeli soldiers shot and killed a Palestinian who had stabbed a guard.",
    ],
)
def test_two_deeds_stay_two_records(coder: Coder, text: str) -> None:
    assert len(assaults(coder, text)) == 2
