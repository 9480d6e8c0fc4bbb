"""What needs two rooms: speakers behind "we", open anchors of time, repeats."""

from __future__ import annotations

import datetime as dt

import pytest

from dragoman.coder import Coder
from dragoman.draft import Draft
from dragoman.linking.repeats import head_at
from dragoman.read.given import as_document


def draft_of(coder: Coder, text: str, date: str = "2024-05-15") -> Draft:
    return next(coder.drafts([as_document({"id": "x", "text": text, "date": date})]))


def test_at_the_time_takes_the_days_of_what_was_told_before(coder: Coder) -> None:
    coded = coder.code(
        "On 3 March 2024, Chadian President Mahamat Deby rejected the offer. "
        "At the time, Cameroon condemned Chad.",
        date="2024-05-15",
    )
    accusation = next(e for e in coded.events if e.type == "ACCUSE")
    assert (accusation.first, accusation.last) == (dt.date(2024, 3, 3), dt.date(2024, 3, 3))
    open_time = next(t for t in coded.times if t.text.endswith("the time"))
    assert open_time.first == dt.date(2024, 3, 3)


def test_an_open_anchor_with_nothing_told_before_stays_open(coder: Coder) -> None:
    draft = draft_of(coder, "At the time, Cameroon condemned Chad.")
    assert [time.open_anchor for time in draft.times.expressions] == [True]
    assert draft.links.times == {}


def test_we_outside_of_any_statement_stays_unresolved(coder: Coder) -> None:
    draft = draft_of(coder, "We condemned Chad.")
    assert [draft.parsed.text(m.span) for m in draft.actors.mentions] == ["We", "Chad"]
    assert draft.links.mentions == {}


def test_the_same_act_told_twice_points_at_the_fuller_record(coder: Coder) -> None:
    coded = coder.code(
        "Norway expelled two Russian diplomats on Monday. "
        "The ministry gave no reason. Norway expelled the Russian diplomats.",
        date="2024-05-15",
    )
    expelled = [i for i, e in enumerate(coded.events) if e.type == "SANCTION"]
    first, second = expelled
    assert coded.events[second].same_as == first
    assert coded.events[first].same_as is None


@pytest.mark.parametrize(
    "second", ["Norway expelled two Chinese diplomats.", "Norway will expel two Russian diplomats."]
)
def test_acts_with_other_parties_or_status_are_no_repeats(coder: Coder, second: str) -> None:
    text = f"Norway expelled two Russian diplomats on Monday. {second}"
    assert [e.same_as for e in coder.code(text, date="2024-05-15").events] == [None, None]


def test_a_noun_that_takes_an_act_up_again_points_at_it(coder: Coder) -> None:
    coded = coder.code(
        "Somali rebels attacked Kenyan soldiers on Monday. Kenya mourned after the attack by"
        " rebels.",
        date="2024-05-15",
    )
    attacks = [i for i, e in enumerate(coded.events) if e.type == "ASSAULT"]
    assert [coded.events[i].same_as for i in attacks] == [None, attacks[0]]


def test_a_headline_and_its_story_are_one_happening(coder: Coder) -> None:
    coded = coder.code(
        "The United Nations Security Council condemned North Korea on Monday.",
        date="2024-05-15", title="Security Council condemns North Korea",
    )  # fmt: skip
    assert sum(e.same_as is not None for e in coded.events) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Norway criticised Russia over the fishing ban. Norway criticised Russia for the arrest of"
        " a nurse.",
        "Russian jets bombed Ukrainian troops in Kharkiv. Russian jets bombed Ukrainian troops in"
        " Odesa.",
    ],
)
def test_other_words_and_other_places_are_no_repeats(coder: Coder, text: str) -> None:
    events = coder.code(text, date="2024-05-15").events
    assert len({e.sentence for e in events}) == 2
    assert {e.same_as for e in events} == {None}


DENIALS = [
    "Peru accused Ecuador of shelling the post. Ecuador denied the charge.",
    "Peru accused Ecuador of shelling the post. Quito rejected the accusation and closed a bridge.",
    "Peru said that Ecuador had moved the markers. Quito denied this.",
    "“Ecuador shelled the post,” the Peruvian defence ministry said. Ecuador denied it.",
    "Peru claimed that Ecuador had mined the road. Quito called the claim baseless.",
]


@pytest.mark.parametrize("text", DENIALS)
def test_a_denial_is_addressed_to_whoever_it_answers(coder: Coder, text: str) -> None:
    coded = coder.code(text, date="2024-05-15")
    answer = next(s for s in coded.statements if s.lemma in ("deny", "reject", "call"))
    assert [coded.actors[i].country for i in answer.addressees] == ["PER"]


NO_ANSWERS = [
    "Peru accused Ecuador of shelling the post. Chile denied the charge.",
    "Peru accused Ecuador of shelling the post. Nobody was hurt. Rain fell. Ecuador denied it.",
    "Peru accused Ecuador of shelling the post. Ecuador denied the theft of the bell.",
    "Peru accused Ecuador of shelling the post. Ecuador repeated the charge.",
]


@pytest.mark.parametrize("text", NO_ANSWERS)
def test_what_answers_nobody_is_linked_to_nothing(coder: Coder, text: str) -> None:
    draft = draft_of(coder, text)
    assert len({s.cue[0].sentence for s in draft.statements.statements if s.cue}) > 1
    assert draft.links.answers == {}


SPEAKERS = {
    "Kenyan President William Ruto met the strikers. “I hear you,” he said. “We will pay.”":
        {"I": "KEN", "We": "KEN"},
    "Norway said it would stay out. “They asked us for ships, and we refused,” the Polish "
    "defence ministry said.": {"us": "POL", "we": "POL"},
    "Polish Prime Minister Donald Tusk spoke first. Latvian Foreign Minister Baiba Braze said: "
    "“Our border is quiet.”": {"Our": "LVA"},
}  # fmt: skip


@pytest.mark.parametrize("text", SPEAKERS)
def test_first_persons_are_the_speakers_of_their_own_quotation(coder: Coder, text: str) -> None:
    draft = draft_of(coder, text)
    found = {
        draft.parsed.text(draft.actors.mentions[m].span): draft.actors.actors[actors[0]].country
        for m, actors in draft.links.mentions.items()
    }
    assert found == SPEAKERS[text]


def test_links_end_at_a_record_that_repeats_none() -> None:
    assert head_at({4: 2, 2: 0}, 4) == 0
    assert head_at({4: 2, 2: 0}, 1) == 1
