"""How a layer refuses: the answer in place of the application's."""

from __future__ import annotations

from starlette.types import Receive, Scope, Send

from dragoman.errors import DragomanError
from dragoman.web.problems import answer, problem


async def refuse(scope: Scope, receive: Receive, send: Send, error: DragomanError) -> None:
    """Answer with a problem document instead of asking further in."""
    await answer(problem(error))(scope, receive, send)


def header(scope: Scope, name: bytes) -> str | None:
    """A header of the request, its bytes taken as Latin-1; the last where it is given twice."""
    found = None
    for key, value in scope["headers"]:
        if key == name:
            found = value.decode("latin-1")
    return found


def count(scope: Scope, name: bytes) -> int:
    """How often a header is given."""
    return sum(key == name for key, _ in scope["headers"])
