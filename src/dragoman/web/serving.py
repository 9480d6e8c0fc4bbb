"""Opening the port and serving until told to stop."""

from __future__ import annotations

import errno
import logging
import secrets
import socket
from collections.abc import Callable
from contextlib import closing
from typing import Final
from urllib.error import URLError
from urllib.request import ProxyHandler, build_opener

import uvicorn

from dragoman.errors import DragomanError
from dragoman.web.app import create_app
from dragoman.web.settings import Settings, is_loopback

LEAST: Final = 16  # characters of a token
BACKLOG: Final = 512


def with_token(settings: Settings) -> Settings:
    """The settings with a token where other machines reach the server and none was given.

    Raises:
        DragomanError: E704 for a token that can be guessed.
    """
    import msgspec

    token = settings.token or None
    if token is None and not is_loopback(settings.host):
        token = secrets.token_urlsafe(24)
    if token is not None and len(token) < LEAST:
        raise DragomanError("E704", size=len(token), least=LEAST)
    return msgspec.structs.replace(settings, token=token)


def bind(settings: Settings) -> socket.socket:
    """The socket of the server, listening.

    Raises:
        DragomanError: E701 to E703 where the port cannot be had.
    """
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    # With the protocol named, asyncio sends short answers at once (TCP_NODELAY).
    opened = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        opened.bind((settings.host, settings.port))
        opened.listen(BACKLOG)
    except (OSError, OverflowError) as error:
        opened.close()
        raise _taken(settings, error) from error
    return opened


def serve(settings: Settings, opened: socket.socket, *, ready: Callable[[], object]) -> None:
    """Serve on a bound socket until SIGINT or SIGTERM.

    Args:
        ready: called when the ledger is open, just before the first request is taken.

    Raises:
        DragomanError: E501 to E507 for a ledger that cannot be served.
    """
    with closing(opened):
        config = uvicorn.Config(
            create_app(settings), log_config=None, access_log=False, server_header=False,
            limit_concurrency=settings.limits.connections, timeout_keep_alive=10,
            timeout_graceful_shutdown=5, h11_max_incomplete_event_size=settings.limits.header_bytes,
            http="h11", ws="none", proxy_headers=False, lifespan="on",
        )  # fmt: skip
        ready()
        uvicorn.Server(config).run(sockets=[opened])


def log_to_stderr() -> None:
    """Requests and failures as lines on stderr."""
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    for name in ("dragoman.web", "uvicorn.error"):
        logging.getLogger(name).addHandler(handler)
    logging.getLogger("dragoman.web").setLevel(logging.INFO)
    logging.getLogger("uvicorn.error").setLevel(logging.WARNING)


def _taken(settings: Settings, error: Exception) -> DragomanError:
    place = f"{settings.host}:{settings.port}"
    if not isinstance(error, OSError) or error.errno != errno.EADDRINUSE:
        reason = getattr(error, "strerror", None) or str(error)
        return DragomanError("E703", place=place, reason=reason)
    code = "E701" if _answers(settings.url) else "E702"
    other = settings.port + 1 if settings.port < 65535 else settings.port - 1
    return DragomanError(code, place=place, url=settings.url, other=other)


def _answers(url: str) -> bool:
    """Whether a dragoman is at an address: its description is open to who has the token or not."""
    opener = build_opener(ProxyHandler({}))
    try:
        with opener.open(f"{url}api/v1/", timeout=2) as response:
            return bool(response.headers.get("X-Dragoman"))
    except URLError as error:
        headers = getattr(error, "headers", None)
        return bool(headers and headers.get("X-Dragoman"))
    except (OSError, ValueError):
        return False
