"""Sheets of records for judging: reading records from a coded file, writing the sheet.

A sheet is CSV: what a judge must see of a record, then one empty column for each question.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final, TextIO

import msgspec

from dragoman.errors import DragomanError
from dragoman.evaluation.settings import settings
from dragoman.read.delimited import table
from dragoman.records.flat import rows as flat_rows
from dragoman.records.model import Coded

Row = dict[str, str]
SHOWN: Final = (
    "stratum", "weight", "document", "date", "event", "sentence", "trigger", "type", "modes",
    "who", "whom", "status", "first", "last", "said_by", "confidence",
)  # fmt: skip
NEEDED: Final = ("document", "event", "sentence", "type", "status", "confidence")
NOTE: Final = "note"


def sheet_columns() -> tuple[str, ...]:
    """The columns of a sheet, the questions and a note last."""
    return (*SHOWN, *settings().questions, NOTE)


def event_rows(path: Path, texts: dict[str, str]) -> Iterator[Row]:
    """Every event of a coded file as a row of text.

    Args:
        path: CSV of the table of events, or JSONL.
        texts: id -> text of the documents, from which a JSONL's sentences are spelled out.

    Raises:
        DragomanError: E111 for no such file, E403 for a CSV of something else, E404 for a JSONL
            of something else, E405 for a record whose document's text is not given.
    """
    if not path.is_file():
        raise DragomanError("E111", place=path)
    yield from _of_csv(path) if path.suffix == ".csv" else _of_jsonl(path, texts)


def _of_csv(path: Path) -> Iterator[Row]:
    for row in read_sheet(path, NEEDED):
        yield {**row, "who": _parties(row, "actor"), "whom": _parties(row, "recipient")}


def _of_jsonl(path: Path, texts: dict[str, str]) -> Iterator[Row]:
    for place, coded in read_records(path):
        if coded.events and coded.id not in texts:
            raise DragomanError("E405", place=place, id=coded.id)
        for row in flat_rows(coded, texts.get(coded.id, ""), "events"):
            told = {name: "" if cell is None else str(cell) for name, cell in row.items()}
            yield {**told, "who": _parties(told, "actor"), "whom": _parties(told, "recipient")}


def read_records(path: Path) -> Iterator[tuple[str, Coded]]:
    """(file and line, record) of a JSONL of coded documents.

    Raises:
        DragomanError: E111 for no such file, E404 for a line that is no record.
    """
    if not path.is_file():
        raise DragomanError("E111", place=path)
    decode = msgspec.json.Decoder(Coded).decode
    with path.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                place = f"{path.name}:{number}"
                try:
                    yield place, decode(line)
                except (msgspec.ValidationError, msgspec.DecodeError) as error:
                    raise DragomanError("E404", place=place, reason=error) from error


def read_sheet(path: Path, needed: Iterable[str]) -> Iterator[Row]:
    """The rows of a CSV file that has at least the columns needed.

    Raises:
        DragomanError: E111 for no such file, E105 and E127 for what is no table, E403 where a
            column is missing.
    """
    if not path.is_file():
        raise DragomanError("E111", place=path)
    with path.open("rb", buffering=0) as stream:
        names, rows = table(stream, str(path))
        missing = [name for name in needed if name not in names]
        if missing:
            raise DragomanError("E403", place=path, missing=", ".join(missing))
        for _, row in rows:
            yield row


def _parties(row: Row, side: str) -> str:
    """Names with country and sector: "Abiy Ahmed (ETH GOV); rebels (ETH REB)"."""
    parts = (row.get(f"{side}_{part}", "").split(";") for part in ("names", "countries", "sectors"))
    told = (
        f"{name} ({' '.join(filter(None, codes))})" for name, *codes in zip(*parts, strict=False)
    )
    return "; ".join(party for party in told if party != " ()")


def write_sheet(rows: Iterable[Row], stream: TextIO) -> int:
    """Write the sheet; how many rows it has."""
    columns = sheet_columns()
    writer = csv.DictWriter(stream, columns, restval="", extrasaction="ignore")
    writer.writeheader()
    written = 0
    for row in rows:
        writer.writerow({name: row.get(name, "") for name in columns})
        written += 1
    return written
