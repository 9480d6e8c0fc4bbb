"""Documents in the JSONL form: what is accepted, and how each fault is named."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from dragoman.errors import DragomanError
from dragoman.read.given import as_document, text_digest

REPORT = "Oslo and Lima signed a treaty."


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"date": "2024-01-01"}, "E109"),
        ({"text": None, "date": "2024-01-01"}, "E109"),
        ({"text": 7, "date": "2024-01-01"}, "E110"),
        ({"text": "  \n ", "date": "2024-01-01"}, "E113"),
        ({"text": "date 2024-01-01\n"}, "E113"),
        ({"text": REPORT}, "E102"),
        ({"text": REPORT, "date": "2024-02-30"}, "E103"),
        ({"text": REPORT, "date": "last week"}, "E103"),
        ({"text": "date 2024-13-01 " + REPORT}, "E103"),
        ({"text": "a\0b", "date": "2024-01-01"}, "E104"),
        ({"text": REPORT, "date": "2024-01-01", "title": ["x"]}, "E110"),
        ({"text": REPORT, "date": "2024-01-01", "language": "fr"}, "E115"),
        ({"text": "x" * 5_000_001, "date": "2024-01-01"}, "E106"),
    ],
)
def test_a_fault_is_named_with_its_place(given: dict[str, Any], code: str) -> None:
    with pytest.raises(DragomanError) as caught:
        as_document(given, "news.jsonl:17")
    assert caught.value.code == code
    assert "news.jsonl:17" in str(caught.value)


@pytest.mark.parametrize(
    "date", ["2024-05-15", "2024-05-15T22:10:00Z", "2024-05-15T22:10:00+02:00", "20240515"]
)
def test_any_iso_form_of_a_date_is_read(date: str) -> None:
    assert as_document({"text": REPORT, "date": date}).date == dt.date(2024, 5, 15)


def test_unknown_keys_are_handed_through() -> None:
    document = as_document({"text": REPORT, "date": "2024-05-15", "desk": "Nordic", "n": 3})
    assert document.extra == {"desk": "Nordic", "n": 3}


@pytest.mark.parametrize(
    "lead", ["date 2024-05-15 ", "  date 2024-05-15\n\n", "\ndate 2024-05-15 "]
)
def test_a_leading_date_is_metadata_and_offsets_count_from_the_beginning(lead: str) -> None:
    document = as_document({"text": lead + REPORT})
    assert document.date == dt.date(2024, 5, 15)
    assert document.text[document.body :] == REPORT


def test_a_date_in_running_text_is_no_prefix() -> None:
    with pytest.raises(DragomanError, match="E102"):
        as_document({"text": "The date 2024-05-15 was named by Oslo."})


def test_identity_is_the_given_id_or_the_digest_of_the_text() -> None:
    day = "2024-05-15"
    assert as_document({"text": REPORT, "date": day, "id": 12}).id == "12"
    assert as_document({"text": REPORT, "date": day}).id == text_digest(REPORT)
    assert len(text_digest(REPORT)) == 16


def test_a_leading_date_in_another_form_is_refused_and_not_read_as_the_first_sentence() -> None:
    with pytest.raises(DragomanError, match=r"E103.*'14/05/2024'"):
        as_document({"text": f"date 14/05/2024\n{REPORT}"}, date=dt.date(2024, 5, 15))
    counted = as_document({"text": f"date 3 of the talks was set.\n{REPORT}", "date": "2024-05-15"})
    assert counted.body == 0
