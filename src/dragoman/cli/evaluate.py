"""`dragoman sample` and `dragoman evaluate`: how good the coding of one's own corpus is."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
from rich.table import Table

from dragoman.cli.output import console, say, telling
from dragoman.cli.own_files import kept_apart
from dragoman.errors import DragomanError

if TYPE_CHECKING:
    from dragoman.evaluation.comparing import Comparison, Score
    from dragoman.evaluation.intervals import Share
    from dragoman.evaluation.judging import Precision

Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Draw:
    """What to draw: from which records, how many, by what, of which types and statuses."""

    records: Path
    documents: Path | None
    by: str
    number: int
    seed: int
    types: tuple[str, ...]
    statuses: tuple[str, ...]
    output: Path | None


@telling
def run_sample(draw: Draw) -> int:
    """Draw records into a sheet for judging; the exit status."""
    kept_apart(draw.output, [draw.records, *([draw.documents] if draw.documents else [])])
    rows = _drawn(draw)
    written = _write(rows, draw.output)
    say(f"{written} records drawn, seed {draw.seed}")
    return 0


def _drawn(wanted: Draw) -> list[Row]:
    from dragoman.cli.reports import texts
    from dragoman.evaluation.drawing import draw
    from dragoman.evaluation.sheets import event_rows

    given = texts([wanted.documents]) if wanted.documents is not None else {}
    rows = _wanted(event_rows(wanted.records, given), wanted.types, wanted.statuses)
    drawn = draw(rows, by=wanted.by, number=wanted.number, seed=wanted.seed)
    if not drawn:
        asked = [*wanted.types, *wanted.statuses]
        raise DragomanError(
            "E410", place=wanted.records, why=f" ({', '.join(asked)})" if asked else ""
        )
    return drawn


def _wanted(
    rows: Iterable[Row], types: tuple[str, ...], statuses: tuple[str, ...]
) -> Iterator[Row]:
    for row in rows:
        if (not types or row["type"] in types) and (not statuses or row["status"] in statuses):
            yield row


def _write(rows: list[Row], output: Path | None) -> int:
    from dragoman.evaluation.sheets import write_sheet

    if output is None:
        return write_sheet(rows, sys.stdout)
    try:
        with output.open("w", encoding="utf-8", newline="") as stream:
            return write_sheet(rows, stream)
    except OSError as error:
        raise DragomanError("E402", place=output, reason=error.strerror) from error


@telling
def run_evaluate(
    gold: Path, found: Path | None, *, statuses: tuple[str, ...], as_json: bool
) -> int:
    """Score a judged sheet, or records against a gold; the exit status."""
    from dragoman.evaluation.comparing import compare
    from dragoman.evaluation.judging import judged

    told: Any = judged(gold) if found is None else compare(gold, found, statuses)
    if as_json:
        sys.stdout.write(msgspec.json.format(msgspec.json.encode(told), indent=1).decode() + "\n")
    elif found is None:
        _show_precision(told)
    else:
        _show_comparison(told)
    return 0


def _show_precision(answers: list[Precision]) -> None:
    table = Table("question", "stratum", "precision", "95 % interval", "judged", box=None)
    for answer in answers:
        for stratum, share in answer.strata.items():
            table.add_row(answer.question, stratum, *_cells(share))
        table.add_row(answer.question, "all, weighted", *_cells(answer.overall))
    console("never").print(table)


def _show_comparison(told: Comparison) -> None:
    table = Table("type", "precision", "", "recall", "", "F1", "", "gold", "found", box=None)
    for name, score in told.types.items():
        table.add_row(name, *_score_cells(score))
    console("never").print(table)
    parts = Table("of matched events", "right", "95 % interval", "asked", box=None)
    for name, share in told.parts.items():
        parts.add_row(name, *_cells(share))
    console("never").print(parts)
    say(f"{told.documents} documents")


def _score_cells(score: Score) -> tuple[str, ...]:
    precision, recall = _cells(score.precision), _cells(score.recall)
    f1 = (_number(score.f1), _range(score.f1_low, score.f1_high))
    return (*precision[:2], *recall[:2], *f1, recall[2], precision[2])


def _cells(share: Share) -> tuple[str, str, str]:
    return _number(share.value), _range(share.low, share.high), str(share.of)


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _range(low: float | None, high: float | None) -> str:
    return "" if low is None else f"{_number(low)} to {_number(high)}"
