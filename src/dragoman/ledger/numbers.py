"""Row numbers: fresh ones for new rows, and those of coders, rules, actors and facets by name."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import Final

from dragoman.ledger.content import stored
from dragoman.ledger.facets import Facet
from dragoman.ledger.identity import Identity
from dragoman.ledger.rolls import splits
from dragoman.records.model import CoderVersion

COUNTED: Final = ("document", "sentence", "document_actor", "statement", "event")


class Numbers:
    """Knows row numbers through one connection; forgets them when another writer was there."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._seen: int | None = None
        self._next: dict[str, int] = {}
        self._named: dict[str, dict[object, int]] = {}
        self._splits: dict[tuple[str, str], tuple[str, str]] | None = None

    def begin(self) -> None:
        """To be called in every transaction before anything is numbered."""
        seen = self._connection.execute("PRAGMA data_version").fetchone()[0]
        if seen != self._seen:
            self.forget()
            self._seen = seen
        for table in COUNTED:
            highest = self._connection.execute(f"SELECT max(id) FROM {table}").fetchone()[0]
            self._next[table] = (highest or 0) + 1

    def forget(self) -> None:
        """Drop what is known by name, as after a transaction that was taken back."""
        self._named = {"coder": {}, "rule": {}, "actor": {}, "facet": {}}
        self._splits = None

    def take(self, table: str, count: int) -> range:
        """Fresh numbers of one table, one after the other."""
        first = self._next[table]
        self._next[table] = first + count
        return range(first, first + count)

    def coder(self, coder: CoderVersion) -> int:
        """Number of a coder."""
        return self._number(
            "coder", ("version", "model", "rules"), (coder.version, coder.model, coder.rules)
        )

    def rules(self, names: Iterable[str]) -> list[int]:
        """Numbers of rules."""
        return [self._number("rule", ("name",), (stored(name),)) for name in names]

    def facets(self, facets: Iterable[Facet]) -> list[int]:
        """Numbers of facets."""
        return [self._number("facet", ("field", "value"), facet) for facet in facets]

    def actors(self, document: str, actors: Iterable[Identity]) -> list[int]:
        """Numbers of the ledger's actors that a document's actors are, splits by hand applied."""
        return [self._actor(self._split(document, actor)) for actor in actors]

    def _actor(self, actor: Identity) -> int:
        known = self._named["actor"].get(actor.key)
        if known is None:
            self._connection.execute(
                "INSERT INTO actor (key, name, country, sector) VALUES (?, ?, ?, ?) "
                "ON CONFLICT (key) DO NOTHING",
                actor,
            )
            known = self._find("actor", ("key",), (actor.key,))
            self._named["actor"][actor.key] = known
        return known

    def _split(self, document: str, actor: Identity) -> Identity:
        if self._splits is None:
            self._splits = splits(self._connection)
        into = self._splits.get((document, actor.key))
        return actor if into is None else actor._replace(key=into[0], name=into[1])

    def _number(self, table: str, columns: tuple[str, ...], values: tuple[str, ...]) -> int:
        known = self._named[table].get(values)
        if known is None:
            names, marks = ", ".join(columns), ", ".join("?" * len(columns))
            self._connection.execute(
                f"INSERT INTO {table} ({names}) VALUES ({marks}) ON CONFLICT DO NOTHING", values
            )
            known = self._find(table, columns, values)
            self._named[table][values] = known
        return known

    def _find(self, table: str, columns: tuple[str, ...], values: tuple[str, ...]) -> int:
        where = " AND ".join(f"{c} = ?" for c in columns)
        row = self._connection.execute(f"SELECT id FROM {table} WHERE {where}", values).fetchone()
        return int(row[0])
