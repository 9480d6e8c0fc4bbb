"""Refusals and failures as answers: problem documents (RFC 9457) that tell nothing of the inside.

Every answer that is no success has the media type application/problem+json and a `code` of the
catalogue in `errors.py`, pages excepted, which show the same words to people.
"""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any, Final

import msgspec
from starlette.responses import Response

from dragoman.errors import DragomanError

MEDIA: Final = "application/problem+json"
LOG: Final = logging.getLogger("dragoman.web")

# Messages of other rooms that a request can cause, and what they are in HTTP. A ledger that cannot
# be read (E50x) is told without its place in the file system.
STATUS: Final[Mapping[str, int]] = {
    "E504": 503, "E521": 404, "E522": 422, "E523": 422, "E524": 422, "E525": 409, "E526": 422,
    "E527": 409, "E711": 421, "E712": 403, "E713": 401, "E714": 403, "E715": 413, "E716": 429,
    "E717": 503, "E718": 404, "E719": 405, "E720": 422, "E721": 400, "E722": 415, "E723": 503,
    "E724": 500, "E725": 503, "E726": 408, "E727": 400, "E728": 404,
    "E401": 501, "E114": 422,
}  # fmt: skip
RETRY: Final = {"E504": 5, "E716": 1, "E717": 5, "E723": 10, "E725": 10}


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """Why a request had no success.

    Attributes:
        type: a URN that ends in the message's code.
        title: the phrase of HTTP for the status.
        detail: what happened and what to do.
        code: of the catalogue, such as "E513".
    """

    type: str
    title: str
    status: int
    detail: str
    code: str


def problem(error: BaseException) -> Problem:
    """What is told of an error; what is not meant for the asker is written to the log instead."""
    told = _public(error)
    status = status_of(told.code)
    return Problem(
        type=f"urn:dragoman:{told.code}", title=HTTPStatus(status).phrase, status=status,
        detail=str(told).partition(" ")[2], code=told.code,
    )  # fmt: skip


def status_of(code: str) -> int:
    """The HTTP status for a code of the catalogue: filters 400, documents 422."""
    if code in STATUS:
        return STATUS[code]
    return {"E1": 422, "E5": 400, "E6": 400}.get(code[:2], 500)


def answer(found: Problem) -> Response:
    """A problem as a response."""
    headers = {"Cache-Control": "no-store"}
    if found.code in RETRY:
        headers["Retry-After"] = str(RETRY[found.code])
    if found.status == HTTPStatus.UNAUTHORIZED:
        headers["WWW-Authenticate"] = 'Bearer realm="dragoman"'
    return Response(msgspec.json.encode(found), found.status, headers, media_type=MEDIA)


def _public(error: BaseException) -> DragomanError:
    if isinstance(error, DragomanError):
        if error.code == "E504":
            return DragomanError("E725", reason="another program writes in it")
        if error.code in ("E501", "E502", "E503", "E505", "E506", "E507", "E508"):
            LOG.error("%s", error)
            return DragomanError("E725", reason="it cannot be read")
        return error
    if isinstance(error, sqlite3.OperationalError) and _name(error) == "SQLITE_INTERRUPT":
        return DragomanError("E717")
    if isinstance(error, sqlite3.OperationalError) and _name(error).startswith("SQLITE_BUSY"):
        return DragomanError("E725", reason="another program writes in it")
    LOG.error("unforeseen", exc_info=error)
    return DragomanError("E724")


def _name(error: Any) -> str:
    return getattr(error, "sqlite_errorname", "") or ""
