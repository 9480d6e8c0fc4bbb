"""Quotation marks over paragraphs, inside each other, and left open."""

from __future__ import annotations

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.parse.layout import Layout
from dragoman.parse.model import Quotation
from dragoman.parse.quotations import QuotationFinder
from dragoman.read.document import Document
from dragoman.rules import RuleBook

FINDER = QuotationFinder(RuleBook(), Layout(RuleBook()))


def quotations(text: str, title: str | None = None) -> tuple[Quotation, ...]:
    return FINDER.find(Document(id="x", date=dt.date(2024, 5, 15), text=text, title=title))


def inner(text: str) -> list[str]:
    return [text[q.inner_start : q.inner_end] for q in quotations(text)]


def test_a_quotation_is_carried_on_where_the_next_paragraph_opens_with_the_mark() -> None:
    text = "He said: “We lost the bridge.\n\n“We will win it back.”\n\nShe left."
    first, second = quotations(text)
    assert (first.closed, first.continues) == (False, None)
    assert (second.closed, second.continues) == (True, 0)


def test_a_closing_mark_alone_ends_the_quotation_of_the_paragraph_before() -> None:
    text = 'He said: "We lost the bridge.\n\nWe will win it back," he vowed.'
    first, second = quotations(text)
    assert (first.closed, second.continues) == (False, 0)
    assert text[second.start : second.end] == 'We will win it back,"'


def test_an_open_mark_does_not_swallow_the_next_paragraph() -> None:
    text = "He said: “We lost the bridge.\n\nThe army denied it. She left."
    (only,) = quotations(text)
    assert text[only.start : only.end] == "“We lost the bridge."


def test_paragraphs_run_together_are_one_quotation_after_another() -> None:
    text = 'He said: "We lost the bridge. "We will win it back," he vowed.'
    first, second = quotations(text)
    assert (first.closed, second.closed, second.continues) == (False, True, 0)


def test_british_marks_nest_the_other_way_round() -> None:
    text = "‘The ministers’ plan, “Dawn”, isn’t Lavrov’s,’ he said. ‘Tell ’em so.’"
    assert inner(text) == [
        "The ministers’ plan, “Dawn”, isn’t Lavrov’s,",
        "Dawn",
        "Tell ’em so.",
    ]
    assert [q.depth for q in quotations(text)] == [0, 1, 0]


def test_apostrophes_open_nothing() -> None:
    assert quotations("The rebels' guns, O'Neill's car and the '90s aren't news.") == ()


def test_title_and_text_are_read_apart() -> None:
    found = quotations("She left.", "Minister: ‘We lost’")
    assert [(q.part, q.style) for q in found] == [("title", "single")]


SIGNS = st.lists(
    st.sampled_from([*"“”‘’'\"«»„. \n,", "war", "isn't", "``", "''", "he said"]), max_size=30
).map("".join)


@settings(max_examples=400, deadline=None, derandomize=True)
@given(text=SIGNS)
def test_quotations_are_apart_or_inside_each_other(text: str) -> None:
    found = quotations(text)
    assert list(found) == sorted(found, key=lambda q: (q.start, -q.end))
    for at, quotation in enumerate(found):
        assert 0 <= quotation.start <= quotation.inner_start <= quotation.inner_end
        assert quotation.inner_end <= quotation.end <= len(text)
        assert quotation.continues is None or quotation.continues < at
        for other in found[at + 1 :]:
            assert other.start >= quotation.end or other.end <= quotation.end
