"""The routes of the API: those of its endpoints, and of their description."""

from __future__ import annotations

from functools import cache

import msgspec
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Route

from dragoman.web import addresses as addresses
from dragoman.web.api.endpoint import JSON, ROOT, Endpoint
from dragoman.web.api.endpoints import ENDPOINTS
from dragoman.web.api.openapi import description
from dragoman.web.api.reference import reference


def routes() -> list[BaseRoute]:
    """The routes of the API."""
    by_path: dict[str, dict[str, Endpoint]] = {}
    for endpoint in ENDPOINTS:
        by_path.setdefault(endpoint.path, {})[endpoint.method] = endpoint
    return [
        Route(f"{ROOT}/openapi.json", _openapi),
        Route(f"{ROOT}/docs", _docs),
        *(_route(path, endpoints) for path, endpoints in by_path.items()),
    ]


def _route(path: str, endpoints: dict[str, Endpoint]) -> Route:
    async def serve(request: Request) -> Response:
        method = "GET" if request.method == "HEAD" else request.method
        return await endpoints[method].serve(request)

    return Route(f"{ROOT}{path}", serve, methods=list(endpoints))


@cache
def _described() -> bytes:
    return msgspec.json.encode(description())


async def _openapi(request: Request) -> Response:
    return Response(_described(), media_type=JSON)


async def _docs(request: Request) -> Response:
    return HTMLResponse(reference())
