"""Sentences of whole texts: layout, mess and what must never be lost."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.parse.splitter import Splitter
from dragoman.rules import RuleBook

SPLITTER = Splitter(RuleBook())


def sentences(text: str) -> list[str]:
    return [text[p.start : p.end] for p in SPLITTER.split(text)]


def test_a_web_page_with_paragraphs_run_together() -> None:
    text = (
        "The envoy left, he said.The U.S.-led force stayed.Read more at www.news.example.\n\n"
        "“We will stay.”Gen. Haftar, 3.5 km away, agreed... Then he slept."
    )
    assert sentences(text) == [
        "The envoy left, he said.",
        "The U.S.-led force stayed.",
        "Read more at www.news.example.",
        "“We will stay.”",
        "Gen. Haftar, 3.5 km away, agreed...",
        "Then he slept.",
    ]


def test_lines_wrapped_by_a_machine_hang_together_and_its_heading_does_not() -> None:
    text = (
        "Envoys meet\n\n"
        "The two sides met on Sunday for the first time since\n"
        "the war began, and agreed to meet again before the\n"
        "end of the month. Both called the talks useful.\n\n"
        "The army said nothing."
    )
    assert sentences(text) == [
        "Envoys meet",
        "The two sides met on Sunday for the first time since\n"
        "the war began, and agreed to meet again before the\n"
        "end of the month.",
        "Both called the talks useful.",
        "The army said nothing.",
    ]


def test_lines_that_are_paragraphs_stay_apart() -> None:
    text = "Envoys meet\nPhoto: A. Smith\nThe two sides met.\nNobody left."
    assert sentences(text) == [
        "Envoys meet",
        "Photo: A. Smith",
        "The two sides met.",
        "Nobody left.",
    ]


def test_the_prefix_before_the_body_opens_no_sentence() -> None:
    text = "date 2024-05-15\nThe envoy left."
    assert [text[p.start : p.end] for p in SPLITTER.split(text, 16)] == ["The envoy left."]


def test_only_the_first_sentence_of_a_paragraph_opens_it() -> None:
    pieces = list(SPLITTER.split("He left. She stayed.\n\nThey met."))
    assert [p.opens for p in pieces] == [True, False, True]


@settings(max_examples=400, deadline=None, derandomize=True)
@given(text=st.text(alphabet="aT.!? \n\"'“”’)(:;,-3…•", max_size=120))
def test_nothing_but_white_space_is_lost_between_sentences(text: str) -> None:
    at = 0
    for piece in SPLITTER.split(text):
        assert text[at : piece.start].strip() == ""
        assert piece.start < piece.end
        assert text[piece.start : piece.end] == text[piece.start : piece.end].strip()
        at = piece.end
    assert text[at:].strip() == ""
