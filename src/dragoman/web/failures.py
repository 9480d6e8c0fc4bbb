"""Whatever goes wrong within the application becomes an answer, behind the headers of the gate."""

from __future__ import annotations

from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dragoman.web.security.layer import of_requests


class Failures:
    """Answers for an application that raised.

    Args:
        told: the answer to a request for an error.
    """

    def __init__(self, app: ASGIApp, *, told: Callable[[Request, Exception], Response]) -> None:
        self.app = app
        self.told = told

    @of_requests
    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        begun = False

        async def sent(message: Message) -> None:
            nonlocal begun
            begun = begun or message["type"] == "http.response.start"
            await send(message)

        try:
            await self.app(scope, receive, sent)
        except Exception as error:
            if begun:
                raise
            await self.told(Request(scope), error)(scope, receive, send)
