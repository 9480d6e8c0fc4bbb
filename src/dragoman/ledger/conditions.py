"""What a filter asks of records, as conditions on the ledger's tables."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Facets:
    """One of these facets, or none of them; `count` is how many records they have together."""

    ids: tuple[int, ...]
    count: int
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A condition on a column of the record's own row."""

    sql: str
    values: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Documents:
    """Rows of the documents that hold the records."""

    rows: tuple[int, ...]


@dataclass(slots=True)
class Conditions:
    """All that a filter asks for, ready to be made into a query."""

    facets: list[Facets] = field(default_factory=list)
    columns: list[Column] = field(default_factory=list)
    documents: list[Documents] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    without: list[str] = field(default_factory=list)
    low: int | None = None
    high: int | None = None
    notes: list[str] = field(default_factory=list)
