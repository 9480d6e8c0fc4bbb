"""Who writes in a ledger: rows that a writer leaves while it has the file open."""

from __future__ import annotations

import datetime as dt
import os
import socket
import sqlite3


def announce(connection: sqlite3.Connection) -> bool:
    """Leave a row that says who writes; rows of processes that are gone are swept out."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        for pid, host in connection.execute("SELECT pid, host FROM writer").fetchall():
            if host == socket.gethostname() and not _alive(pid):
                connection.execute("DELETE FROM writer WHERE pid = ? AND host = ?", (pid, host))
        now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
        connection.execute(
            "INSERT OR REPLACE INTO writer (pid, host, since) VALUES (?, ?, ?)",
            (os.getpid(), socket.gethostname(), now),
        )
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")
    return True


def leave(connection: sqlite3.Connection) -> None:
    """Take the row away; where another writer is busy it stays for the next to sweep out."""
    try:
        connection.execute("PRAGMA busy_timeout = 500")
        connection.execute(
            "DELETE FROM writer WHERE pid = ? AND host = ?", (os.getpid(), socket.gethostname())
        )
    except sqlite3.DatabaseError:
        return


def named(connection: sqlite3.Connection) -> str:
    """The writers other than this process, in words."""
    rows = connection.execute(
        "SELECT pid, host, since FROM writer WHERE NOT (pid = ? AND host = ?) ORDER BY since",
        (os.getpid(), socket.gethostname()),
    ).fetchall()
    told = [f"process {pid} on {host}, open since {since}" for pid, host, since in rows]
    return " and ".join(told) or "another program"


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
