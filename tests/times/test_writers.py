"""Times written out, and found by those who want nothing else."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET

import pytest

from dragoman.coder import Coder
from dragoman.errors import DragomanError
from dragoman.read.given import as_document
from dragoman.times.api import TimeFinder
from dragoman.times.writers import jsonl, timex

TEXT = 'Talks <on "arms" & oil> began on Monday and may last two weeks.'


@pytest.fixture(scope="module")
def finder(coder: Coder) -> TimeFinder:
    finder = TimeFinder.__new__(TimeFinder)
    finder.parser, finder.tagger = coder.parser, coder.steps[1]  # type: ignore[assignment]
    return finder


def test_timex_keeps_every_character_and_tags_the_times(finder: TimeFinder) -> None:
    document = as_document({"id": "a&b", "text": TEXT, "date": "2024-05-15"})
    root = ET.fromstring(timex(document, finder.find(TEXT, date="2024-05-15")))
    text = root.find("TEXT")
    assert text is not None
    assert "".join(text.itertext()) == TEXT
    assert [(t.text, t.attrib) for t in text] == [
        ("Monday", {"tid": "t1", "type": "DATE", "value": "2024-05-13"}),
        ("two weeks", {"tid": "t2", "type": "DURATION", "value": "P2W"}),
    ]
    assert root.findtext("DCT/TIMEX3") == "2024-05-15"


def test_jsonl_has_the_fields_of_the_coder(finder: TimeFinder) -> None:
    document = as_document({"id": "a", "text": TEXT, "date": "2024-05-15"})
    record = json.loads(jsonl(document, finder.find(TEXT, date="2024-05-15")))
    assert record["times"][0] == {
        "span": [33, 39], "text": "Monday", "type": "DATE", "value": "2024-05-13", "mod": None,
        "first": "2024-05-13", "last": "2024-05-13",
    }  # fmt: skip
    assert (record["id"], record["date"]) == ("a", "2024-05-15")


def test_impossible_date_is_a_message(finder: TimeFinder) -> None:
    with pytest.raises(DragomanError, match="no date of the calendar"):
        finder.find("They met.", date="2024-02-31")
