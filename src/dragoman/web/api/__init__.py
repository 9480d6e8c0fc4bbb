"""The API: `/api/v1/`, the ledger in JSON.

`endpoints.py` lists every address; `endpoint.py` turns one into a route that reads what is asked,
asks the ledger on a thread of its own, and writes what was found; `openapi.py` describes the same
list. Models of questions and answers stand in `asked.py` and `answers.py`.
"""

from __future__ import annotations

from starlette.routing import BaseRoute


def routes() -> list[BaseRoute]:
    """The routes of the API."""
    return []
