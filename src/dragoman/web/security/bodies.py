"""Bodies: how large they may be and how slowly they may come, whoever reads them."""

from __future__ import annotations

import asyncio
from typing import Final

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dragoman.errors import DragomanError
from dragoman.web.security.layer import of_requests
from dragoman.web.security.refusal import header, refuse
from dragoman.web.settings import Limits

LONGEST: Final = 15  # digits of a length that is looked at: so many bytes nobody sends


class Bodies:
    """Reads no more of a body than is allowed, nor waits longer for it.

    The whole body is read before the application is asked, so that a refusal is always an answer
    and never half of one.
    """

    def __init__(self, app: ASGIApp, *, limits: Limits) -> None:
        self.app = app
        self.limits = limits

    @of_requests
    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            body = await self._read(scope, receive)
        except DragomanError as error:
            await refuse(scope, receive, send, error)
            return
        if body is not None:
            await self.app(scope, _replayed(body, receive), send)

    async def _read(self, scope: Scope, receive: Receive) -> bytes | None:
        """The body; None where the other side has gone.

        Raises:
            DragomanError: E715 for too large a body, E726 for too slow a one.
        """
        told = header(scope, b"content-length") or "0"
        if told.isdecimal() and (len(told) > LONGEST or int(told) > self.limits.body_bytes):
            raise DragomanError("E715", limit=self.limits.body_bytes)
        body = bytearray()
        more = True
        while more:
            message = await self._next(receive)
            if message["type"] == "http.disconnect":
                return None
            body += message.get("body", b"")
            if len(body) > self.limits.body_bytes:
                raise DragomanError("E715", limit=self.limits.body_bytes)
            more = message.get("more_body", False)
        return bytes(body)

    async def _next(self, receive: Receive) -> Message:
        try:
            return await asyncio.wait_for(receive(), self.limits.body_seconds)
        except TimeoutError as error:
            raise DragomanError("E726", seconds=self.limits.body_seconds) from error


def _replayed(body: bytes, receive: Receive) -> Receive:
    given = False

    async def replay() -> Message:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return replay
