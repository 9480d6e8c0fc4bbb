"""`dragoman timeline`, `positions`, `shifts`, `disputes`, `dyads`, `network`, `brief`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import msgspec

from dragoman.analysis.families import using
from dragoman.cli.analysis_forms import bars, write
from dragoman.cli.analysis_rows import FLAT, SHOWN, Row, account_rows
from dragoman.cli.output import console, say, telling
from dragoman.ledger.ledger import Ledger


class Asked(msgspec.Struct, frozen=True):
    """What a command was asked for."""

    filter: str
    ledger: Path
    form: str = "table"
    issue: str | None = None
    plot: Path | None = None
    rules: Path | None = None


@telling
def answer(asked: Asked, give: Callable[[Ledger], None]) -> int:
    """Open the ledger, or one over a folder of records, let `give` write its answer; the status."""
    with _opened(asked.ledger) as ledger, using(asked.rules):
        give(ledger)
    return 0


def _opened(place: Path) -> AbstractContextManager[Ledger]:
    if not place.is_dir():
        return Ledger(place, create=False, readonly=True)
    from dragoman.ledger.folder import over_records

    return over_records(place)


def _list(kind: str, found: Sequence[Any], form: str) -> None:
    rows = [FLAT[kind](one) for one in found]
    _rows(kind, rows, form)


def _rows(kind: str, rows: list[Row], form: str) -> None:
    write(rows, form, console("auto"), shown=SHOWN[kind], title=kind)
    if form == "table":
        say(f"{len(rows)} rows")


def run_positions(asked: Asked) -> int:
    """List positions; the exit status."""
    from dragoman.analysis import positions

    return answer(asked, lambda ledger: _list(
        "positions", positions(ledger, asked.filter, issue=asked.issue), asked.form
    ))  # fmt: skip


def run_shifts(asked: Asked) -> int:
    """List shifts; the exit status."""
    from dragoman.analysis import shifts

    return answer(asked, lambda ledger: _list(
        "shifts", shifts(ledger, asked.filter, issue=asked.issue), asked.form
    ))  # fmt: skip


def run_disputes(asked: Asked) -> int:
    """List disputes, one row for each account; the exit status."""
    from dragoman.analysis import disputes

    def give(ledger: Ledger) -> None:
        found = disputes(ledger, asked.filter)
        rows = [row for n, one in enumerate(found, 1) for row in account_rows(one, n)]
        _rows("disputes", rows, asked.form)

    return answer(asked, give)


def run_timeline(
    asked: Asked, *, by: str, split: str, once: bool, window: int, measure: str, changed: bool
) -> int:
    """Count events by period; the exit status."""
    from dragoman.analysis import changes, series
    from dragoman.analysis.plots import plot_series

    def give(ledger: Ledger) -> None:
        points = series(
            ledger, asked.filter, by=by, split=split, once=once, window=window,  # type: ignore[arg-type]
        )  # fmt: skip
        if asked.plot is not None:
            plot_series(points, asked.plot, measure)
        _list("timeline", points, asked.form)
        if asked.form == "table" and console("auto").is_terminal:
            told = [(f"{p.start} {p.group}", abs(getattr(p, measure) or 0.0)) for p in points]
            bars(told, console("auto"))
        if changed:
            for change in changes(points, measure):
                say(f"{change.start}: from {change.before:g} to {change.after:g} {measure}")

    return answer(asked, give)


def run_dyads(asked: Asked, *, once: bool, matrix: bool, most: int) -> int:
    """List dyads or their matrix; the exit status."""
    from dragoman.analysis import dyads
    from dragoman.analysis import matrix as matrix_of
    from dragoman.analysis.plots import plot_matrix

    def give(ledger: Ledger) -> None:
        found = dyads(ledger, asked.filter, once=once)
        square = matrix_of(found, most=most)
        if asked.plot is not None:
            plot_matrix(square, asked.plot)
        if not matrix:
            _list("dyads", found, asked.form)
            return
        rows: list[Row] = [
            {"actor": side, **dict(zip(square.sides, cells, strict=True))}
            for side, cells in zip(square.sides, square.cells, strict=True)
        ]
        shown = ("actor", *square.sides)
        write(rows, asked.form, console("auto"), shown=shown, title="dyads")

    return answer(asked, give)


def run_network(asked: Asked, *, once: bool, least: int, output: Path | None) -> int:
    """List the edges of the network of sides, or write it to a file; the exit status."""
    from dragoman.analysis import network, write_network

    def give(ledger: Ledger) -> None:
        found = network(ledger, asked.filter, once=once, least=least)
        if output is not None:
            write_network(found, output)
            say(f"{output}: {len(found.nodes)} sides, {len(found.edges)} edges")
        else:
            _list("dyads", found.edges, asked.form)

    return answer(asked, give)


def run_voices(asked: Asked) -> int:
    """List who speaks about what; the exit status."""
    from dragoman.analysis import voices

    return answer(asked, lambda ledger: _list("voices", voices(ledger, asked.filter), asked.form))


def run_outlets(asked: Asked) -> int:
    """Compare outlets; the exit status."""
    from dragoman.analysis import outlets

    return answer(asked, lambda ledger: _list("outlets", outlets(ledger, asked.filter), asked.form))


def run_brief(asked: Asked, *, most: int) -> int:
    """Write a briefing; the exit status."""
    from dragoman.analysis.briefing import brief, render

    def give(ledger: Ledger) -> None:
        page = render(brief(ledger, asked.filter, most=most), asked.form)
        sys.stdout.write(page.rstrip() + "\n")

    return answer(asked, give)


@telling
def run_issues() -> int:
    """List the issues; the exit status."""
    from dragoman.analysis.families import issues

    for name, rule in sorted(issues().items()):
        sys.stdout.write(f"{name}\t{rule.called}\t{rule.examples[0].partition(' => ')[0]}\n")
    return 0
