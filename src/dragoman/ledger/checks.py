"""Is a ledger whole? Each check says what it found and what to do about it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Final, NamedTuple

from dragoman.ledger import filing, rolls
from dragoman.ledger.connection import migrations, version
from dragoman.ledger.holders import named
from dragoman.ledger.ledger import Ledger
from dragoman.records.model import CoderVersion

MEND: Final = "run dragoman doctor --ledger FILE --mend"
RESTORE: Final = (
    "restore a copy, or save what can be read: sqlite3 FILE .recover | sqlite3 NEW-FILE"
)
SHOWN: Final = 5


class Finding(NamedTuple):
    """What a check found; `remedy` is empty where nothing is to be done."""

    check: str
    sound: bool
    told: str
    remedy: str = ""


def check(ledger: Ledger) -> Iterator[Finding]:
    """Every check of a ledger that is open for writing; nothing in it is changed."""
    connection = ledger.connection
    yield Finding("schema", True, f"version {version(connection)} of {len(migrations())}")
    whole = _integrity(connection)
    yield whole
    if not whole.sound:
        return
    yield _holds(connection)
    yield _foreign_keys(connection)
    for kind in ("sentence", "statement"):
        yield _words(connection, kind)
    yield _counts(connection)
    yield _unfiled(connection)
    yield _orphans(connection)
    yield _writers(connection)


def check_coders(ledger: Ledger, now: CoderVersion) -> Finding:
    """Whether documents were coded by other coders or rules than those installed."""
    told = (now.version, now.model, now.rules)
    (old,) = ledger.connection.execute(
        "SELECT count(*) FROM document JOIN coder ON coder.id = document.coder "
        "WHERE (coder.version, coder.model, coder.rules) <> (?, ?, ?)", told
    ).fetchone()  # fmt: skip
    if not old:
        return Finding("coder", True, "all documents were coded as they would be now")
    return Finding(
        "coder", True, f"{old} documents were coded by another version, model or rules",
        "code the same inputs again with --ledger to bring them up to date",
    )  # fmt: skip


def mend(ledger: Ledger) -> int:
    """Make search, facets, counts and the roll of actors anew; how many documents were filed."""
    with ledger.writing() as connection:
        for kind in ("sentence", "statement"):
            index_words(connection, kind)
        for table in ("event_facet", "statement_facet", "document_facet"):
            connection.execute(f"DELETE FROM {table}")
        for table in ("day_count", "dyad_count", "alias", "role"):
            connection.execute(f"DELETE FROM {table}")
        connection.execute("UPDATE facet SET events = 0, statements = 0, documents = 0")
        connection.execute("UPDATE actor SET documents = 0")
        documents = [r[0] for r in connection.execute("SELECT id FROM document ORDER BY id")]
        for document in documents:
            filing.file(connection, ledger.numbers, document)
            rolls.enrol(connection, document)
        rolls.apply_merges(connection)
    return len(documents)


def index_words(connection: sqlite3.Connection, kind: str) -> None:
    """Make the full-text index of sentences or statements anew.

    FTS5's own 'rebuild' does not read a view that spells lists out.
    """
    connection.execute(f"INSERT INTO {kind}_search ({kind}_search) VALUES ('delete-all')")
    connection.execute(
        f"INSERT INTO {kind}_search (rowid, words) "
        f"SELECT id, words FROM {kind}_words WHERE words IS NOT NULL ORDER BY id"
    )


def _holds(connection: sqlite3.Connection) -> Finding:
    counted = connection.execute(
        "SELECT count(*), coalesce(sum(statements), 0), coalesce(sum(events), 0) FROM document"
    ).fetchone()
    return Finding("contents", True, "{} documents, {} statements, {} events".format(*counted))


def _integrity(connection: sqlite3.Connection) -> Finding:
    try:
        rows = [r[0] for r in connection.execute(f"PRAGMA integrity_check({SHOWN})")]
    except sqlite3.DatabaseError as error:
        rows = [str(error)]
    sound = rows == ["ok"]
    return Finding("integrity", sound, "; ".join(rows), "" if sound else RESTORE)


def _foreign_keys(connection: sqlite3.Connection) -> Finding:
    rows = connection.execute("PRAGMA foreign_key_check").fetchmany(SHOWN)
    if not rows:
        return Finding("references", True, "every reference has its row")
    told = "; ".join(f"{table} row {row} names no {parent}" for table, row, parent, _ in rows)
    return Finding("references", False, told, RESTORE)


def _words(connection: sqlite3.Connection, kind: str) -> Finding:
    try:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(f"INSERT INTO {kind}_search ({kind}_search) VALUES ('integrity-check')")
    except sqlite3.DatabaseError as error:
        return Finding(f"search in {kind}s", False, str(error), MEND)
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
    return Finding(f"search in {kind}s", True, "agrees with the texts")


def _counts(connection: sqlite3.Connection) -> Finding:
    wrong = [
        f"{field}:{value}"
        for kind in ("event", "statement", "document")
        for field, value in connection.execute(
            f"SELECT field, value FROM facet WHERE {kind}s <> "
            f"(SELECT count(*) FROM {kind}_facet WHERE facet = facet.id) LIMIT {SHOWN}"
        )
    ]
    if wrong:
        return Finding("counts", False, f"wrong for {', '.join(wrong)}", MEND)
    return Finding("counts", True, "agree with the records")


def _unfiled(connection: sqlite3.Connection) -> Finding:
    lost = sum(
        connection.execute(
            f"SELECT (SELECT count(*) FROM {kind}) - (SELECT coalesce(sum({kind}s), 0) FROM facet "
            "WHERE field IN ('all', 'rejected.all'))"
        ).fetchone()[0]
        for kind in ("event", "statement", "document")
    )
    if lost:
        return Finding("filters", False, f"{lost} records are filed under nothing", MEND)
    return Finding("filters", True, "find every record")


def _orphans(connection: sqlite3.Connection) -> Finding:
    (orphans,) = connection.execute("SELECT count(*) FROM orphan").fetchone()
    if not orphans:
        return Finding("judgements", True, "each applies to a record that is there")
    return Finding(
        "judgements", True, f"{orphans} apply to records that are not there any more",
        "list them: dragoman correct orphans --ledger FILE",
    )  # fmt: skip


def _writers(connection: sqlite3.Connection) -> Finding:
    held = named(connection)
    return Finding("writers", True, "nobody else" if held == "another program" else held)
