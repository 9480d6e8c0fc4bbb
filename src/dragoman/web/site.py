"""What one server has: its settings, the threads that ask its ledger, and its coder."""

from __future__ import annotations

import threading
from collections.abc import Callable

from starlette.requests import Request

from dragoman.errors import DragomanError
from dragoman.ledger.ledger import Ledger
from dragoman.web.coding import Desk
from dragoman.web.memory import Memory
from dragoman.web.readers import Readers, Version
from dragoman.web.settings import Settings


class Site:
    """One server's ledger and coder; `Site.of(request)` inside a handler.

    Opening it opens the ledger once, so that a file that cannot be served is told at the start.

    Raises:
        DragomanError: E501 to E507.
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        limits = settings.limits
        if not settings.readonly:
            Ledger(settings.ledger, create=False).close()
        self.version = Version(settings.ledger)
        self.readers = Readers(
            settings.ledger, threads=limits.readers, seconds=limits.answer_seconds
        )
        self._writer = Readers(
            settings.ledger, threads=1, seconds=limits.answer_seconds, readonly=False
        )
        self.memory = Memory(limits.remembered)
        self.exports = threading.BoundedSemaphore(limits.exports)
        self.desk = Desk(
            rules=settings.rules, waiting=limits.code_queue, seconds=limits.code_seconds
        )

    @classmethod
    def of(cls, request: Request) -> Site:
        """The site that a request came to."""
        site = request.app.state.site
        assert isinstance(site, cls)
        return site

    async def read[Answer](self, ask: Callable[[Ledger], Answer]) -> Answer:
        """What `ask` gives for the ledger, on a thread that reads."""
        return await self.readers.run(ask)

    async def write[Answer](self, change: Callable[[Ledger], Answer]) -> Answer:
        """What `change` gives for the ledger, on the one thread that writes.

        Raises:
            DragomanError: E714 on a server that only reads, E725 where another writer is at it.
        """
        if self.settings.readonly:
            raise DragomanError("E714")
        return await self._writer.run(change)

    def close(self) -> None:
        """Let go of the ledger and the coder."""
        self.desk.close()
        self.readers.close()
        self._writer.close()
        self.version.close()
