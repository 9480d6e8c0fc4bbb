"""Threads that ask the ledger: several that read, each with a connection of its own, and one that
writes. Reading goes on while another process codes into the same file.
"""

from __future__ import annotations

import asyncio
import sqlite3
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from secrets import token_hex
from typing import Final

from dragoman.errors import DragomanError
from dragoman.ledger.ledger import Ledger

STEPS: Final = 20_000  # of SQLite's machine between two looks at the clock: about a millisecond


class Readers:
    """Asks a ledger on threads of its own, so long and no longer.

    Args:
        threads: how many may ask at once.
        seconds: how long one asking may take.
        readonly: whether the connections only read; else there should be one thread.
    """

    def __init__(self, path: Path, *, threads: int, seconds: float, readonly: bool = True) -> None:
        self.path = path
        self.seconds = seconds
        self.readonly = readonly
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="ledger")
        self._own = threading.local()
        self._opened: list[Ledger] = []
        self._lock = threading.Lock()

    async def run[Answer](self, ask: Callable[[Ledger], Answer]) -> Answer:
        """What `ask` gives for the ledger.

        Raises:
            DragomanError: E717 where it took too long, E725 where the ledger cannot be used.
        """
        deadline = time.monotonic() + self.seconds
        return await asyncio.get_running_loop().run_in_executor(
            self._pool, lambda: self._ask(ask, deadline)
        )

    def _ask[Answer](self, ask: Callable[[Ledger], Answer], deadline: float) -> Answer:
        if time.monotonic() > deadline:
            raise DragomanError("E717")
        ledger = self._ledger()
        guard(ledger, deadline)
        try:
            return ask(ledger)
        except sqlite3.DatabaseError as error:
            if getattr(error, "sqlite_errorname", "") in ("SQLITE_CORRUPT", "SQLITE_NOTADB"):
                self._forget(ledger)
                raise DragomanError("E506", place=self.path, reason=error) from error
            raise
        finally:
            guard(ledger, None)

    def _ledger(self) -> Ledger:
        found: Ledger | None = getattr(self._own, "ledger", None)
        if found is None:
            found = self._own.ledger = Ledger(self.path, create=False, readonly=self.readonly)
            with self._lock:
                self._opened.append(found)
        return found

    def _forget(self, ledger: Ledger) -> None:
        self._own.ledger = None
        with self._lock:
            self._opened.remove(ledger)
        ledger.close()

    def close(self) -> None:
        """Wait for what is being asked, then let go of the file."""
        self._pool.shutdown(cancel_futures=True)
        for ledger in self._opened:
            with suppress(sqlite3.Error):
                ledger.close()


def guard(ledger: Ledger, deadline: float | None) -> None:
    """Interrupt whatever a connection does once `deadline` (of the monotonic clock) is over."""
    with suppress(sqlite3.ProgrammingError):
        if deadline is None:
            ledger.connection.set_progress_handler(None, 0)
        else:
            ledger.connection.set_progress_handler(lambda: time.monotonic() > deadline, STEPS)


class Version:
    """A name for what the ledger holds now, which changes with every commit of whoever writes.

    SQLite counts other connections' commits for each connection (PRAGMA data_version), so one
    connection does the counting; the name holds for the run of one server.
    """

    def __init__(self, path: Path) -> None:
        self._ledger = Ledger(path, create=False, readonly=True)
        self._lock = threading.Lock()
        self._run = token_hex(4)

    def now(self) -> str:
        """The name, some letters and digits."""
        with self._lock:
            row = self._ledger.connection.execute("PRAGMA data_version").fetchone()
        return f"{self._run}-{row[0]}"

    def close(self) -> None:
        """Let go of the file."""
        self._ledger.close()
