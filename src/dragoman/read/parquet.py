"""Parquet: rows in small batches, columns by their usual names."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from dragoman.errors import DragomanError
from dragoman.read.document import Document
from dragoman.read.extras import needed
from dragoman.read.reading import Reading
from dragoman.read.reject import Reject
from dragoman.read.source import Source

BATCH: Final = 64
"""Rows that are held at once."""


def read_parquet(source: Source, reading: Reading) -> Iterator[Document | Reject]:
    """A document or a reject for every row.

    Raises:
        DragomanError: E401 without pyarrow, E121 where no column holds the text, E122, E127.
    """
    parquet = needed("pyarrow.parquet", "parquet", f"reading {source.name}")
    arrow = needed("pyarrow", "parquet", f"reading {source.name}")
    with source.seekable(reading.limits) as stream:
        try:
            file = parquet.ParquetFile(stream)
            names = file.schema_arrow.names
            if "text" not in reading.columns.found(_leaves(file.schema_arrow), source.name):
                raise DragomanError("E121", place=source.name, columns=", ".join(names[:20]))
            for number, row in enumerate(_rows(file), start=1):
                yield reading.document(row, f"{source.name}:{number}")
        except (arrow.ArrowException, OSError) as error:
            raise DragomanError("E127", place=source.name, reason=error) from error


def _rows(file: Any) -> Iterator[dict[str, Any]]:
    """Each row without its empty cells."""
    for batch in file.iter_batches(batch_size=BATCH):
        for row in batch.to_pylist():
            yield {k: v for k, v in row.items() if v is not None}


def _leaves(schema: Any) -> list[str]:
    """Names of the columns, those inside others with a dot."""
    found: list[str] = []
    for column in schema:
        inner = [column.type.field(i).name for i in range(column.type.num_fields)]
        found += [column.name, *(f"{column.name}.{name}" for name in inner)]
    return found
