"""The journal of a run: what of its output is on disk already, so that a killed run goes on.

Beside the output lies `OUTPUT.progress`, a small SQLite file. It names the run (what was asked
for, coder, pipeline, rules) and each document that was written, by its hash, with the place of
its records in the output. Records are written first and noted then: what a kill left in between
is cut off and coded again, so nothing stands there twice.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS run (name TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS written (
    id TEXT PRIMARY KEY, hash TEXT NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS outdated (first INTEGER NOT NULL, last INTEGER NOT NULL);
"""


class Written(NamedTuple):
    """A document's records in the output: from unit `first` to `last`, end exclusive.

    Units are bytes of a text file and rows of a Parquet file.
    """

    id: str
    hash: str
    first: int
    last: int


class Journal:
    """What was written.

    Args:
        output: the file that the run writes.
        run: the run's name; the journal of another run is thrown away.
        fresh: whether to throw it away in any case.
    """

    def __init__(self, output: Path, run: str, *, fresh: bool = False) -> None:
        self.path = output.with_name(f"{output.name}.progress")
        self.other = False
        if fresh or not self._is_of(run):
            self.other = self.path.exists() and not fresh
            self.path.unlink(missing_ok=True)
        self.file = sqlite3.connect(self.path, isolation_level=None)
        self.file.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;" + SCHEMA)
        if self.file.execute("SELECT count(*) FROM run").fetchone()[0] == 0:
            self.file.execute("INSERT INTO run VALUES (?)", (run,))

    def _is_of(self, run: str) -> bool:
        if not self.path.exists():
            return False
        try:
            file = sqlite3.connect(self.path)
            try:
                named = file.execute("SELECT name FROM run").fetchone()
            finally:
                file.close()
        except sqlite3.DatabaseError:
            return False
        return named is not None and named[0] == run

    @property
    def end(self) -> int:
        """The unit behind the last one that counts."""
        query = "SELECT max(last) FROM (SELECT last FROM written UNION SELECT last FROM outdated)"
        return self.file.execute(query).fetchone()[0] or 0

    @property
    def count(self) -> int:
        """Documents that are written."""
        found: int = self.file.execute("SELECT count(*) FROM written").fetchone()[0]
        return found

    def knows(self, identity: str, digest: str) -> bool:
        """Whether the document's records are there.

        Those of a document of the same id that has changed since are outdated from now on.
        """
        found = self.file.execute(
            "SELECT hash, first, last FROM written WHERE id = ?", (identity,)
        ).fetchone()
        if found is None:
            return False
        if found[0] == digest:
            return True
        with self.file:
            self.file.execute("BEGIN")
            self.file.execute("INSERT INTO outdated VALUES (?, ?)", found[1:])
            self.file.execute("DELETE FROM written WHERE id = ?", (identity,))
        return False

    def note(self, documents: Iterable[Written]) -> None:
        """Note documents whose records are on disk."""
        with self.file:
            self.file.execute("BEGIN")
            self.file.executemany("INSERT OR REPLACE INTO written VALUES (?, ?, ?, ?)", documents)

    def outdated(self) -> Iterator[tuple[int, int]]:
        """Stretches of the output that no longer count, in order."""
        yield from self.file.execute("SELECT first, last FROM outdated ORDER BY first")

    def closed_up(self) -> None:
        """Note that the outdated stretches were taken out of the output."""
        with self.file:
            self.file.execute("BEGIN")
            for first, last in sorted(self.outdated(), reverse=True):
                length = last - first
                self.file.execute(
                    "UPDATE written SET first = first - ?, last = last - ? WHERE first >= ?",
                    (length, length, last),
                )
            self.file.execute("DELETE FROM outdated")

    def start_over(self) -> None:
        """Forget everything: the output is not what was noted."""
        self.file.executescript("DELETE FROM written; DELETE FROM outdated;")

    def close(self) -> None:
        self.file.close()
