"""What a judged sheet says: precision by question, for each stratum and over all."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import msgspec

from dragoman.errors import DragomanError, near_miss
from dragoman.evaluation.intervals import Share, share, weighted
from dragoman.evaluation.settings import settings
from dragoman.evaluation.sheets import Row, read_sheet


class Precision(msgspec.Struct, frozen=True):
    """The answers to one question: stratum -> share, and over all by the strata's weights."""

    question: str
    strata: dict[str, Share]
    overall: Share


def judged(path: Path) -> list[Precision]:
    """Precision by every question that was answered at least once.

    Raises:
        DragomanError: E111, E403 for what is no sheet, E406 for an answer that is none of those
            that `settings.toml` lists, E407 where nothing was answered.
    """
    rows = list(read_sheet(path, ("stratum", "weight", "type")))
    found = [_question(q, rows, path) for q in settings().questions]
    answered = [p for p in found if p.overall.of]
    if not answered:
        questions = ", ".join(settings().questions)
        raise DragomanError("E407", place=path, questions=questions)
    return answered


def _question(question: str, rows: Iterable[Row], path: Path) -> Precision:
    counts: dict[str, tuple[float, int, int]] = {}
    for number, row in enumerate(rows, 2):
        answer = _answer(row.get(question, ""), f"{path.name}:{number}", question)
        weight, right, of = counts.get(row["stratum"], (_weight(row, path, number), 0, 0))
        if answer is not None:
            right, of = right + answer, of + 1
        counts[row["stratum"]] = (weight, right, of)
    strata = {name: share(right, of) for name, (_, right, of) in counts.items()}
    return Precision(question, strata, weighted(list(counts.values())))


def _weight(row: Row, path: Path, number: int) -> float:
    try:
        return float(row["weight"].replace(",", "."))
    except ValueError as error:
        place = f"{path.name}:{number}"
        raise DragomanError("E408", place=place, value=row["weight"]) from error


def _answer(cell: str, place: str, question: str) -> bool | None:
    told = cell.strip().lower()
    if not told:
        return None
    if told in settings().yes:
        return True
    if told in settings().no:
        return False
    hint = near_miss(told, ["yes", "no"])
    raise DragomanError("E406", place=place, question=question, value=cell, hint=hint)
