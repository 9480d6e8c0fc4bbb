"""Flat rows of records whose evidence lies in several places."""

from __future__ import annotations

import msgspec

from dragoman.coder import Coder
from dragoman.records.evidence import GAP, Evidence
from dragoman.records.flat import rows

TEXT = "Quito accused Lima on Monday of shelling Tiwintza."


def test_words_of_an_act_that_stand_apart_begin_with_the_first_and_end_with_the_last(
    coder: Coder,
) -> None:
    coded = coder.code(TEXT, date="2024-05-15")
    accusation = next(event for event in coded.events if event.type == "ACCUSE")
    first, last = TEXT.index("accused"), TEXT.index("shelling")
    apart = msgspec.structs.replace(
        accusation, trigger=((first, first + len("accused")), (last, last + len("shelling")))
    )
    (row,) = rows(msgspec.structs.replace(coded, events=(apart,)), TEXT, "events")
    assert row["trigger"] == f"accused{GAP}shelling"
    assert (row["trigger_start"], row["trigger_end"]) == (first, last + len("shelling"))


def test_a_word_has_the_sentence_that_holds_it_and_what_lies_between_two_has_none(
    coder: Coder,
) -> None:
    text = f"{TEXT}\n\nLima denied it."
    evidence = Evidence(coder.code(text, date="2024-05-15"), text)
    event = evidence.coded.events[0]
    assert evidence.sentence(event, 0) == evidence.sentence(event, len(TEXT) - 1) == TEXT
    assert evidence.sentence(event, len(TEXT)) == ""
    assert evidence.sentence(event, text.index("denied")) == "Lima denied it."
