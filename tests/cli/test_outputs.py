"""What a journal knows decides what is coded, and outdated records leave the output."""

from __future__ import annotations

import datetime as dt
import json
from contextlib import ExitStack
from pathlib import Path

import pyarrow.parquet
import pytest

from dragoman.cli.journal import Journal
from dragoman.cli.outputs import TextFile
from dragoman.cli.parts import Parts
from dragoman.coder import Coder
from dragoman.read.document import Document
from dragoman.read.identity import document_hash
from dragoman.records.writers import Csv, JsonLines


def report(identity: str, text: str = "Ankara rejected the truce offer.") -> Document:
    return Document(id=identity, date=dt.date(2024, 5, 15), text=text)


def run(coder: Coder, path: Path, documents: list[Document], name: str = "run") -> list[str]:
    """Code what the journal does not know; ids of what was coded."""
    form = path.suffix
    with ExitStack() as stack:
        journal = Journal(path, name)
        stack.callback(journal.close)
        if form == ".parquet":
            output: Parts | TextFile = Parts(path, "events", journal)
        elif form == ".csv":
            output = TextFile(path, lambda s: Csv(s, "events"), journal, stack)
        else:
            output = TextFile(path, JsonLines, journal, stack)
        new = [d for d in documents if not journal.knows(d.id, document_hash(d))]
        for document, coded in coder.records(new, print):
            output.write(document, coded)
        output.close()
    return [d.id for d in new]


def ids(path: Path) -> list[str]:
    if path.suffix == ".parquet":
        return list(pyarrow.parquet.read_table(path)["document"].to_pylist())
    lines = path.read_text(encoding="utf-8").splitlines()
    if path.suffix == ".csv":
        at = lines[0].split(",").index("document")
        return [line.split(",")[at] for line in lines[1:]]
    return [json.loads(line)["id"] for line in lines]


FORMS = ("out.jsonl", "out.csv", "out.parquet")


@pytest.mark.parametrize("name", FORMS)
def test_only_what_is_new_is_coded(coder: Coder, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    assert run(coder, path, [report("a"), report("b")]) == ["a", "b"]
    assert run(coder, path, [report("a"), report("b"), report("c")]) == ["c"]
    assert ids(path) == ["a", "b", "c"]


@pytest.mark.parametrize("name", FORMS)
def test_a_document_that_changed_takes_the_place_of_its_old_records(
    coder: Coder, tmp_path: Path, name: str
) -> None:
    path = tmp_path / name
    run(coder, path, [report("a"), report("b"), report("c")])
    assert run(coder, path, [report("a", "Oslo rejected the plan."), report("b")]) == ["a"]
    assert ids(path) == ["b", "c", "a"]
    assert run(coder, path, [report("b", "Oslo rejected the plan."), report("d")]) == ["b", "d"]
    assert ids(path) == ["c", "a", "b", "d"]


@pytest.mark.parametrize("name", FORMS)
def test_another_run_writes_anew(coder: Coder, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    run(coder, path, [report("a"), report("b")])
    assert run(coder, path, [report("b")], name="with other rules") == ["b"]
    assert ids(path) == ["b"]


@pytest.mark.parametrize("name", FORMS)
def test_an_output_that_is_not_what_was_noted_is_written_anew(
    coder: Coder, tmp_path: Path, name: str
) -> None:
    path = tmp_path / name
    run(coder, path, [report("a"), report("b")])
    path.unlink()
    with ExitStack() as stack:
        journal = Journal(path, "run")
        stack.callback(journal.close)
        path.touch()
        if path.suffix == ".parquet":
            Parts(path, "events", journal)
        else:
            TextFile(path, JsonLines, journal, stack)
        assert journal.count == 0


def test_a_spoilt_journal_is_thrown_away(coder: Coder, tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    run(coder, path, [report("a")])
    (tmp_path / "out.jsonl.progress").write_bytes(b"no journal at all" * 100)
    assert run(coder, path, [report("a")]) == ["a"]
    assert ids(path) == ["a"]
