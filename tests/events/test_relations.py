"""`relation` names the type between any two spans, and always answers."""

from __future__ import annotations

import pytest

from dragoman.coder import Coder


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder()


def ask(coder: Coder, text: str, source: str | None, target: str | None) -> str:
    def span(words: str | None) -> tuple[int, int] | None:
        return None if words is None else (text.index(words), text.index(words) + len(words))

    return coder.relation(text, span(source), span(target)).type


def test_spans_need_not_be_political_actors(coder: Coder) -> None:
    text = "The plumbers condemned the bakers of the town."
    assert ask(coder, text, "The plumbers", "the bakers of the town") == "ACCUSE"


def test_event_that_links_the_spans_wins_over_others(coder: Coder) -> None:
    text = "Ghana, which condemned Togo on Monday, sent medicine to Benin."
    assert ask(coder, text, "Ghana", "Togo") == "ACCUSE"
    assert ask(coder, text, "Ghana", "Benin") == "AID"


def test_one_span_may_be_missing(coder: Coder) -> None:
    assert ask(coder, "Syrian troops were condemned on Monday.", None, "Syrian troops") == "ACCUSE"


def test_answers_where_no_word_evokes_an_act(coder: Coder) -> None:
    text = "Ghana lies west of Togo."
    relation = coder.relation(text, (0, 5), (19, 23))
    assert relation.type
    assert 0 <= relation.confidence < 0.7
    assert sum(share for _, share in relation.ranking) == pytest.approx(1)


@pytest.fixture(scope="module")
def rules() -> Coder:
    return Coder(rules_only=True)


def test_who_calls_for_sanctions_asks_nothing_of_their_target(rules: Coder) -> None:
    text = "Latvia called for sanctions against Belarus."
    assert ask(rules, text, "Latvia", "Belarus") == "ACCUSE"
    assert ask(rules, "Latvia asked Belarus to meet Lithuania.", "Latvia", "Belarus") == "REQUEST"


def test_what_is_told_to_somebody_is_not_done_to_him(rules: Coder) -> None:
    text = "The lawyer told the jury that gunmen had killed three Kenyan soldiers."
    assert ask(rules, text, "The lawyer", "the jury") == "CONSULT"


def test_words_known_to_be_no_act_do_not_decide_loosely(rules: Coder) -> None:
    text = "The bakery fired the accountant."
    assert ask(rules, text, "The bakery", "the accountant") != "ASSAULT"


def test_a_verb_that_accuses_by_its_predicate_needs_one(rules: Coder) -> None:
    text = "The pope will name a bishop for the troubled diocese."
    assert ask(rules, text, "The pope", "a bishop for the troubled diocese") != "ACCUSE"
