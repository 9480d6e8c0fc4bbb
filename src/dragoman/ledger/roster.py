"""The roster: actors across documents, with the names they go by and their dated roles."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections import Counter

from dragoman.ledger.clauses import Reader
from dragoman.ledger.grammar import Filter, Term
from dragoman.ledger.identity import folded
from dragoman.ledger.model import LedgerActor, Page, Role
from dragoman.ledger.names import actors_named
from dragoman.ledger.selection import At


def roster(
    connection: sqlite3.Connection, told: Filter, limit: int, after: At | None
) -> Page[LedgerActor]:
    """Actors that a filter asks for, those of most documents first; merged ones are one.

    Raises:
        DragomanError: E513, E514 for a field or value that does not fit.
    """
    parts, values = ["actor.stands_for IS NULL", "actor.documents > 0"], list[object]()
    for term in told.terms:
        sql, asked = _condition(connection, term)
        parts.append(f"NOT ({sql})" if term.negated else sql)
        values += asked
    if after is not None:
        parts.append("(actor.documents, actor.id) < (?, ?)")
        values += after
    rows = connection.execute(
        f"SELECT id, documents FROM actor WHERE {' AND '.join(parts)} "
        "ORDER BY actor.documents DESC, actor.id DESC LIMIT ?",
        (*values, limit),
    ).fetchall()
    last = At(rows[-1][1], rows[-1][0]) if len(rows) == limit else None
    return Page(records=[actor_of(connection, row[0]) for row in rows], next=last, notes=())


def _condition(connection: sqlite3.Connection, term: Term) -> tuple[str, list[str]]:
    if term.field is None:
        keys = [k for v in term.values for k in _named(connection, v.text, v.begins)]
        return f"actor.key IN ({_marks(keys)})", keys
    part, values = Reader(connection, "actors").who(term)
    if part == "key":
        return f"actor.key IN ({_marks(values)})", values
    if part == "sector":
        sql = "SELECT 1 FROM role WHERE role.actor = actor.id AND role.sector"
        return f"EXISTS ({sql} IN ({_marks(values)}))", values
    if part == "country":
        return f"actor.country IN ({_marks(values)})", values
    sql = "SELECT 1 FROM role WHERE role.actor = actor.id AND actor.country || '/' || role.sector"
    return f"EXISTS ({sql} IN ({_marks(values)}))", values


def _named(connection: sqlite3.Connection, text: str, begins: bool) -> list[str]:
    return actors_named(connection, folded(text), begins)


def _marks(values: list[str]) -> str:
    return ",".join("?" * len(values))


def actor_of(connection: sqlite3.Connection, row: int) -> LedgerActor:
    """The actor of a row, with those merged into it."""
    found = connection.execute("SELECT * FROM actor WHERE id = ?", (row,)).fetchone()
    members = [found, *connection.execute("SELECT * FROM actor WHERE stands_for = ?", (row,))]
    aliases: Counter[str] = Counter()
    roles = []
    for member in members:
        for name, documents in connection.execute(
            "SELECT name, documents FROM alias WHERE actor = ?", (member["id"],)
        ):
            aliases[name] += documents
        for title, sector, first, last, documents in connection.execute(
            "SELECT title, sector, first, last, documents FROM role WHERE actor = ?",
            (member["id"],),
        ):
            roles.append(Role(
                title=title or None, sector=sector or None, first=dt.date.fromisoformat(first),
                last=dt.date.fromisoformat(last), documents=documents,
            ))  # fmt: skip
    return LedgerActor(
        key=found["key"],
        name=found["name"],
        country=found["country"],
        sector=found["sector"],
        documents=sum(m["documents"] for m in members),
        aliases=dict(sorted(aliases.items(), key=lambda a: (-a[1], a[0]))),
        roles=sorted(roles, key=lambda r: (r.first, r.last, r.title or "")),
        includes=[m["key"] for m in members[1:]],
    )
