"""Conditions into one query: the rarest condition leads, the others are looked up beside it.

Records come newest first (or oldest first), by the day they are filed under and their row; a page
begins after the last (day, row) of the one before. The counts that `facet` keeps tell which
condition is the rarest, so that no query walks through more entries than it must.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from dragoman.ledger.clauses import Reader
from dragoman.ledger.conditions import Conditions, Facets
from dragoman.ledger.fields import RecordKind
from dragoman.ledger.grammar import Filter

SINGULAR: Final[dict[RecordKind, str]] = {
    "events": "event", "statements": "statement", "documents": "document",
}  # fmt: skip
FEW_HITS: Final = 5000
MANY_HITS: Final = 400_000
FEW_BRANCHES: Final = 12
PER_DOCUMENT: Final = 20
PER_RECORD: Final = 10


class At(NamedTuple):
    """Where a page ended: day and row of its last record."""

    day: int
    row: int


@dataclass(frozen=True, slots=True)
class Query:
    """One query with its bound values."""

    sql: str
    values: tuple[Any, ...]


class Selection:
    """The records of one kind that a filter asks for.

    Args:
        oldest_first: the other way round.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        kind: RecordKind,
        told: Filter,
        *,
        oldest_first: bool = False,
    ) -> None:
        self._connection = connection
        self._kind = kind
        self._one = SINGULAR[kind]
        self._order, self._after = ("ASC", ">") if oldest_first else ("DESC", "<")
        reader = Reader(connection, kind)
        self.conditions: Conditions = reader.read(told)
        self._all = reader.all()
        self._counts: dict[str, int] = {}

    @property
    def notes(self) -> tuple[str, ...]:
        """Messages about values that the ledger does not know."""
        return tuple(self.conditions.notes)

    def page(self, limit: int, after: At | None = None) -> list[At]:
        """The next `limit` records."""
        query = self.query(limit, after)
        if query is None:
            return []
        return [At(*row) for row in self._connection.execute(query.sql, query.values)]

    def count(self, most: int = 10_000) -> int:
        """How many records there are, counted up to `most`."""
        exact = self._counted()
        if exact is not None:
            return min(exact, most)
        query = self.query(most)
        if query is None:
            return 0
        counted = f"SELECT count(*) FROM ({query.sql})"
        return int(self._connection.execute(counted, query.values).fetchone()[0])

    def beside(self) -> tuple[str, Query]:
        """The conditions as they are asked of one record that another table names.

        A join of `own`, the record, with `entry`, where it is filed; and what must hold of both.
        """
        one = self._one
        join = (
            f"CROSS JOIN {one}_facet AS entry ON entry.facet = {self._all.ids[0]} "
            f"AND entry.day = {_DAYS[self._kind]} AND entry.{one} = own.id"
        )
        return join, self._where(self.conditions.facets, None, own=True)

    def _counted(self) -> int | None:
        """The count where one facet is all that is asked for."""
        asked = self.conditions
        if asked.columns or asked.documents or asked.words or asked.without:
            return None
        if asked.low is not None or asked.high is not None or len(asked.facets) > 1:
            return None
        one = asked.facets[0] if asked.facets else self._all
        return one.count if len(one.ids) < 2 and not one.negated else None

    def query(self, limit: int, after: At | None = None) -> Query | None:
        """The query for a page, None where a condition has no record at all."""
        asked = [*self.conditions.facets, self._all]
        wanted = [f for f in asked if not f.negated]
        if any(not f.ids for f in wanted):
            return None
        lead = min(wanted, key=lambda f: f.count)
        others = [f for f in asked if f is not lead and f.ids and f is not self._all]
        candidates = self._candidates(lead.count, limit)
        if candidates is not None:
            rest = others if lead is self._all else [*others, lead]
            return self._from_candidates(candidates, rest, limit, after)
        return self._from_facets(lead, others, limit, after)

    def _candidates(self, facets: int, limit: int) -> Query | None:
        """Where documents or rare words are rarer than any facet: the rows that they leave."""
        asked = self.conditions
        if asked.documents:
            rows = set.intersection(*(set(d.rows) for d in asked.documents))
            if len(rows) * PER_DOCUMENT < facets or not rows:
                column = "id" if self._kind == "documents" else "document"
                marks = ",".join("?" * len(rows))
                sql = f"SELECT id FROM {self._one} WHERE {column} IN ({marks})"
                return Query(sql, tuple(sorted(rows)))
        if asked.words:
            match = " AND ".join(asked.words)
            if self._hits(match) <= min(max(FEW_HITS, PER_RECORD * limit), facets):
                return Query(_HITS[self._kind], (match,))
        return None

    def _hits(self, match: str) -> int:
        """How many sentences or statements have words, counted up to a point."""
        if match not in self._counts:
            search = "statement" if self._kind == "statements" else "sentence"
            sql = (
                f"SELECT count(*) FROM (SELECT 1 FROM {search}_search "
                f"WHERE {search}_search MATCH ? LIMIT {MANY_HITS + 1})"
            )
            self._counts[match] = int(self._connection.execute(sql, (match,)).fetchone()[0])
        return self._counts[match]

    def _from_candidates(
        self, candidates: Query, facets: list[Facets], limit: int, after: At | None
    ) -> Query:
        one = self._one
        rest = self._where(facets, after, own=True)
        sql = (
            f"SELECT entry.day, own.id FROM ({candidates.sql}) AS hit "
            f"CROSS JOIN {one} AS own ON own.id = hit.id "
            f"CROSS JOIN {one}_facet AS entry ON entry.facet = ? "
            f"AND entry.day = {_DAYS[self._kind]} AND entry.{one} = own.id "
            f"WHERE {rest.sql} GROUP BY own.id "
            f"ORDER BY entry.day {self._order}, own.id {self._order} LIMIT ?"
        )
        return Query(sql, (*candidates.values, self._all.ids[0], *rest.values, limit))

    def _from_facets(
        self, lead: Facets, others: list[Facets], limit: int, after: At | None
    ) -> Query:
        if len(lead.ids) == 1 or len(lead.ids) > FEW_BRANCHES:
            return self._branch(lead.ids, others, limit, after)
        branches = [self._branch((one,), others, limit, after) for one in lead.ids]
        union = " UNION ".join(f"SELECT * FROM ({b.sql})" for b in branches)
        sql = f"{union} ORDER BY 1 {self._order}, 2 {self._order} LIMIT ?"
        return Query(sql, (*(v for b in branches for v in b.values), limit))

    def _branch(
        self, lead: tuple[int, ...], others: list[Facets], limit: int, after: At | None
    ) -> Query:
        one, marks = self._one, ",".join("?" * len(lead))
        rest = self._where(others, after, own=self._needs_own())
        join = f"CROSS JOIN {one} AS own ON own.id = entry.{one} " if self._needs_own() else ""
        distinct = "DISTINCT " if len(lead) > 1 else ""
        sql = (
            f"SELECT {distinct}entry.day, entry.{one} AS id FROM {one}_facet AS entry {join}"
            f"WHERE entry.facet IN ({marks}) AND {rest.sql} "
            f"ORDER BY entry.day {self._order}, entry.{one} {self._order} LIMIT ?"
        )
        return Query(sql, (*lead, *rest.values, limit))

    def _needs_own(self) -> bool:
        asked = self.conditions
        return bool(asked.columns or asked.documents or asked.words or asked.without)

    def _where(self, facets: list[Facets], after: At | None, *, own: bool) -> Query:
        parts = [self._days(after), *map(self._beside, facets)]
        if own:
            parts += [Query(c.sql, c.values) for c in self.conditions.columns]
            parts += [self._within(d.rows) for d in self.conditions.documents]
            parts += [self._with_words(m) for m in self._phrases()]
            parts += [self._without_words(m) for m in self._excluded()]
        parts = [p for p in parts if p.sql]
        sql = " AND ".join(p.sql for p in parts) or "1"
        return Query(sql, tuple(v for p in parts for v in p.values))

    def _phrases(self) -> list[str]:
        return [" AND ".join(self.conditions.words)] if self.conditions.words else []

    def _days(self, after: At | None) -> Query:
        asked, parts, values = self.conditions, [], list[int]()
        for bound, sign in ((asked.low, ">="), (asked.high, "<=")):
            if bound is not None:
                parts.append(f"entry.day {sign} ?")
                values.append(bound)
        if after is not None:
            parts.append(f"(entry.day, entry.{self._one}) {self._after} (?, ?)")
            values += after
        return Query(" AND ".join(parts), tuple(values))

    def _beside(self, facets: Facets) -> Query:
        one, marks = self._one, ",".join("?" * len(facets.ids))
        sql = (
            f"{'NOT ' * facets.negated}EXISTS (SELECT 1 FROM {one}_facet AS beside WHERE "
            f"beside.facet IN ({marks}) AND beside.day = entry.day "
            f"AND beside.{one} = entry.{one})"
        )
        return Query(sql, facets.ids)

    def _within(self, rows: tuple[int, ...]) -> Query:
        column = "own.id" if self._kind == "documents" else "own.document"
        return Query(f"{column} IN ({','.join('?' * len(rows))})", rows)

    def _excluded(self) -> list[str]:
        return [" OR ".join(self.conditions.without)] if self.conditions.without else []

    def _with_words(self, match: str) -> Query:
        """Looked up in one list of all hits, or, where these are very many, row by row."""
        if self._hits(match) > MANY_HITS:
            return Query(f"EXISTS ({_WORDED[self._kind]})", (match,))
        return Query(_LISTED[self._kind], (match,))

    def _without_words(self, match: str) -> Query:
        """The other way round; what stands in no sentence has no words at all."""
        having = self._with_words(match)
        return Query(f"({having.sql}) IS NOT 1", having.values)


_HITS: Final[dict[RecordKind, str]] = {
    "events": (
        "SELECT event.id FROM sentence_search AS word CROSS JOIN event "
        "ON event.sentence = word.rowid WHERE sentence_search MATCH ?"
    ),
    "statements": "SELECT rowid AS id FROM statement_search WHERE statement_search MATCH ?",
    "documents": (
        "SELECT DISTINCT sentence.document AS id FROM sentence_search AS word CROSS JOIN sentence "
        "ON sentence.id = word.rowid WHERE sentence_search MATCH ?"
    ),
}
_LISTED: Final[dict[RecordKind, str]] = {
    "events": "own.sentence IN (SELECT rowid FROM sentence_search WHERE sentence_search MATCH ?)",
    "statements": "own.id IN (SELECT rowid FROM statement_search WHERE statement_search MATCH ?)",
    "documents": (
        "own.id IN (SELECT sentence.document FROM sentence_search AS word CROSS JOIN sentence "
        "ON sentence.id = word.rowid WHERE sentence_search MATCH ?)"
    ),
}
_WORDED: Final[dict[RecordKind, str]] = {
    "events": "SELECT 1 FROM sentence_search WHERE sentence_search MATCH ? "
    "AND rowid = own.sentence",
    "statements": "SELECT 1 FROM statement_search WHERE statement_search MATCH ? "
    "AND rowid = own.id",
    "documents": (
        "SELECT 1 FROM sentence_search WHERE sentence_search MATCH ? AND rowid BETWEEN "
        "(SELECT min(id) FROM sentence WHERE document = own.id) AND "
        "(SELECT max(id) FROM sentence WHERE document = own.id)"
    ),
}
_AMENDED_DAY: Final = (
    "coalesce((SELECT changes ->> '$.day' FROM {one}_ruling WHERE {one} = own.id), own.day)"
)
_DAYS: Final[dict[RecordKind, str]] = {
    "events": _AMENDED_DAY.format(one="event"),
    "statements": _AMENDED_DAY.format(one="statement"),
    "documents": "own.day",
}
