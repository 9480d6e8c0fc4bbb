"""Offsets count in the text as given, whatever the text is."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from dragoman.coder import Coder
from dragoman.parse.model import Parsed
from dragoman.parse.normal import Cleaner
from dragoman.read.document import Document
from dragoman.rules import RuleBook

DAY = dt.date(2024, 5, 15)

SIGNS = list("“”‘’'\"«»„.?!… \n\t–—-()[]&;:,\u00a0\u00ad\u200b\ufeff\ufb01\x00\ud800\udc00😀½İǅß中")
WORDS = [
    "Lavrov", "said", "KYIV (Reuters) -", "U.S.", "Gen.", "&amp;", "&#8217;", "won't", "the", "5.3",
    "“We will”", "'em", "``", "''", "....", "it", "Moscow’s", "x" * 70, "a.m.", "\r\n", "(CNN)",
    "https://a.example/B.C", "draught law", "1.", "•", "e\u0301", "\u202eabc", "&notanentity;",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(SIGNS + WORDS) | st.characters(), max_size=40).map("".join)


def parsed_of(coder: Coder, text: str, title: str | None = None) -> Parsed:
    return coder.parser.parse(Document(id="x", date=DAY, text=text, title=title))


def check(parsed: Parsed) -> None:
    end = {"text": 0, "title": 0}
    for index, sentence in enumerate(parsed.sentences):
        text = parsed.string(sentence.part)
        assert sentence.index == index
        assert end[sentence.part] <= sentence.start < sentence.end <= len(text)
        end[sentence.part] = sentence.end
        at = sentence.start
        for place, token in enumerate(sentence.tokens):
            assert token.index == place
            assert token.text == text[token.start : token.end] != ""
            assert at <= token.start < token.end <= sentence.end
            at = token.start
        assert sum(t.is_root and t.dep != "meta" for t in sentence.tokens) >= 1
        for entity in sentence.entities:
            assert 0 <= entity.start < entity.end <= len(sentence.tokens)
    for quotation in parsed.quotations:
        text = parsed.string(quotation.part)
        assert 0 <= quotation.start <= quotation.inner_start
        assert quotation.inner_start <= quotation.inner_end <= quotation.end <= len(text)
        assert quotation.continues is None or quotation.continues < len(parsed.quotations)


@settings(
    max_examples=150, deadline=None, derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
@given(text=TEXTS, title=TEXTS)
@example(text="\ud800 said \x00.", title="&amp;&amp;")
@example(text="KYIV (Reuters) - \u200b", title="")
@example(text="“‘“‘“”’”’”'\"'\"", title="'''")
@example(text="of\ufb01cer", title="\ufb01")
def test_every_token_and_quotation_lies_where_it_says(coder: Coder, text: str, title: str) -> None:
    check(parsed_of(coder, text, title))


CLEANER = Cleaner(RuleBook())


@settings(max_examples=500, deadline=None, derandomize=True)
@given(text=TEXTS)
@example(text="“\x00" + "x" * 70)
def test_every_character_that_the_parser_sees_has_a_place_in_the_given_text(text: str) -> None:
    normal = CLEANER.clean(text)
    if normal.starts is None or normal.ends is None:
        assert normal.text == text
        return
    assert len(normal.text) == len(normal.starts) == len(normal.ends)
    places = list(zip(normal.starts, normal.ends, strict=True))
    assert places == sorted(places)
    assert all(0 <= start < end <= len(text) for start, end in places)
    assert "\x00" not in normal.text
    normal.text.encode("utf-8")


@pytest.mark.parametrize("text", ["(" * 5000, "a" * 100_000, "a. " * 3000, '"' * 999, "’" * 999])
def test_endless_runs_of_signs_are_parsed(coder: Coder, text: str) -> None:
    check(parsed_of(coder, text))


def test_a_dateline_keeps_its_tokens_and_offsets(coder: Coder) -> None:
    text = "LUCCA, Italy (AP) — Tillerson’s envoy didn’t go."
    sentence = parsed_of(coder, text).sentences[0]
    assert sentence.dateline is not None
    first, last = sentence.dateline
    assert text[sentence.tokens[first].start : sentence.tokens[last - 1].end] == text[:19]
    assert sentence.root.text == "go"
    assert next(t.text for t in sentence.root.subtree()) == "Tillerson"
    check(parsed_of(coder, text))


def test_a_rank_and_its_stop_are_one_word(coder: Coder) -> None:
    parsed = parsed_of(coder, "Lt. Col. Ode met Sgt. Ama and Brig. Gen. Ire.")
    words = [t.text for t in parsed.sentences[0].tokens]
    assert {"Lt.", "Col.", "Sgt.", "Brig.", "Gen."} <= set(words)
    assert parsed.sentences[0].clauses[0].lemma == "meet"
