"""Events hang on the right statement, day and status in their document."""

from __future__ import annotations

import datetime as dt

import pytest

from dragoman.coder import Coder
from dragoman.draft import Draft
from dragoman.events.model import Event
from dragoman.read.document import Document

WEDNESDAY = dt.date(2024, 5, 15)


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder()


def draft_of(coder: Coder, text: str) -> Draft:
    return next(coder.drafts([Document(id="report", date=WEDNESDAY, text=text)]))


def event_of(draft: Draft, event_type: str) -> Event:
    return next(e for e in draft.events.events if e.type == event_type)


def test_verbal_act_happens_when_it_is_uttered(coder: Coder) -> None:
    draft = draft_of(coder, "Turkey said on Monday that it will not withdraw its troops.")
    refusal = event_of(draft, "REJECT")
    assert (refusal.first, refusal.last) == (dt.date(2024, 5, 13), dt.date(2024, 5, 13))
    assert refusal.basis == "statement"


def test_deed_happens_when_its_own_clause_says(coder: Coder) -> None:
    draft = draft_of(coder, "Syrian troops attacked Turkish soldiers on Tuesday.")
    attack = event_of(draft, "ASSAULT")
    assert (attack.first, attack.basis) == (dt.date(2024, 5, 14), "clause")


def test_deed_without_a_day_is_dated_by_the_report(coder: Coder) -> None:
    draft = draft_of(coder, "Syrian troops attacked Turkish soldiers.")
    assert event_of(draft, "ASSAULT").basis == "document"


def test_accusing_stands_outside_what_is_alleged(coder: Coder) -> None:
    draft = draft_of(coder, "Kenya accused Somalia of attacking Ugandan troops.")
    assert event_of(draft, "ACCUSE").statement is None
    assert event_of(draft, "ASSAULT").status == "alleged"


def test_what_a_source_tells_is_certain_only_for_the_source(coder: Coder) -> None:
    draft = draft_of(coder, "Jordan said that Syrian troops attacked Turkish soldiers.")
    attack = event_of(draft, "ASSAULT")
    assert attack.statement is not None
    assert (attack.author, attack.source) == ("Uu", "CT+")


def test_storm_that_kills_is_no_event(coder: Coder) -> None:
    assert draft_of(coder, "A storm killed three Kenyan soldiers.").events.events == ()


def test_fuller_reading_is_surer(coder: Coder) -> None:
    full = event_of(draft_of(coder, "Ghana condemned Togo."), "ACCUSE")
    bare = event_of(draft_of(coder, "Togo was condemned."), "ACCUSE")
    assert full.confidence > bare.confidence


def test_deed_that_kills_happens_when_its_own_noun_says(coder: Coder) -> None:
    draft = draft_of(coder, "Clashes on Monday wounded six Angolan soldiers.")
    fighting = event_of(draft, "ASSAULT")
    assert fighting.first == dt.date(2024, 5, 13)
    assert fighting.recipients


def test_state_is_no_counterpart_of_the_forces_that_it_moves(coder: Coder) -> None:
    draft = draft_of(coder, "Niger will not pull its soldiers back from the border.")
    assert not event_of(draft, "REJECT").recipients


def test_partner_in_talks_is_not_where_they_are_held(coder: Coder) -> None:
    alone = event_of(draft_of(coder, "Peru held talks with Chile on Monday."), "CONSULT")
    placed = draft_of(coder, "Peru held talks with Chile in Quito on Monday.")
    where = event_of(placed, "CONSULT").place
    assert alone.place is None
    assert where is not None
    assert placed.places.places[where].name == "Quito"


def test_recipient_that_only_the_sentence_before_names_is_found(coder: Coder) -> None:
    text = "Sweden condemned Belarus. Sweden also imposed sanctions."
    draft = draft_of(coder, text)
    sanction = event_of(draft, "SANCTION")
    whom = {
        draft.actors.actors[a].country
        for m in sanction.recipients
        for a in draft.actors.mentions[m].actors
    }
    assert whom == {"BLR"}


def test_recipient_is_not_taken_from_what_somebody_else_did(coder: Coder) -> None:
    draft = draft_of(coder, "Norway condemned Belarus. Sweden also imposed sanctions.")
    assert not event_of(draft, "SANCTION").recipients
