"""Offsets never drift: whatever the text holds, every span lies in it and reproduces its words."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.coder import Coder

PIECES = st.sampled_from(
    [
        "Ankara rejected the offer", "“We will not leave,” the minister said", " ", "\n\n", "\t",
        "Lavrov’s ‘special’ plan", "on Monday", "said.The minister", "KYIV (Reuters) —", "é\u0301",
        "\u00a0", "\u200b", "ﬁve dead", "&amp;", "…", "«non»", "U.S.", "\r\n", "\ufeff", "🕊️", "''",
        "date 2024-05-15 ", "Moscow accused Kyiv of shelling a village. ", "\x07", "ß", "\u202e",
    ]
)  # fmt: skip
TEXTS = st.lists(st.one_of(PIECES, st.text(max_size=8)), min_size=1, max_size=8).map("".join)


def spans(record: dict[str, Any]) -> list[tuple[int, int]]:
    found = [*record["sentences"]]
    found += [t["span"] for t in (*record["times"], *record["places"])]
    for actor in record["actors"]:
        found += actor["mentions"]
    for statement in record["statements"]:
        found += [*statement["source"], *statement["cue"], *statement["content"]]
    for event in record["events"]:
        found += event["trigger"]
    return found


@settings(
    max_examples=150, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True
)
@given(text=TEXTS)
def test_spans_lie_in_the_text_and_reproduce_their_words(coder: Coder, text: str) -> None:
    if "\0" in text or not text.strip() or not text.replace("date 2024-05-15", "").strip():
        return
    record = coder.code(text, date="2024-05-15").to_dict()
    for start, end in spans(record):
        assert 0 <= start < end <= len(text)
    for item in (*record["times"], *record["places"]):
        start, end = item["span"]
        assert text[start:end] == item["text"]
    sentences = record["sentences"]
    assert all(one[1] <= two[0] for one, two in pairwise(sentences))
