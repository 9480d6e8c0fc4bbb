"""The pipeline: its order is checked, records do not depend on the batch, faults stay single."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

import pytest

from dragoman.coder import Coder
from dragoman.draft import Draft, check_order
from dragoman.errors import DragomanError
from dragoman.read.document import Document
from dragoman.read.given import as_document
from dragoman.read.reject import Reject
from dragoman.records.model import Coded

DEMO = Path(__file__).parents[1] / "examples" / "demo.txt"


@dataclass
class Room:
    name: str
    needs: tuple[str, ...]
    gives: str

    def __call__(self, draft: Draft) -> object:
        return object()


def test_a_step_that_needs_a_later_layer_is_refused() -> None:
    with pytest.raises(DragomanError, match='E301 step "events" needs "actors"'):
        check_order([Room("events", ("parsed", "actors"), "events")])


def test_a_layer_given_twice_is_refused() -> None:
    with pytest.raises(DragomanError, match='E302 layer "times" is given twice'):
        check_order([Room("one", ("parsed",), "times"), Room("two", ("parsed",), "times")])


def test_a_layer_is_set_once() -> None:
    draft = Draft(Document(id="x", date=dt.date(2024, 5, 15), text="Chad."))
    draft.set("times", object())
    with pytest.raises(DragomanError, match="E302"):
        draft.set("times", object())


def test_a_batch_gives_the_same_records_as_one_call_for_each_report(coder: Coder) -> None:
    text = DEMO.read_text(encoding="utf-8")
    paragraphs = [p for p in text.partition("2024-05-14 ")[2].split("\n\n") if p.strip()]
    documents = [
        {"id": str(i), "date": "2024-05-14", "text": p} for i, p in enumerate([text, *paragraphs])
    ]
    batch = list(coder.code_many(documents))
    single = [next(coder.code_many([d])) for d in documents]
    assert [c.to_json() for c in batch] == [c.to_json() for c in single]
    assert sum(len(c.events) for c in batch) > 10


def test_records_do_not_depend_on_the_order_of_the_documents(coder: Coder) -> None:
    texts = ["Chad condemned Mali.", "Oslo hosted talks with Lima on Monday.", "Rain fell."]
    documents = [{"id": t, "date": "2024-05-15", "text": t} for t in texts]
    forth = {c.id: c.to_json() for c in coder.code_many(documents)}
    back = {c.id: c.to_json() for c in coder.code_many(reversed(documents))}
    assert forth == back


def test_a_document_that_breaks_a_step_is_rejected_and_the_rest_is_coded(
    coder: Coder, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps = coder.steps

    class Breaking(Room):
        def __call__(self, draft: Draft) -> object:
            if draft.document.id == "bad":
                raise RuntimeError("boom")
            return steps[-1](draft)

    monkeypatch.setattr(coder, "steps", (*steps[:-1], Breaking("links", (), "links")))
    rejects: list[Reject] = []
    documents = [
        as_document({"id": name, "date": "2024-05-15", "text": "Chad condemned Mali."})
        for name in ("good", "bad", "last")
    ]
    coded: list[Coded] = [c for _, c in coder.records(documents, rejects.append)]
    assert [c.id for c in coded] == ["good", "last"]
    assert [(r.id, r.code) for r in rejects] == [("bad", "E114")]
    assert "RuntimeError: boom" in rejects[0].reason


def test_a_users_rules_change_the_digest_in_the_record(tmp_path: Path, coder: Coder) -> None:
    (tmp_path / "linking").mkdir()
    (tmp_path / "linking" / "mine.toml").write_text(
        '[royal]\nwords = ["ourself"]\nexamples = ["a => b"]\nnever = ["c"]\n', encoding="utf-8"
    )
    assert Coder(rules=tmp_path).version.rules != coder.version.rules
