"""Tables as spreadsheets write them, read row by row."""

from __future__ import annotations

import io

import pytest

from dragoman.errors import DragomanError
from dragoman.read.delimited import table

ROWS = [{"text": "São Tomé's envoy", "date": "2024-05-15"}, {"text": "Malabo", "date": ""}]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_a_spreadsheets_table_is_read_whatever_its_signs_and_letters(
    sign: str, encoding: str
) -> None:
    written = "\r\n".join(
        sign.join(cells) for cells in (("text", "date"), *(row.values() for row in ROWS))
    )
    names, rows = table(io.BytesIO(written.encode(encoding)), "names.csv")
    assert names == ["text", "date"]
    assert list(rows) == [("names.csv:2", ROWS[0]), ("names.csv:3", ROWS[1])]


def test_a_byte_that_is_no_letter_is_told_by_its_table() -> None:
    begun = b"text,date\n" + b"Malabo,2024-05-15\n" * 5000
    _, rows = table(io.BytesIO(begun + b"Bata\xff\xfe\xfa,2024-05-15\n"), "names.csv")
    with pytest.raises(DragomanError, match=r"E105 names\.csv"):
        list(rows)


def test_a_row_with_too_few_cells_has_empty_ones_and_one_with_too_many_keeps_its_own() -> None:
    _, rows = table(io.BytesIO(b"text,date\nMalabo\nBata,2024-05-15,9,8\n"), "names.csv")
    assert [row for _, row in rows] == [
        {"text": "Malabo", "date": ""}, {"text": "Bata", "date": "2024-05-15"},
    ]  # fmt: skip
