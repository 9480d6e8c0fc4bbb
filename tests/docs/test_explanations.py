"""What the pages of explanation show of the program is what it does."""

from __future__ import annotations

import re

import pytest
from tests.docs.desk import ROOT

from dragoman import find_times
from dragoman.coder import Coder

PAGES = ROOT / "docs" / "explanation"
DATED = "2024-05-15"
FRAMES = {"since": "They have met since {}.", "future": "They will meet {}."}


def rows(page: str, columns: int) -> list[list[str]]:
    """The rows of a page's tables that have so many columns, without their heads."""
    text = (PAGES / page).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line.startswith("| ")]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return [row for row in cells if len(row) == columns][1:]


def days(told: str) -> tuple[str, str]:
    """ "2024-05-06 to 12" as two days."""
    first, _, last = told.partition(" to ")
    return first, first[: len(first) - len(last)] + last if last else first


@pytest.mark.parametrize(("words", "told"), rows("dates.md", 2))
def test_an_expression_has_the_days_that_the_page_of_dates_tells(words: str, told: str) -> None:
    bare = re.sub(r" \(.*\)$|^in (?=recent)", "", words)
    frame = "They will meet {}." if "future" in words else "They met {}."
    if bare.startswith("since"):
        frame = "They have met often {}."
    (found,) = find_times(frame.format(bare), date=DATED)
    assert (str(found.first), str(found.last)) == days(told)


def test_a_sentence_with_another_object_gives_no_event_as_the_page_says(coder: Coder) -> None:
    page = (ROOT / "docs" / "howto" / "find-out-why.md").read_text(encoding="utf-8")
    first, second = re.findall(r'rules try "([^"]+)"', page)
    assert [event.type for event in coder.code(first, date=DATED).events] == ["RETREAT"]
    assert not coder.code(second, date=DATED).events


def test_the_sentence_that_explains_attribution_is_coded_as_it_says(coder: Coder) -> None:
    page = (PAGES / "attribution.md").read_text(encoding="utf-8")
    sentence = " ".join(line[2:] for line in page.splitlines() if line.startswith("> "))
    coded = coder.code(sentence, date="2024-05-14")
    found = {(event.type, event.status) for event in coded.events}
    told = {(row[1], row[3]) for row in rows("attribution.md", 5)}
    assert len(told) >= 3
    assert told <= found
    assert ("ASSAULT", "actual") not in found
