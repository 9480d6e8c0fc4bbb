"""Files, folders and standard input: nothing that is read vanishes, and the rest goes on."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dragoman.read import Document, Reject, read
from dragoman.read.identity import Identities
from dragoman.read.lines import LONGEST_LINE
from dragoman.read.sources import read_all

GOOD = {"id": "good", "date": "2024-05-15", "text": "Oslo and Lima signed a treaty."}


def codes(found: list[Document | Reject]) -> list[str]:
    return [f.code if isinstance(f, Reject) else f.id for f in found]


def test_every_bad_line_is_rejected_by_number_and_the_rest_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    lines = [
        json.dumps(GOOD).encode(),
        b"[1, 2]",
        b'{"date": "2024-05-15"}',
        b'{"text": "broken',
        b'{"text": "\xff", "date": "2024-05-15"}',
        b'{"text": "a\x00b", "date": "2024-05-15"}',
        b'{"text": "a\\u0000b", "date": "2024-05-15"}',
        b"",
        b'"text"',
        b"[" * 100_000,
        json.dumps({**GOOD, "id": "last"}).encode(),
    ]
    path.write_bytes(b"\n".join(lines))
    found = list(read_all([path]))
    wanted = ["good", "E107", "E109", "E108", "E105", "E104", "E104", "E107", "E108", "last"]
    assert codes(found) == wanted
    rejects = [f for f in found if isinstance(f, Reject)]
    lines_at_fault = [int(r.place.rpartition(":")[2]) for r in rejects]
    assert lines_at_fault == [2, 3, 4, 5, 6, 7, 9, 10]


def test_a_line_that_is_too_long_is_skipped_whole(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    with path.open("wb") as stream:
        stream.write(b'{"date": "2024-05-15", "text": "' + b"x" * (LONGEST_LINE + 50) + b'"}\n')
        stream.write(json.dumps(GOOD).encode())
    assert codes(list(read_all([path]))) == ["E106", "good"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "E101"),
        (b" \n\t ", "E113"),
        (b"Oslo signed.", "E102"),
        (b"date 2024-02-31 Oslo signed.", "E103"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "E117"),
        (b"date 2024-05-15 Oslo\x00signed.", "E104"),
    ],
    ids=["empty", "blank", "undated", "impossible", "picture", "binary"],
)
def test_a_bad_text_file_is_rejected_by_name(tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(content)
    (found,) = read_all([path])
    assert isinstance(found, Reject)
    assert found.code == code
    assert "report.txt" in found.reason


def test_a_missing_file_is_rejected_and_the_next_is_read(tmp_path: Path) -> None:
    path = tmp_path / "here.txt"
    path.write_text("date 2024-05-15 Oslo signed.", encoding="utf-8")
    assert codes(list(read_all([tmp_path / "gone.txt", path]))) == ["E111", "here"]


def test_a_folder_is_walked_by_name_and_hidden_files_are_left_alone(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "sub/c.txt", ".git/d.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("date 2024-05-15 Oslo signed.", encoding="utf-8")
    assert codes(list(read_all([tmp_path]))) == ["a", "b", "c"]


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes("\ufeffdate 2024-05-15 Oslo signed.".encode())
    (found,) = read(path)
    assert found.text.startswith("date")


def test_a_repeated_id_gets_a_number() -> None:
    import datetime as dt

    identities = Identities()
    document = Document(id="x", date=dt.date(2024, 5, 15), text="Oslo signed.")
    assert [identities.settle(document).id for _ in range(3)] == ["x", "x#2", "x#3"]


def test_rejects_of_the_python_reader_warn_or_go_to_the_caller(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text("Oslo signed.", encoding="utf-8")
    with pytest.warns(UserWarning, match="E102"):
        assert list(read(path)) == []
    rejects: list[Reject] = []
    assert list(read(path, on_reject=rejects.append)) == []
    assert [r.code for r in rejects] == ["E102"]
    assert [d.id for d in read(path, date="2024-05-15")] == ["report"]
