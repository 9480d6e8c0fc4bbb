"""What one server has: its settings, the threads that ask its ledger, and its coder."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Callable
from typing import Final

from starlette.requests import Request

from dragoman.analysis.families import using
from dragoman.errors import DragomanError
from dragoman.ledger.ledger import Ledger
from dragoman.rules import RuleBook
from dragoman.web.coding import Desk
from dragoman.web.memory import Memory
from dragoman.web.readers import Readers, Version
from dragoman.web.settings import Settings

LOG: Final = logging.getLogger("dragoman.web")


class Site:
    """One server's ledger and coder; `Site.of(request)` inside a handler.

    Opening it opens the ledger once, so that a file that cannot be served is told at the start.

    Attributes:
        rules: the rules of the analysis and of the codebook.

    Raises:
        DragomanError: E501 to E507; E208 where there is no such folder of rules.
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        limits = settings.limits
        self.rules = RuleBook(settings.rules)
        self._warming: asyncio.Future[None] | None = None
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

    def warm(self, load: Callable[[RuleBook], None]) -> None:
        """Begin to load what answers need beside the ledger."""

        def loaded() -> None:
            try:
                load(self.rules)
            except DragomanError as error:
                LOG.error("%s", error)

        self._warming = asyncio.get_running_loop().run_in_executor(None, loaded)

    async def warmed(self) -> None:
        """Wait until that is loaded; what cannot be is told by the answer that needs it."""
        if self._warming is not None:
            await asyncio.wait([self._warming])

    async def read[Answer](self, ask: Callable[[Ledger], Answer]) -> Answer:
        """What `ask` gives for the ledger and the rules, on a thread that reads."""

        def asked(ledger: Ledger) -> Answer:
            with using(self.rules):
                return ask(ledger)

        return await self.readers.run(asked)

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
