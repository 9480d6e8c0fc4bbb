"""The application: the gate, then the API, the pages and their static files."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

from dragoman.errors import DragomanError
from dragoman.web import pages
from dragoman.web.api.routes import routes as api_routes
from dragoman.web.failures import Failures
from dragoman.web.problems import answer, problem
from dragoman.web.security.bodies import Bodies
from dragoman.web.security.headers import Headers
from dragoman.web.security.journal import Journal
from dragoman.web.security.origins import Origins
from dragoman.web.security.rates import Rates
from dragoman.web.security.tokens import Tokens
from dragoman.web.settings import Settings
from dragoman.web.site import Site
from dragoman.web.warming import warm

STATIC: Final = Path(__file__).with_name("static")
SMALLEST: Final = 1000  # bytes that are worth packing


def create_app(settings: Settings) -> Starlette:
    """The server as an ASGI application; its ledger is opened here.

    Raises:
        DragomanError: E501 to E507 for a ledger that cannot be served.
    """
    site = Site(settings)

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        site.warm(warm)
        yield
        site.close()

    app = Starlette(
        routes=[*api_routes(), *pages.routes(), _static()],
        middleware=_gate(settings),
        exception_handlers={HTTPException: _refused},
        lifespan=lifespan,
    )
    app.state.site = site
    return app


def _gate(settings: Settings) -> list[Middleware]:
    limits = settings.limits
    return [
        Middleware(Journal),
        Middleware(Headers),
        Middleware(Origins, bound=settings.host, hosts=settings.hosts),
        Middleware(Rates, rates=limits.rates),
        Middleware(Tokens, token=settings.token, refused=limits.rates["refused"]),
        Middleware(Bodies, limits=limits),
        Middleware(GZipMiddleware, minimum_size=SMALLEST),
        Middleware(Failures, told=_told),
    ]


def _static() -> Mount:
    return Mount("/static", StaticFiles(directory=STATIC, check_dir=False), name="static")


async def _refused(request: Request, error: Exception) -> Response:
    """What Starlette itself refuses: no such address, no such method."""
    assert isinstance(error, HTTPException)
    if error.status_code == 405:
        known = (error.headers or {}).get("Allow", "")
        response = _told(request, DragomanError("E719", method=_method(request), known=known))
        response.headers["Allow"] = known
        return response
    return _told(request, DragomanError("E718") if error.status_code == 404 else error)


def _told(request: Request, error: Exception) -> Response:
    """A failure in the form of what was asked: a problem document, or a page about it."""
    found = problem(error)
    if request.url.path.startswith("/api/"):
        return answer(found)
    return pages.problem_page(request, found)


def _method(request: Request) -> str:
    return request.method[:10] if request.method.isalpha() else "this method"
