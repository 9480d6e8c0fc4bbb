"""Coding for the web: one coder, loaded when it is first needed, one document at a time."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.errors import DragomanError
from dragoman.read.document import Document
from dragoman.read.reject import Reject
from dragoman.records.model import Coded

if TYPE_CHECKING:
    from dragoman.coder import Coder


class Desk:
    """Where documents wait for the coder.

    Args:
        waiting: how many may wait beside the one that is coded.
        seconds: how long coding one may take.
    """

    def __init__(self, *, rules: Path | None, waiting: int, seconds: float) -> None:
        self.rules = rules
        self.waiting = waiting
        self.seconds = seconds
        self._coder: Coder | None = None
        self._at_work = 0
        self._lock = threading.Lock()
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="coder")

    async def code(self, document: Document) -> Coded:
        """The record of a document.

        Raises:
            DragomanError: E723 where too many wait, E114 or E129 where it cannot be coded.
        """
        return await self._run(lambda: self._code(document))

    async def _run[Answer](self, work: Callable[[], Answer]) -> Answer:
        with self._lock:
            if self._at_work > self.waiting:
                raise DragomanError("E723", waiting=self.waiting)
            self._at_work += 1
        future = self._pool.submit(work)
        future.add_done_callback(self._done)
        return await asyncio.wrap_future(future)

    def _done(self, future: object) -> None:
        with self._lock:
            self._at_work -= 1

    def _code(self, document: Document) -> Coded:
        refused: list[Reject] = []
        coder = self._loaded()
        for _, coded in coder.records([document], refused.append, seconds=self.seconds):
            return coded
        reject = refused[0]
        if reject.code == "E129":
            raise DragomanError("E129", place="text", limit=self.seconds)
        raise DragomanError("E114", place="text", reason="a fault of the coder")

    def _loaded(self) -> Coder:
        if self._coder is None:
            from dragoman.coder import Coder

            self._coder = Coder(rules=self.rules)
        return self._coder

    def close(self) -> None:
        """Let nothing more begin."""
        self._pool.shutdown(wait=False, cancel_futures=True)
