"""Opening a ledger: what the file is, whether it may be read, and the schema brought up to date."""

from __future__ import annotations

import sqlite3
from functools import cache
from pathlib import Path
from typing import Final

from dragoman.errors import DragomanError

APPLICATION: Final = 0x4452474D  # "DRGM", so that a ledger is told from any other SQLite file
SCHEMA: Final = Path(__file__).with_name("schema")
BUSY_SECONDS: Final = 10.0


@cache
def migrations() -> tuple[str, ...]:
    """The SQL of every schema version, the first at index 0."""
    return tuple(p.read_text(encoding="utf-8") for p in sorted(SCHEMA.glob("*.sql")))


def connect(
    path: Path, *, create: bool, readonly: bool, busy_seconds: float = BUSY_SECONDS
) -> sqlite3.Connection:
    """A connection to a ledger, its schema brought up to date unless it is only read.

    Raises:
        DragomanError: E501 to E506, each with what to do.
    """
    if not path.exists() and not (create and not readonly):
        raise DragomanError("E501", place=path)
    connection = _opened(path, readonly, busy_seconds)
    try:
        _prepare(connection, path, readonly)
    except sqlite3.Error as error:
        connection.close()
        raise failure(path, error) from error
    except DragomanError:
        connection.close()
        raise
    return connection


def version(connection: sqlite3.Connection) -> int:
    """Number of the last migration that the file has seen."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def failure(path: Path, error: sqlite3.Error) -> DragomanError:
    """What an error of SQLite means for who opened the ledger."""
    name = getattr(error, "sqlite_errorname", "") or ""
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return DragomanError("E504", place=path, holder="another program")
    if name.startswith("SQLITE_NOTADB"):
        return DragomanError("E502", place=path)
    if name.startswith("SQLITE_CORRUPT"):
        return DragomanError("E506", place=path, reason=error)
    return DragomanError("E505", place=path, reason=error)


def _opened(path: Path, readonly: bool, busy_seconds: float) -> sqlite3.Connection:
    uri = f"{path.absolute().as_uri()}?mode={'ro' if readonly else 'rwc'}"
    try:
        connection = sqlite3.connect(
            uri, uri=True, timeout=busy_seconds, isolation_level=None, check_same_thread=False
        )
    except sqlite3.Error as error:
        raise failure(path, error) from error
    connection.row_factory = sqlite3.Row
    return connection


def _prepare(connection: sqlite3.Connection, path: Path, readonly: bool) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA cache_size = -65536")
    connection.execute("PRAGMA mmap_size = 1073741824")
    _check_kind(connection, path)
    found, known = version(connection), len(migrations())
    if found > known:
        raise DragomanError("E503", place=path, found=found, known=known)
    if found < known and readonly:
        raise DragomanError("E507", place=path, found=found, known=known)
    if not readonly:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        if found < known:
            _migrate(connection)


def _check_kind(connection: sqlite3.Connection, path: Path) -> None:
    mark = int(connection.execute("PRAGMA application_id").fetchone()[0])
    if mark == APPLICATION:
        return
    empty = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0
    if mark or not empty:
        raise DragomanError("E502", place=path)


def _migrate(connection: sqlite3.Connection) -> None:
    """All missing migrations in one transaction; who comes second finds nothing to do."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        for number in range(version(connection) + 1, len(migrations()) + 1):
            for statement in _statements(migrations()[number - 1]):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {number}")
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def _statements(script: str) -> list[str]:
    """The statements of a migration; `executescript` would end the transaction."""
    found, pending = [], ""
    for line in script.splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            found.append(pending)
            pending = ""
    return found
