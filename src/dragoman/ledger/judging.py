"""Judgements on events and statements: accepting, rejecting, amending, undoing; nothing is lost.

What the coder said stays as it is. A judgement is a row that is never changed; the last one in
force on a record is its ruling, and a document that is coded again gets its rulings back where the
record is still there: the same id, or else the same words with the same type.
"""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from typing import Any, Final, Literal

import msgspec

from dragoman.errors import DragomanError
from dragoman.ledger.amending import resolve, told
from dragoman.ledger.content import as_json, stored

Kind = Literal["event", "statement"]
Verdict = Literal["accept", "reject", "amend"]
_ANCHORS: Final[dict[str, tuple[str, ...]]] = {
    "event": ("type", "trigger", "part"),
    "statement": ("cue", "content", "part"),
}


class Judgement(msgspec.Struct, frozen=True, kw_only=True):
    """A judgement: who decided what about which record, when and why.

    Attributes:
        key: id of the event or statement when it was first judged, or the actor's key.
        changes: fields that were amended, with all that earlier judgements had changed.
        undoes: the judgement that this one takes back.
    """

    id: int
    at: str
    who: str
    why: str
    kind: str
    verdict: str
    document: str | None
    key: str
    anchor: dict[str, Any]
    changes: dict[str, Any]
    undoes: int | None


def judgement(row: sqlite3.Row) -> Judgement:
    """A row of the table as a record."""
    plain = {name: row[name] for name in Judgement.__struct_fields__}
    for name in ("anchor", "changes"):
        plain[name] = json.loads(plain[name])
    return Judgement(**plain)


def insert(connection: sqlite3.Connection, **row: Any) -> int:
    """Add a judgement; its number."""
    if not row["who"].strip():
        raise DragomanError("E524")
    plain = {
        "at": dt.datetime.now(dt.UTC).isoformat(timespec="seconds"), "document": None,
        "anchor": {}, "changes": {}, "undoes": None, **row,
    }  # fmt: skip
    for name in ("anchor", "changes"):
        plain[name] = as_json(plain[name])
    for name in ("who", "why", "key"):
        plain[name] = stored(plain[name])
    names = ", ".join(plain)
    marks = ", ".join(f":{n}" for n in plain)
    made = connection.execute(f"INSERT INTO judgement ({names}) VALUES ({marks})", plain)
    return int(made.lastrowid or 0)


def record_of(connection: sqlite3.Connection, key: str) -> tuple[Kind, sqlite3.Row]:
    """The event or statement of an id, as the coder gave it.

    Raises:
        DragomanError: E521 where there is none.
    """
    kinds: tuple[Kind, ...] = ("event", "statement")
    for kind in kinds:
        row = connection.execute(
            f"SELECT * FROM {kind} WHERE key = ? ORDER BY id LIMIT 1", (key,)
        ).fetchone()
        if row is not None:
            return kind, row
    raise DragomanError("E521", id=key)


def judge(
    connection: sqlite3.Connection,
    key: str,
    verdict: Verdict,
    *,
    who: str,
    why: str,
    changes: dict[str, Any],
) -> tuple[int, int]:
    """Add a judgement on a record; (judgement, document) whose files are to be made anew."""
    kind, record = record_of(connection, key)
    kept = told(connection, kind, record, changes)
    before = _ruling(connection, kind, record["id"])
    name = connection.execute(
        "SELECT name FROM document WHERE id = ?", (record["document"],)
    ).fetchone()[0]
    number = insert(
        connection,
        who=who,
        why=why,
        kind=kind,
        verdict=verdict,
        document=name,
        key=key if before is None else before.key,
        anchor={field: record[field] for field in _ANCHORS[kind]},
        changes=kept if before is None else {**before.changes, **kept},
    )
    return number, record["document"]


def undo(connection: sqlite3.Connection, key: str, *, who: str, why: str) -> tuple[int, int]:
    """Take back the judgement that stands on a record; (judgement, document).

    Raises:
        DragomanError: E521 for no such record, E525 where nothing stands on it.
    """
    kind, record = record_of(connection, key)
    before = _ruling(connection, kind, record["id"])
    if before is None:
        raise DragomanError("E525", id=key)
    number = insert(
        connection, who=who, why=why, kind=kind, verdict="undo", document=before.document,
        key=before.key, undoes=before.id,
    )  # fmt: skip
    return number, record["document"]


def _ruling(connection: sqlite3.Connection, kind: Kind, row: int) -> Judgement | None:
    found = connection.execute(
        f"SELECT judgement.* FROM {kind}_ruling AS ruling "
        f"JOIN judgement ON judgement.id = ruling.judgement WHERE ruling.{kind} = ?",
        (row,),
    ).fetchone()
    return None if found is None else judgement(found)


def rule(connection: sqlite3.Connection, document: int) -> None:
    """Put the judgements that stand on a document's records into force, as far as they apply."""
    name = connection.execute("SELECT name FROM document WHERE id = ?", (document,)).fetchone()[0]
    kinds: tuple[Kind, ...] = ("event", "statement")
    for kind in kinds:
        connection.execute(
            f"DELETE FROM {kind}_ruling WHERE {kind} IN (SELECT id FROM {kind} WHERE document = ?)",
            (document,),
        )
    standing = connection.execute(
        "SELECT * FROM standing WHERE document = ? AND kind <> 'actor' ORDER BY id", (name,)
    ).fetchall()
    for row in standing:
        _apply(connection, document, judgement(row))


def _apply(connection: sqlite3.Connection, document: int, decided: Judgement) -> None:
    kind = decided.kind
    record = _matching(connection, document, decided)
    if record is None:
        return
    changes = resolve(connection, kind, record, decided.changes)
    if changes is not None:
        connection.execute(
            f"INSERT OR REPLACE INTO {kind}_ruling VALUES (?, ?, ?, ?)",
            (record["id"], decided.id, decided.verdict, as_json(changes)),
        )


def _matching(
    connection: sqlite3.Connection, document: int, decided: Judgement
) -> sqlite3.Row | None:
    """The record that was judged: the same id, else the same words with the same type."""
    kind = decided.kind
    same = " AND ".join(f"{field} = ?" for field in _ANCHORS[kind])
    anchor = tuple(decided.anchor[field] for field in _ANCHORS[kind])
    found: sqlite3.Row | None = connection.execute(
        f"SELECT * FROM {kind} WHERE document = ? AND (key = ? OR ({same})) "
        "ORDER BY key = ? DESC, ordinal LIMIT 1",
        (document, decided.key, *anchor, decided.key),
    ).fetchone()
    return found
