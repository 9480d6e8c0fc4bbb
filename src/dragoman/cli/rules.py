"""`dragoman rules`: check rule files and their examples, try a sentence."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dragoman.cli.output import console, given_day, say, telling
from dragoman.read.document import Document
from dragoman.rules import Example, Family, RuleBook, examples_of, faults


@telling
def run_check(folder: Path | None) -> int:
    """Load the rules of a folder (or the built-in ones), run their examples; the exit status."""
    faulty, total = _check(folder)
    say(f"{total} examples, {faulty} at fault")
    return 1 if faulty else 0


def _check(folder: Path | None) -> tuple[int, int]:
    from dragoman.analysis.families import using
    from dragoman.coder import Coder

    cases = list(_cases(RuleBook(folder), folder))
    coder = Coder(rules=folder)
    documents = (Document(id=str(i), date=e.date, text=e.text) for i, (_, e) in enumerate(cases))
    faulty = 0
    with using(folder):
        for (family, example), draft in zip(cases, coder.drafts(documents), strict=True):
            for fault in faults(example, draft, family):
                faulty += 1
                sys.stdout.write(f"{example.id}: {fault}\n")
    return faulty, len(cases)


def _cases(book: RuleBook, folder: Path | None) -> Iterator[tuple[Family[Any], Example]]:
    """The examples of a user's own files, or of all files where no folder is given."""
    from dragoman.families import ALL

    for family in ALL:
        for named in book.rules(family):
            if folder is None or (folder / named.path).is_file():
                yield from ((family, example) for example in examples_of(named))


@telling
def run_try(sentence: str, *, date: str, folder: Path | None) -> int:
    """Code one sentence and show every answer with its rules; the exit status."""
    from dragoman.coder import Coder
    from dragoman.explain.gather import explain
    from dragoman.explain.terminal import show_explanation
    from dragoman.read.given import as_document
    from dragoman.records.assemble import assemble

    day: dt.date | None = given_day(date)
    coder = Coder(rules=folder)
    document = as_document({"id": "sentence", "text": sentence}, "the sentence", date=day)
    for draft in coder.drafts([document]):
        show_explanation(console("auto"), explain(draft, assemble(draft, coder.version)))
    return 0
