"""`dragoman load`: coded records into a ledger, without coding anything again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from dragoman.cli.output import say, telling
from dragoman.cli.reports import texts
from dragoman.errors import DragomanError
from dragoman.ledger.files import Recorded, recorded
from dragoman.ledger.ledger import Ledger


@telling
def run_load(files: list[Path], ledger: Path, *, documents: list[Path]) -> int:
    """Bring records of JSONL or Parquet files into a ledger; the exit status.

    Args:
        documents: files of the reports themselves, whose text records do not hold.
    """
    rejects: list[DragomanError] = []
    given = texts(documents)
    with Ledger(ledger) as opened:
        done = opened.add_many(
            (coded, text if text is not None else given.get(coded.id))
            for coded, text in _records(files, rejects)
        )
    for reject in rejects:
        say(str(reject))
    say(
        f"{done.added} added, {done.replaced} replaced, {done.unchanged} already there, "
        f"{len(rejects)} rejected"
    )
    return 1 if rejects else 0


def _records(files: list[Path], rejects: list[DragomanError]) -> Iterator[Recorded]:
    for found in recorded(*files):
        if isinstance(found, DragomanError):
            rejects.append(found)
        else:
            yield found
