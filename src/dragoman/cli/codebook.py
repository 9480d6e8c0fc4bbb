"""`dragoman codebook`: print the codebook, or the size of the vocabulary."""

from __future__ import annotations

import sys
from pathlib import Path

from rich.table import Table

from dragoman.cli.output import console, telling
from dragoman.rules import RuleBook


@telling
def run_codebook(form: str, *, rules: Path | None, counts: bool) -> int:
    """Print the codebook of the built-in rules and a user's folder; the exit status."""
    from dragoman.codebook.gather import gather
    from dragoman.codebook.page import written

    book = RuleBook(rules)
    if counts:
        _show_counts(book)
    else:
        sys.stdout.write(written(gather(book), form))
    return 0


def _show_counts(book: RuleBook) -> None:
    from dragoman.codebook.counts import vocabulary

    table = Table("type", "verbs", "nouns", "expressions", "adjectives", box=None)
    for kind, found in vocabulary(book).items():
        numbers = (found.verbs, found.nouns, found.expressions, found.adjectives)
        table.add_row(kind, *(str(n) for n in numbers))
    console("never").print(table)
