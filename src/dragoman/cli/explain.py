"""`dragoman explain`: everything that was found in a document, and why."""

from __future__ import annotations

from pathlib import Path

from dragoman.cli.output import console, given_day, say, telling
from dragoman.cli.own_files import kept_apart
from dragoman.errors import DragomanError
from dragoman.explain.gather import explain
from dragoman.explain.page import PageDocument, page_document, render
from dragoman.explain.terminal import show_explanation
from dragoman.read.document import Document
from dragoman.read.reject import Reject
from dragoman.read.sources import read_all
from dragoman.records.assemble import assemble


@telling
def run_explain(
    paths: tuple[Path, ...], *, date: str | None, html: Path | None, rules: Path | None, color: str
) -> int:
    """Explain every document of the paths; the exit status."""
    return _explain(paths, date, html, rules, color)


def _explain(
    paths: tuple[Path, ...], date: str | None, html: Path | None, rules: Path | None, color: str
) -> int:
    from dragoman.coder import Coder

    kept_apart(html, paths)
    documents, rejects = _read(paths, date)
    coder = Coder(rules=rules)
    shown: list[PageDocument] = []
    for draft in coder.drafts(documents):
        coded = assemble(draft, coder.version)
        explanation = explain(draft, coded)
        if html is None:
            show_explanation(console(color), explanation)
        else:
            shown.append(page_document(explanation, coded, draft.document.text))
    if html is not None:
        _write(html, render(shown))
    return 1 if rejects else 0


def _read(paths: tuple[Path, ...], date: str | None) -> tuple[list[Document], list[Reject]]:
    documents: list[Document] = []
    rejects: list[Reject] = []
    for found in read_all(paths, date=given_day(date)):
        if isinstance(found, Document):
            documents.append(found)
        else:
            say(found.reason)
            rejects.append(found)
    return documents, rejects


def _write(path: Path, page: str) -> None:
    try:
        path.write_text(page, encoding="utf-8")
    except OSError as error:
        raise DragomanError("E402", place=path, reason=error.strerror) from error
