"""The request log: what was asked by whom and how it ended, without a word of any text.

Addresses are told by the pattern of their route: ids, filters and searches are words of documents
or of those who look for them.
"""

from __future__ import annotations

import logging
import time
from typing import Final

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dragoman.web.security.layer import of_requests

LOG: Final = logging.getLogger("dragoman.web.requests")


class Journal:
    """Writes one line for every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    @of_requests
    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        began, status, size = time.perf_counter(), 0, 0

        async def told(message: Message) -> None:
            nonlocal status, size
            if message["type"] == "http.response.start":
                status = message["status"]
            else:
                size += len(message.get("body", b""))
            await send(message)

        try:
            await self.app(scope, receive, told)
        finally:
            took = (time.perf_counter() - began) * 1000
            client = (scope.get("client") or ("-", 0))[0]
            route = scope.get("dragoman.route", "-")
            method = scope["method"] if scope["method"].isalpha() else "-"
            LOG.info("%s %s %s %s %.0fms %dB", client, method[:10], route, status, took, size)
