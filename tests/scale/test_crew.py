"""Several processes give what one gives, and outlive the death of any of them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec
import pytest

from dragoman.coder import Coder
from dragoman.errors import DragomanError
from dragoman.read.document import Document
from dragoman.read.given import as_document
from dragoman.read.reject import Reject
from dragoman.records.model import Coded
from dragoman.scale.crew import Crew
from dragoman.scale.parcels import Shelf, parcels

COMMAND = [sys.executable, "-c", "from dragoman.cli import main; main()", "code"]
SENTENCES = (
    "Zagreb threatened to close the crossing if the convoy went on.",
    "Kenya's foreign minister said on Tuesday that talks with Somalia had resumed in Djibouti.",
    "“Nobody will be expelled,” the Latvian interior minister told parliament.",
    "Rebels shelled the airport of Goma, killing four soldiers.",
    "Manila recalled its ambassador after the seizure of the trawler.",
)


def document(number: int, sentences: int = 3) -> Document:
    text = " ".join(SENTENCES[(number * 2 + k) % len(SENTENCES)] for k in range(sentences))
    extra = {"desk": number, "tags": ["wire", {"edition": None}]}
    given = {"id": f"d{number}", "date": "2024-05-15", "text": text, **extra}
    return as_document(given)


def documents(number: int) -> list[Document]:
    """As many as make several parcels, short ones and a long one among them."""
    return [document(i, 90 if i == 7 else 3) for i in range(number)]


def records(crew: Crew | Coder, given: Iterable[Document]) -> list[bytes]:
    refused: list[Reject] = []
    found = [coded.to_json() for _, coded in crew.records(given, refused.append)]
    assert not refused
    return found


@pytest.fixture(scope="module")
def plain(coder: Coder) -> list[bytes]:
    return records(coder, documents(80))


@pytest.mark.parametrize("jobs", [2, 3])
def test_any_number_of_processes_gives_the_same_bytes(
    coder: Coder, plain: list[bytes], jobs: int
) -> None:
    with Crew(coder, jobs) as crew:
        assert records(crew, documents(80)) == plain


def test_unordered_records_are_the_same_ones(coder: Coder, plain: list[bytes]) -> None:
    with Crew(coder, 2, ordered=False) as crew:
        assert sorted(records(crew, documents(80))) == sorted(plain)


def test_a_process_that_shares_nothing_gives_the_same(coder: Coder, plain: list[bytes]) -> None:
    with Crew(coder, 1, forks=False) as crew:
        assert records(crew, documents(80)[:20]) == plain[:20]


def test_no_document_is_lost_when_a_process_is_killed(coder: Coder, plain: list[bytes]) -> None:
    with Crew(coder, 2) as crew:
        found: list[bytes] = []
        for number, (_, coded) in enumerate(crew.records(documents(80), pytest.fail)):
            if number == 0:
                killed = crew.workers[0]
                os.kill(killed, signal.SIGKILL)
            found.append(coded.to_json())
            if number == 79:
                assert killed not in crew.workers
        assert found == plain


class Deadly(Coder):
    """Dies over every document that says so."""

    def records(self, documents, on_reject, *, seconds=0.0):  # type: ignore[no-untyped-def]
        for document in documents:
            if "DIE" in document.text:
                os.kill(os.getpid(), signal.SIGKILL)
            yield from super().records([document], on_reject, seconds=seconds)


def test_a_document_over_which_processes_die_is_rejected_with_the_reason(coder: Coder) -> None:
    deadly = Deadly.__new__(Deadly)
    deadly.__dict__.update(coder.__dict__)
    given = [document(i) for i in range(40)]
    bad = as_document({"id": "bad", "date": "2024-05-15", "text": "DIE in Rome."})
    refused: list[Reject] = []
    with Crew(deadly, 2) as crew:
        found = [d.id for d, _ in crew.records([*given[:5], bad, *given[5:]], refused.append)]
    assert found == [d.id for d in given]
    assert [(r.id, r.code) for r in refused] == [("bad", "E801")]
    assert "SIGKILL" in refused[0].reason


def test_reading_stops_while_workers_are_busy(coder: Coder) -> None:
    read = 0

    def endless() -> Iterator[Document]:
        nonlocal read
        while True:
            read += 1
            yield document(read)

    with Crew(coder, 2) as crew:
        going = crew.records(endless(), pytest.fail)
        next(going)
        assert read <= 32 * 5
        going.close()
        assert crew.workers == []


def test_results_wait_for_those_before_them() -> None:
    shelf, refused = Shelf(ordered=True), Reject(place="x", code="E801", reason="")
    first, second = document(0), document(1)
    shelf.put(1, second, refused)
    assert list(shelf.take()) == []
    shelf.put(0, first, refused)
    assert [d.id for d, _ in shelf.take()] == ["d0", "d1"]


def test_parcels_hold_every_document_once_and_number_them_on() -> None:
    given = documents(80)
    found = list(parcels(given))
    assert [d for parcel in found for d in parcel.documents] == given
    assert [p.first for p in found] == [
        sum(len(p.documents) for p in found[:i]) for i in range(len(found))
    ]


def test_code_many_takes_jobs_and_tells_what_could_not_be_coded(
    coder: Coder, plain: list[bytes]
) -> None:
    some: list[Coded] = list(coder.code_many(documents(80)[:20], jobs=2))
    assert [coded.to_json() for coded in some] == plain[:20]
    with pytest.raises(DragomanError, match="E102"):
        list(coder.code_many([{"text": "Rome fell."}], jobs=2))


def test_the_command_writes_the_same_file_with_two_jobs(tmp_path: Path, plain: list[bytes]) -> None:
    news, out = tmp_path / "news.jsonl", tmp_path / "out.jsonl"
    lines = []
    for given in documents(80):
        told = {"id": given.id, "date": given.date, "text": given.text, **given.extra}
        lines.append(msgspec.json.encode(told))
    news.write_bytes(b"\n".join(lines))
    options = ["--format", "jsonl", "--jobs", "2", "-o", str(out)]
    ran = subprocess.run([*COMMAND, str(news), *options], capture_output=True, check=False)
    assert ran.returncode == 0, ran.stderr.decode()
    assert out.read_bytes().splitlines() == plain
