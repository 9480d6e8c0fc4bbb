"""Records of a filter in the order of a column other than their day.

Few enough are sorted as they are. Of more, those filed under each value of the column are listed
value by value, so that a page of any ledger comes at once; a column whose values are not filed is
sorted among the newest records, and a note says so. Records of one value come newest first, those
without any come last.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from typing import Any, Final

from dragoman.errors import DragomanError, near_miss
from dragoman.ledger import reading
from dragoman.ledger.conditions import Column, Facets
from dragoman.ledger.fields import RecordKind
from dragoman.ledger.grammar import Filter, Term, Value, parse
from dragoman.ledger.ledger import Ledger
from dragoman.ledger.model import Page
from dragoman.ledger.selection import At, Selection
from dragoman.web.api.keys import KEYS
from dragoman.web.settings import limits

NEWEST: Final = "Sorted among the newest {most:,} records; until: asks for earlier ones."
BY_DAY: Final = ("day", "date")


class Sorted:
    """The records of a filter by a column; `by` has a leading - for the other way round.

    Attributes:
        whole: whether all of them are sorted, and not the newest only.

    Raises:
        DragomanError: E511 to E516 for the filter, E721 for a column that is not to be sorted by.
    """

    def __init__(
        self, connection: sqlite3.Connection, kind: RecordKind, told: Filter, by: str
    ) -> None:
        name = by.removeprefix("-")
        if name not in KEYS[kind]:
            hint = near_miss(name, tuple(KEYS[kind]))
            reason = f"no column to sort by.{hint} Known are: {', '.join(tuple(KEYS[kind]))}"
            raise DragomanError("E721", place="sort", reason=reason)
        self._connection, self._kind, self._key = connection, kind, KEYS[kind][name]
        self._way = "DESC" if by.startswith("-") else "ASC"
        self._selection = Selection(connection, kind, told)
        self._facets = list(self._selection.conditions.facets)
        self._columns = list(self._selection.conditions.columns)
        self._most = limits().sorted_documents if kind == "documents" else limits().sorted_records
        many = self._selection.count(self._most + 1) > self._most
        filed = bool(self._key.field) and not any(t.field == "judged" for t in told.terms)
        self._by_facets = many and filed
        self.whole = filed or not many

    @property
    def notes(self) -> tuple[str, ...]:
        """Messages about the filter, and that only the newest were sorted."""
        said = () if self.whole else (NEWEST.format(most=self._most),)
        return (*self._selection.notes, *said)

    def page(self, limit: int, after: At | None = None) -> tuple[list[int], At | None]:
        """Rows of the next records, and where the page ended; None where no more follow."""
        rows = self._by_value(limit, after) if self._by_facets else self._at_once(limit, after)
        found = [row for row, _ in rows]
        return found, rows[-1][1] if len(rows) == limit else None

    def _at_once(self, limit: int, after: At | None) -> list[tuple[int, At]]:
        query = self._selection.query(self._most)
        if query is None:
            return []
        passed = after.row if after is not None else 0
        sql = (
            f"WITH chosen (day, row) AS MATERIALIZED ({query.sql}), "
            f"keyed (day, row, key) AS (SELECT chosen.day, row, {self._key.sql} FROM chosen "
            f"CROSS JOIN {_NOW[self._kind]} AS now ON now.id = row) "
            f"SELECT row FROM keyed ORDER BY key IS NULL, key {self._way}, day DESC, row DESC "
            "LIMIT ? OFFSET ?"
        )
        rows = self._connection.execute(sql, (*query.values, limit, passed))
        return [(row[0], At(0, passed + n)) for n, row in enumerate(rows, 1)]

    def _by_value(self, limit: int, after: At | None) -> list[tuple[int, At]]:
        found: list[tuple[int, At]] = []
        for facet, count, value in self._values(after.day if after else None):
            last = after.row if after is not None and after.day == facet else None
            found += [
                (at.row, At(facet, at.row))
                for at in self._filed_under(facet, count, value, limit - len(found), last)
            ]
            if len(found) == limit:
                break
        return found

    def _values(self, begin: int | None) -> Iterator[tuple[int, int, str]]:
        """(facet, records, value) in order, from a facet on; at the end 0, for those without."""
        rows = self._connection.execute(
            f"SELECT facet.id, facet.{self._kind}, facet.value FROM facet {_NAMED} "
            f"WHERE field = ? AND facet.{self._kind} > 0 ORDER BY "
            f"{_ORDER.format(way=self._way)}", (self._key.field,)
        ).fetchall()  # fmt: skip
        places = {row[0]: place for place, row in enumerate(rows)}
        start = 0 if begin is None else places.get(begin, len(rows))
        yield from ((row[0], row[1], row[2]) for row in rows[start:])
        if not self._key.always:
            yield 0, 0, ""

    def _filed_under(
        self, facet: int, count: int, value: str, limit: int, last: int | None
    ) -> list[At]:
        asked = self._selection.conditions
        if facet:
            asked.facets = [*self._facets, Facets((facet,), count)]
            own = [Column(self._key.own, (value,))] if self._key.own else []
            asked.columns = [*self._columns, *own]
        else:
            without = f"(SELECT {self._key.sql} FROM {_NOW[self._kind]} AS now "
            asked.facets = self._facets
            asked.columns = [*self._columns, Column(f"{without}WHERE now.id = own.id) IS NULL", ())]
        return self._selection.page(limit, self._at(last))

    def _at(self, row: int | None) -> At | None:
        if row is None:
            return None
        sql = f"SELECT day FROM {_NOW[self._kind]} WHERE id = ?"
        day = self._connection.execute(sql, (row,)).fetchone()
        return At(day[0], row) if day is not None else None


_NOW: Final[dict[RecordKind, str]] = {
    "events": "event_now", "statements": "statement_now", "documents": "document",
}  # fmt: skip
# Keys of actors are filed; actors are sorted by their names.
_NAMED: Final = (
    "LEFT JOIN actor ON actor.key = facet.value AND facet.field LIKE '%.key' "
    "LEFT JOIN actor AS whole ON whole.id = coalesce(actor.stands_for, actor.id)"
)
_ORDER: Final = (
    "CASE facet.field WHEN 'confidence' THEN CAST(facet.value AS INTEGER) "
    "ELSE lower(coalesce(whole.name, facet.value)) END {way}, facet.value {way}"
)
_READ: Final[dict[RecordKind, Callable[..., list[Any]]]] = {
    "events": reading.events, "statements": reading.statements, "documents": reading.documents,
}  # fmt: skip


def listed(
    ledger: Ledger, kind: RecordKind, line: str, *, sort: str, limit: int, after: At | None = None
) -> Page[Any]:
    """A page of records by a column; `day`, or `date` of documents, is the oldest first.

    Raises:
        DragomanError: as `Sorted`.
    """
    if sort.removeprefix("-") in BY_DAY:
        ask: Callable[..., Page[Any]] = getattr(ledger, kind)
        return ask(line, limit=limit, after=after, oldest_first=not sort.startswith("-"))
    found = Sorted(ledger.connection, kind, parse(line), sort)
    rows, following = found.page(limit, after)
    records = _READ[kind](ledger.connection, rows)
    return Page(records=records, next=following, notes=found.notes)


def sorts_all(ledger: Ledger, kind: RecordKind, line: str, sort: str) -> bool:
    """Whether all records of a filter, and not the newest only, come in the order of a column."""
    return (
        sort.removeprefix("-") in BY_DAY or Sorted(ledger.connection, kind, parse(line), sort).whole
    )


def having(
    ledger: Ledger, kind: RecordKind, field: str, value: str, *, limit: int,
    oldest_first: bool = False,
) -> tuple[int, list[Any]]:  # fmt: skip
    """How many records have a value in a field, whatever signs it has, and the first of them."""
    told = Filter((Term(field, ":", (Value(value),)),))
    found = Selection(ledger.connection, kind, told, oldest_first=oldest_first)
    return found.count(), _READ[kind](ledger.connection, [at.row for at in found.page(limit)])
