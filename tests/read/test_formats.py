"""Every format gives the record of the plain text; nothing is fetched on the way."""

from __future__ import annotations

import socket
from pathlib import Path
from typing import Any

import pytest
from tests.read import made

from dragoman.coder import Coder
from dragoman.read import Document, Reject, read
from dragoman.read.sources import read_all


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*arguments: object, **options: object) -> None:
        raise AssertionError("reading opened a socket")

    class Refused(socket.socket):
        connect = connect_ex = refuse

    monkeypatch.setattr(socket, "socket", Refused)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@pytest.fixture(scope="module")
def plain_records(coder: Coder) -> dict[tuple[str, str | None], dict[str, Any]]:
    """The record of each text that the formats give, coded as plain text."""
    texts = [(text, title) for text in (made.TEXT, made.HTML_TEXT) for title in (made.TITLE, None)]
    return {
        (text, title): told(coder.code(text, date=made.DATE, title=title).to_dict())
        for text, title in texts
    }


def told(record: dict[str, Any]) -> dict[str, Any]:
    """What was coded, apart from the document's identity and the ids made of it."""
    events = [{k: v for k, v in event.items() if k != "id"} for event in record["events"]]
    kept = ("date", "sentences", "actors", "times", "places", "statements")
    return {**{k: record[k] for k in kept}, "events": events}


@pytest.mark.parametrize("name", list(made.FORMATS))
def test_a_format_gives_the_record_of_the_plain_text(
    coder: Coder, tmp_path: Path, name: str, plain_records: dict[Any, dict[str, Any]]
) -> None:
    path = made.FORMATS[name](tmp_path / name)
    (document,) = read(path)
    assert document.title in (made.TITLE, None)
    record = coder.code(document.text, date=document.date, title=document.title).to_dict()
    assert record["events"]
    assert told(record) == plain_records[document.text, document.title]


@pytest.mark.parametrize("name", ["report.html", "crawl.warc", "reports.zip"])
def test_a_page_tells_title_outlet_author_and_day(tmp_path: Path, name: str) -> None:
    (document,) = read(made.FORMATS[name](tmp_path / name))
    assert document.title == made.TITLE
    assert document.source == "The Fjord Post"
    assert document.extra == {"author": "Anna Berg"}
    assert "Privacy" not in document.text


def test_a_day_that_only_the_running_text_suggests_is_flagged(tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    body = "".join(f"<p>{p}</p>" for p in made.PARAGRAPHS)
    path.write_text(
        f"<html><body><article><h1>Talks</h1><p>Filed in Oslo, 15 May 2024</p>{body}</article>",
        encoding="utf-8",
    )
    (document,) = read(path)
    assert document.date.isoformat() == "2024-05-15"
    assert document.extra["date_basis"] == "guessed"
    (document,) = read(path, date="2024-05-16")
    assert document.date.isoformat() == "2024-05-16"
    assert "date_basis" not in document.extra


def test_the_day_of_a_crawl_stands_in_only_with_a_flag(tmp_path: Path) -> None:
    path = made.wet(tmp_path / "crawl.wet")
    (document,) = read(path)
    assert (document.date.isoformat(), document.extra) == (made.DATE, {"date_basis": "fetched"})
    (document,) = read(path, date="2024-05-16")
    assert (document.date.isoformat(), document.extra) == ("2024-05-16", {})


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("report.html", "report"),
        ("reports.zip", "report"),
        ("report.json", "report"),
        ("world.rss", "oslo-1"),
        ("letter.eml", "oslo-1@post.example"),
        ("closed.txt", "FJORD00020240515ek5f000ab"),
    ],
)
def test_identity_is_what_the_source_calls_the_document(
    tmp_path: Path, name: str, wanted: str
) -> None:
    (document,) = read(made.FORMATS[name](tmp_path / name))
    assert document.id == wanted


def test_several_articles_of_an_export_are_documents_of_their_own(tmp_path: Path) -> None:
    path = tmp_path / "export.txt"
    one = made.factiva(tmp_path / "one.txt").read_text(encoding="utf-8")
    empty = (
        "Nothing\n2 words\n16 May 2024\nThe Fjord Post\nFJORD\nEnglish\n(c) 2024 Fjord Press\n\n"
    )
    path.write_text(
        one + empty + "Document FJORD00020240516ek5g000ab\n" + one.replace("000ab", "000ac"),
        encoding="utf-8",
    )
    found = list(read_all([path]))
    assert [f.id for f in found] == [
        "FJORD00020240515ek5f000ab", "FJORD00020240516ek5g000ab", "FJORD00020240515ek5f000ac",
    ]  # fmt: skip
    assert isinstance(found[1], Reject)
    assert (found[1].code, found[1].place) == ("E113", f"{path}:article 2")
    assert isinstance(found[0], Document)
    assert found[0].source == "The Fjord Post"


def test_columns_that_bear_no_usual_name_are_named_by_the_user(tmp_path: Path) -> None:
    from dragoman.read.reading import Reading

    path = tmp_path / "news.csv"
    path.write_text(f'blurb,when,n\n"{made.TEXT}",15/05/2024,7\n', encoding="utf-8")
    (reject,) = read_all([path])
    assert isinstance(reject, Reject)
    assert reject.code == "E121"
    reading = Reading(columns={"text": "blurb", "date": "when"})
    (document,) = read_all([path], reading=reading)
    assert isinstance(document, Document)
    assert (document.text, document.date.isoformat()) == (made.TEXT, made.DATE)
    assert document.extra == {"n": "7"}
    reading = Reading(columns={"text": "blurp"})
    (reject,) = read_all([path], reading=reading)
    assert isinstance(reject, Reject)
    assert 'Did you mean "blurb"?' in reject.reason


def test_day_and_month_are_told_by_the_other_rows_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "news.csv"
    path.write_text("text,date\nOslo signed.,05/06/2024\nLima left.,25/06/2024\n", "utf-8")
    assert [d.date.isoformat() for d in read(path)] == ["2024-06-05", "2024-06-25"]
    path.write_text("text,date\nOslo signed.,05/06/2024\n", "utf-8")
    (reject,) = read_all([path])
    assert isinstance(reject, Reject)
    assert reject.code == "E130"


def test_what_is_not_english_is_refused_with_its_language_unless_it_says_it_is(
    tmp_path: Path,
) -> None:
    path = tmp_path / "news.jsonl"
    line = (
        '{{"text": "Le ministre a refusé de signer le traité lundi à Genève.", '
        '"date": "2024-05-15"{}}}\n'
    )
    path.write_text(line.format("") + line.format(', "language": "en"'), encoding="utf-8")
    first, second = read_all([path])
    assert isinstance(first, Reject)
    assert (first.code, '"fr"' in first.reason) == ("E131", True)
    assert isinstance(second, Document)


def test_a_western_encoding_is_told_and_mojibake_is_left_as_it_was_decoded(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(f"date {made.DATE} {made.TEXT}".encode("cp1252"))
    (document,) = read(path)
    assert made.TEXT in document.text
    spoilt = made.TEXT.encode().decode("cp1252", "replace")
    path.write_text(f"date {made.DATE} {spoilt}", encoding="utf-8")
    (document,) = read(path)
    assert document.text.endswith(spoilt)


@pytest.mark.parametrize(
    ("module", "name", "extra"),
    [
        ("trafilatura", "report.html", "html"),
        ("feedparser", "world.rss", "html"),
        ("zstandard", "news.jsonl.zst", "html"),
        ("pyarrow.parquet", "news.parquet", "parquet"),
        ("fastwarc.warc", "crawl.warc", "html"),
    ],
)
def test_a_missing_extra_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: str, name: str, extra: str
) -> None:
    import sys

    path = made.FORMATS[name](tmp_path / name)
    monkeypatch.setitem(sys.modules, module, None)
    (reject,) = read_all([path])
    assert isinstance(reject, Reject)
    assert (reject.code, f"dragoman[{extra}]" in reject.reason) == ("E401", True)


def test_of_an_exports_headings_the_one_that_is_marked_is_the_title(tmp_path: Path) -> None:
    path = tmp_path / "export.txt"
    path.write_text(
        "1 of 1 DOCUMENTS\n\nThe Fjord Post\n\nMay 15, 2024 Wednesday\n\nWorld and weather\n\n"
        "HEADLINE: Oslo signs\n\nBODY:\n\nOslo signed the treaty on Monday.\n\nLANGUAGE: ENGLISH\n",
        encoding="utf-8",
    )
    (document,) = read(path)
    assert document.title == "Oslo signs"


@pytest.mark.parametrize(
    ("sender", "source"),
    [
        ("The Fjord Post <desk@post.example>", "The Fjord Post"),
        ("desk@post.example", "post.example"),
    ],
)
def test_a_letter_is_of_its_sender_by_name_or_by_domain(
    tmp_path: Path, sender: str, source: str
) -> None:
    path = tmp_path / "letter.eml"
    path.write_text(
        f"From: {sender}\nDate: Wed, 15 May 2024 10:00:00 +0000\nSubject: Oslo signs\n\n"
        "Oslo signed the treaty on Monday.\n",
        encoding="utf-8",
    )
    (document,) = read(path)
    assert (document.source, document.title) == (source, "Oslo signs")
