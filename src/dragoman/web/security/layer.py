"""What all layers share: they look at requests, and let the server's own messages pass."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import wraps
from typing import Protocol

from starlette.types import ASGIApp, Receive, Scope, Send


class Layer(Protocol):
    """Something that stands before an application."""

    app: ASGIApp


def of_requests[L: Layer](
    look: Callable[[L, Scope, Receive, Send], Awaitable[None]],
) -> Callable[[L, Scope, Receive, Send], Awaitable[None]]:
    """A layer's call that is only made for requests; all else goes straight to the application."""

    @wraps(look)
    async def call(self: L, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            await look(self, scope, receive, send)
        else:
            await self.app(scope, receive, send)

    return call
