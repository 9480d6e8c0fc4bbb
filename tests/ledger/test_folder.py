"""Analysis over a folder of records gives what it gives over a ledger of the same reports."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyarrow import parquet

from dragoman.analysis import dyads, positions, series
from dragoman.coder import Coder
from dragoman.errors import DragomanError
from dragoman.ledger.folder import over_records
from dragoman.ledger.ledger import Ledger
from dragoman.read.document import Document
from dragoman.read.given import as_document
from dragoman.records.flat import Chosen
from dragoman.records.model import Coded
from dragoman.records.writers import JsonLines, Parquet

REPORTS = [
    {
        "id": "a", "date": "2024-03-05", "source": "Harbour Post", "title": "Villages shelled",
        "text": "Peruvian troops shelled two villages in Ecuador on Monday, killing four people. "
        "Ecuador ruled out talks with Peru.",
    },
    {
        "id": "b", "date": "2024-03-07", "source": "Harbour Post", "title": None,
        "text": "Brazil said that Peru had  bombed a post on Tuesday.\nPeru agreed to negotiate "
        "with Ecuador.",
    },
]  # fmt: skip
Pairs = list[tuple[Document, Coded]]


@pytest.fixture(scope="module")
def coded(coder: Coder) -> Pairs:
    given = [as_document(report) for report in REPORTS]
    return list(coder.records(given, lambda reject: pytest.fail(reject.reason)))


def told(ledger: Ledger) -> tuple[object, ...]:
    return (
        [(p.start, p.events, p.conflict, p.cooperation) for p in series(ledger, by="day")],
        [(d.actor, d.recipient, d.events, d.types) for d in dyads(ledger)],
        {(p.holder.key, p.issue, p.polarity) for p in positions(ledger) if p.evidence.kind != "s"},
    )


def test_a_folder_of_lines_gives_the_same_as_a_ledger(coded: Pairs, tmp_path: Path) -> None:
    with Ledger(tmp_path / "news.db") as ledger:
        ledger.add_many(coded)
        wanted = told(ledger)[:2]
    folder = tmp_path / "records"
    folder.mkdir()
    with (folder / "part.jsonl").open("wb") as stream:
        writer = JsonLines(stream)
        for pair in coded:
            writer.write(*pair)
    with over_records(folder) as ledger:
        assert told(ledger)[:2] == wanted


@pytest.mark.parametrize("pairs", [False, True])
def test_a_folder_of_flat_tables_gives_the_same_as_a_ledger(
    coded: Pairs, tmp_path: Path, pairs: bool
) -> None:
    with Ledger(tmp_path / "news.db") as ledger:
        ledger.add_many(coded)
        wanted = told(ledger)
    folder = tmp_path / "tables" / "deeper"
    folder.mkdir(parents=True)
    for number, pair in enumerate(coded):
        with (folder / f"{number}.parquet").open("wb") as stream:
            writer = Parquet(stream, "events", Chosen(pairs=pairs))
            writer.write(*pair)
            writer.close()
    with over_records(folder.parent) as ledger:
        found = told(ledger)
        assert found[:2] == wanted[:2]
        assert found[2] & wanted[2], "positions were read from the sentences"
        words = {e.words for e in ledger.events(limit=100).records}
        assert any("shelled" in one for one in words), "offsets lead to the trigger"
        (bombed,) = ledger.events("document:b type:ASSAULT").records
        assert [p.name for p in bombed.speakers] == ["Brazil"]


def test_a_document_whose_rows_lie_in_several_files_keeps_all_of_them(
    coded: Pairs, tmp_path: Path
) -> None:
    whole = tmp_path / "whole.parquet"
    with whole.open("wb") as stream:
        writer = Parquet(stream, "events", Chosen(pairs=False))
        for pair in coded:
            writer.write(*pair)
        writer.close()
    table = parquet.read_table(whole)
    parts = tmp_path / "parts"
    parts.mkdir()
    for number in range(table.num_rows):
        parquet.write_table(table.slice(number, 1), parts / f"{number}.parquet")
    with over_records(parts) as ledger:
        found = told(ledger)
        ids = {event.id for event in ledger.events(limit=100).records}
    whole.rename(tmp_path / "parts" / "again.parquet")
    with over_records(parts) as ledger:
        assert told(ledger) == found, "a row that is there twice is one row"
    assert ids == {event.id for _, one in coded for event in one.events}


def test_a_folder_without_records_says_what_it_wants(tmp_path: Path) -> None:
    with pytest.raises(DragomanError, match="E604"), over_records(tmp_path):
        pass


def test_a_file_that_holds_something_else_is_named(tmp_path: Path) -> None:
    (tmp_path / "notes.jsonl").write_text('{"id": "a"}\n', encoding="utf-8")
    with pytest.raises(DragomanError, match=r"E404.*notes\.jsonl"), over_records(tmp_path):
        pass
