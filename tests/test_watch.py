"""A document that takes too long or breaks a step is refused alone; the rest is coded."""

from __future__ import annotations

import datetime as dt
import threading
import time
from collections.abc import Callable

import pytest

from dragoman.coder import Coder
from dragoman.draft import Draft
from dragoman.parse.splitter import Splitter
from dragoman.read.document import Document
from dragoman.read.reject import Reject
from dragoman.watch import Overtime, Watch

TEXTS = ("Oslo signed.", "Lima slept.", "Quito rejected the offer of talks.")


def coded(coder: Coder, seconds: float = 0.0) -> tuple[list[str], list[str]]:
    """Ids of what was coded, and codes of what was refused."""
    documents = [
        Document(id=str(i), date=dt.date(2024, 5, 15), text=text) for i, text in enumerate(TEXTS)
    ]
    rejects: list[Reject] = []
    ids = [d.id for d, _ in coder.records(documents, rejects.append, seconds=seconds)]
    return ids, [f"{r.code} {r.id}" for r in rejects]


def hang() -> None:
    while True:
        time.sleep(0.01)


def fail() -> None:
    raise ValueError("no such thing")


@pytest.mark.parametrize(("act", "code"), [(hang, "E129 1"), (fail, "E114 1")])
def test_a_step_that_hangs_or_fails_costs_one_document(
    coder: Coder, monkeypatch: pytest.MonkeyPatch, act: Callable[[], None], code: str
) -> None:
    step = coder.steps[1]

    class Broken:
        name, needs, gives = "broken", step.needs, step.gives

        def __call__(self, draft: Draft) -> object:
            if "slept" in draft.document.text:
                act()
            return step(draft)

    monkeypatch.setattr(coder, "steps", (coder.steps[0], Broken(), *coder.steps[2:]))
    assert coded(coder, seconds=0.5) == (["0", "2"], [code])


@pytest.mark.parametrize(("act", "code"), [(hang, "E129 1"), (fail, "E114 1")])
def test_splitting_that_hangs_or_fails_costs_one_document(
    coder: Coder, monkeypatch: pytest.MonkeyPatch, act: Callable[[], None], code: str
) -> None:
    split = Splitter.split

    def broken(self: Splitter, text: str, begin: int = 0) -> object:
        if "slept" in text:
            act()
        return split(self, text, begin)

    monkeypatch.setattr(Splitter, "split", broken)
    assert coded(coder, seconds=0.5) == (["0", "2"], [code])


def test_a_sentence_that_breaks_the_parse_costs_one_document(
    coder: Coder, monkeypatch: pytest.MonkeyPatch
) -> None:
    sentence = coder.parser._sentence

    def broken(index: int, text: str, *rest: object) -> object:
        if "slept" in text:
            fail()
        return sentence(index, text, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(coder.parser, "_sentence", broken)
    assert coded(coder) == (["0", "2"], ["E114 1"])


def test_off_the_main_thread_the_clock_is_looked_at() -> None:
    seen: list[str] = []

    def run() -> None:
        with Watch(0.01) as watch:
            time.sleep(0.03)
            try:
                watch.check()
            except Overtime:
                seen.append("over")

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    assert seen == ["over"]
