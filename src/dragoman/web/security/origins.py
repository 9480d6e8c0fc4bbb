"""Hosts and origins: against names that are bent to this machine, and pages of other sites.

A page elsewhere can make a browser ask 127.0.0.1, and a name of its own can be made to lead there
(DNS rebinding). So a request must name this server as its host, and one that a browser marks as
another site's is refused, following the W3C's Fetch Metadata. Programs send no such marks.
"""

from __future__ import annotations

from typing import Final
from urllib.parse import urlsplit

from starlette.types import ASGIApp, Receive, Scope, Send

from dragoman.errors import DragomanError
from dragoman.web.security.refusal import count, header, refuse
from dragoman.web.settings import LOOPBACK, as_address, is_loopback

SAFE: Final = ("GET", "HEAD", "OPTIONS")


class Origins:
    """Refuses what does not ask for this server, or comes from another site.

    Args:
        bound: the address that the server is bound to.
        hosts: further names that lead to it.
    """

    def __init__(self, app: ASGIApp, *, bound: str, hosts: tuple[str, ...]) -> None:
        self.app = app
        self.open = not is_loopback(bound)
        self.names = {n.lower() for n in (*LOOPBACK, bound, *hosts)}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        error = self._fault(scope) if scope["type"] == "http" else None
        if scope["type"] == "websocket":
            return
        if error is not None:
            await refuse(scope, receive, send, error)
            return
        await self.app(scope, receive, send)

    def _fault(self, scope: Scope) -> DragomanError | None:
        host = header(scope, b"host") or ""
        if count(scope, b"host") != 1 or not self._known(_name(host)):
            return DragomanError("E711", host=_shown(host))
        if not _same_site(scope, host):
            return DragomanError("E712")
        return None

    def _known(self, name: str | None) -> bool:
        """An address is no name that could be bent, so any will do where all may ask."""
        if not name:
            return False
        return name in self.names or (self.open and as_address(name) is not None)


def _same_site(scope: Scope, host: str) -> bool:
    safe = scope["method"] in SAFE
    origin = header(scope, b"origin")
    if origin is not None and not safe and _authority(origin) != host.lower():
        return False
    site = header(scope, b"sec-fetch-site")
    if site in (None, "same-origin", "none"):
        return True
    return safe and header(scope, b"sec-fetch-mode") == "navigate"


def _authority(origin: str) -> str | None:
    parts = urlsplit(origin) if origin != "null" else None
    return parts.netloc.lower() if parts and parts.scheme in ("http", "https") else None


def _name(host: str) -> str | None:
    """The name of a host with or without a port; None for what is more than that, or no host."""
    if any(c in "/\\?#@" for c in host):
        return None
    try:
        return urlsplit(f"//{host}").hostname
    except ValueError:
        return None


def _shown(host: str) -> str:
    return "".join(c for c in host[:80] if c.isprintable())
