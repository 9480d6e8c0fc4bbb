"""Headers of every answer: what a browser may do with it."""

from __future__ import annotations

from typing import Final

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dragoman.web.security.layer import of_requests

CSP: Final = "; ".join((
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
))  # fmt: skip
HEADERS: Final = {
    "Content-Security-Policy": CSP,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-Dragoman": "1",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
_ENCODED: Final = [(k.lower().encode(), v.encode()) for k, v in HEADERS.items()]


class Headers:
    """Adds the headers to every answer that does not have its own of the name."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    @of_requests
    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def told(message: Message) -> None:
            if message["type"] == "http.response.start":
                own = {key.lower() for key, _ in message["headers"]}
                added = [pair for pair in _ENCODED if pair[0] not in own]
                message["headers"] = [*message["headers"], *added]
            await send(message)

        await self.app(scope, receive, told)
