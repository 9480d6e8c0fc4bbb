"""The routes of the API: those of its endpoints, and of their description."""

from __future__ import annotations

from functools import cache

import msgspec
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Route

from dragoman.web.api.endpoint import JSON, ROOT
from dragoman.web.api.endpoints import ENDPOINTS
from dragoman.web.api.openapi import description
from dragoman.web.api.reference import reference


def routes() -> list[BaseRoute]:
    """The routes of the API."""
    by_path: dict[str, list[Route]] = {}
    for endpoint in ENDPOINTS:
        by_path.setdefault(endpoint.path, []).append(endpoint.route())
    return [
        Route(f"{ROOT}/openapi.json", _openapi),
        Route(f"{ROOT}/docs", _docs),
        *(route for found in by_path.values() for route in found),
    ]


@cache
def _described() -> bytes:
    return msgspec.json.encode(description())


async def _openapi(request: Request) -> Response:
    return Response(_described(), media_type=JSON)


async def _docs(request: Request) -> Response:
    return HTMLResponse(reference())
