"""`dragoman events`, `statements`, `documents`, `search`, `actor` and `ledger`: what is kept."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any, Final

from dragoman.cli.ledger_tables import write
from dragoman.cli.output import console, say, telling
from dragoman.ledger.ledger import Ledger
from dragoman.ledger.model import Page

PAGE: Final = 500
Ask = Callable[..., Page[Any]]


@telling
def run_list(
    kind: str, filter: str, ledger: Path, *, limit: int, format: str, oldest_first: bool = False
) -> int:
    """List the records of one kind that a filter asks for; the exit status.

    Args:
        limit: how many at most; 0 for all of them.
    """
    with Ledger(ledger, create=False, readonly=True) as opened:
        ask: Ask = getattr(opened, kind)
        order = {} if kind == "actors" else {"oldest_first": oldest_first}
        records = _paged(lambda **at: ask(filter, **at, **order), limit)
        shown = write(kind, records, format, console("auto"))
        if format == "table":
            say(_told(opened, kind, filter, shown))
    return 0


def _paged(ask: Ask, limit: int) -> Iterator[Any]:
    wanted = limit or sys.maxsize
    return islice(_all(ask, min(wanted, PAGE)), wanted)


def _all(ask: Ask, size: int) -> Iterator[Any]:
    page = ask(limit=size, after=None)
    for note in page.notes:
        say(note)
    yield from page.records
    while page.next is not None:
        page = ask(limit=size, after=page.next)
        yield from page.records


def _told(ledger: Ledger, kind: str, filter: str, shown: int) -> str:
    if kind not in ("events", "statements", "documents"):
        return f"{shown} shown"
    found = ledger.count(kind, filter)  # type: ignore[arg-type]
    more = "+" if found >= 10_000 else ""
    return f"{shown} of {found}{more} {kind}"


@telling
def run_search(filter: str, ledger: Path, *, limit: int, format: str) -> int:
    """List the sentences that have the words of a filter, the best first; the exit status."""
    with Ledger(ledger, create=False, readonly=True) as opened:
        shown = write("search", opened.search(filter, limit=limit), format, console("auto"))
        if format == "table":
            say(f"{shown} sentences")
    return 0


@telling
def run_dump(ledger: Path) -> int:
    """Write everything that a ledger holds, in a form that does not depend on how it was made."""
    from dragoman.ledger.dump import dump

    with Ledger(ledger, create=False, readonly=True) as opened:
        for line in dump(opened.connection):
            sys.stdout.write(line + "\n")
    return 0


@telling
def run_fields() -> int:
    """Tell what each field of a filter means; the exit status."""
    from dragoman.ledger.fields import fields

    for name, field in fields().items():
        sys.stdout.write(f"{name}\t{field.means}\t{'; '.join(field.examples)}\n")
    return 0
