"""Pages for people: the ledger as HTML; `routes` gives what the server mounts."""

from __future__ import annotations

from starlette.routing import BaseRoute


def routes() -> list[BaseRoute]:
    """The routes of all pages."""
    return []
