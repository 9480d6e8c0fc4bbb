"""`dragoman code --engine ray`: whole folders, coded on a cluster into a folder of shards."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from dragoman.cli.layouts import chosen
from dragoman.cli.output import column_map, given_day, say, telling
from dragoman.errors import DragomanError

if TYPE_CHECKING:
    from dragoman.cli.code import Run

FORMATS: Final = ("parquet", "jsonl")


@telling
def run_corpus(run: Run) -> int:
    """Code a corpus shard by shard; the exit status."""
    from dragoman.scale.cluster import Order, code_corpus

    if run.output is None or run.format not in FORMATS:
        raise DragomanError("E804")
    order = Order(
        output=_url(run.output), format=run.format, table=run.table,
        settings={"rules": run.rules, "rules_only": run.rules_only},
        reading={"date": given_day(run.date), "columns": column_map(run.columns)},
        limits=run.limits,
        chosen=chosen(run.format, dyads=run.dyads, status=run.status),
    )  # fmt: skip
    counts = code_corpus([_url(path) for path in run.paths], order, coders=run.jobs)
    if not run.quiet:
        say(
            f"{counts['documents']} coded, {counts['known']} shards coded before, "
            f"{counts['rejects']} rejected; {counts['events']} events, "
            f"{counts['statements']} statements"
        )
    return 1 if counts["rejects"] else 0


def _url(path: Path) -> str:
    """A path as it was given: `Path` takes the second slash out of a URL's two."""
    scheme, found, rest = str(path).partition(":/")
    return f"{scheme}://{rest}" if found and scheme.isalnum() and len(scheme) > 1 else str(path)
