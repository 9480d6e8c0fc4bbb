"""Explanations: every answer names its rule, and silence has a reason."""

from __future__ import annotations

from io import StringIO

from rich.console import Console

from dragoman.coder import Coder
from dragoman.explain.gather import explain
from dragoman.explain.model import Explanation
from dragoman.explain.page import page_document, pieces, render
from dragoman.explain.terminal import show_explanation
from dragoman.read.given import as_document
from dragoman.records.assemble import assemble
from dragoman.records.marks import Mark


def explained(coder: Coder, text: str) -> Explanation:
    document = as_document({"id": "x", "date": "2024-05-15", "text": text})
    draft = next(coder.drafts([document]))
    return explain(draft, assemble(draft, coder.version))


def test_every_finding_names_the_rules_behind_it(coder: Coder) -> None:
    (sentence,) = explained(
        coder, "Chad’s president said on Monday that Chad rejects the offer."
    ).sentences
    rooms = {f.room for f in sentence.findings}
    assert rooms >= {"actor", "time", "statement", "event"}
    assert all(f.rules for f in sentence.findings if f.shown != "unresolved")
    assert sentence.silence is None


def test_a_silent_sentence_says_why(coder: Coder) -> None:
    nobody, nothing = explained(coder, "Rain fell on the hills. Chad is a country.").sentences
    assert nobody.silence == "no political actor is named or meant here"
    assert nothing.silence is not None
    assert "predicates" in nothing.silence


def test_what_is_set_aside_is_shown_in_its_place_with_its_rule(coder: Coder) -> None:
    text = "Chad rejects the offer.\n\nSign up for our newsletter\n\nChad closed its border."
    console = Console(record=True, width=200, file=StringIO())
    show_explanation(console, explained(coder, text))
    shown = console.export_text()
    assert "set aside, no part of the report: by parse/rules/aside/requests.toml" in shown
    assert shown.index("rejects") < shown.index("newsletter") < shown.index("closed its border")


def test_overlapping_marks_are_cut_into_pieces_that_restore_the_text() -> None:
    found = [Mark(0, 4, "actor", 0), Mark(2, 8, "content", 0)]
    cut = list(pieces("Chad refused", found))
    assert "".join(p.text for p in cut) == "Chad refused"
    assert [p.kinds for p in cut] == [("actor",), ("actor", "content"), ("content",), ()]


def test_the_page_escapes_what_the_report_says(coder: Coder) -> None:
    document = as_document({"id": "<b>", "date": "2024-05-15", "text": "Chad said <i>no</i>."})
    draft = next(coder.drafts([document]))
    coded = assemble(draft, coder.version)
    page = render([page_document(explain(draft, coded), coded, document.text)])
    assert "<i>no" not in page
    assert "&lt;i&gt;no" in page
    assert "&lt;b&gt;" in page
