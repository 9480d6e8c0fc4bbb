"""`dragoman load`: coded records into a ledger, without coding anything again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from dragoman.cli.output import say, telling
from dragoman.errors import DragomanError
from dragoman.ledger.ledger import Ledger
from dragoman.read.document import Document
from dragoman.read.extras import needed
from dragoman.read.reading import Reading
from dragoman.read.sources import read_all
from dragoman.records.model import Coded


class Line(msgspec.Struct):
    """The report that a line of records may carry beside its record."""

    text: str | None = None


@telling
def run_load(files: list[Path], ledger: Path, *, documents: list[Path]) -> int:
    """Bring records of JSONL or Parquet files into a ledger; the exit status.

    Args:
        documents: files of the reports themselves, whose text records do not hold.
    """
    rejects: list[DragomanError] = []
    texts = _texts(documents)
    with Ledger(ledger) as opened:
        done = opened.add_many(
            (coded, text if text is not None else texts.get(coded.id))
            for file in files
            for coded, text in _records(file, rejects)
        )
    for reject in rejects:
        say(str(reject))
    say(
        f"{done.added} added, {done.replaced} replaced, {done.unchanged} already there, "
        f"{len(rejects)} rejected"
    )
    return 1 if rejects else 0


def _texts(documents: list[Path]) -> dict[str, str]:
    found = read_all(documents, reading=Reading()) if documents else ()
    return {item.id: item.text for item in found if isinstance(item, Document)}


def _records(file: Path, rejects: list[DragomanError]) -> Iterator[tuple[Coded, str | None]]:
    lines = _parquet(file) if file.suffix == ".parquet" else _lines(file)
    for number, line in enumerate(lines, 1):
        try:
            plain = msgspec.json.decode(line) if isinstance(line, bytes) else line
            yield msgspec.convert(plain, Coded), msgspec.convert(plain, Line).text
        except msgspec.MsgspecError as error:
            rejects.append(DragomanError("E404", place=f"{file}:{number}", reason=error))


def _lines(file: Path) -> Iterator[bytes]:
    try:
        with file.open("rb") as stream:
            yield from (line for line in stream if line.strip())
    except OSError as error:
        raise DragomanError("E111", place=file) from error


def _parquet(file: Path) -> Iterator[bytes | dict[str, Any]]:
    """Records of a Parquet file: a column `record` of JSON, or a column for each field."""
    parquet = needed("pyarrow.parquet", "parquet", "a .parquet file")
    for batch in parquet.ParquetFile(file).iter_batches():
        for row in batch.to_pylist():
            yield row["record"].encode() if "record" in row else row
