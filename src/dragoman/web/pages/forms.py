"""Forms as browsers send them: application/x-www-form-urlencoded, in UTF-8."""

from __future__ import annotations

from typing import Final
from urllib.parse import parse_qsl

from starlette.requests import Request

from dragoman.errors import DragomanError

FIELDS: Final = 40


async def sent(request: Request) -> dict[str, str]:
    """The fields of a form, the last of each name.

    Raises:
        DragomanError: E721 for a body that is no such form.
    """
    body = await request.body()
    try:
        pairs = parse_qsl(
            body.decode(), keep_blank_values=True, max_num_fields=FIELDS, errors="strict"
        )
    except ValueError as error:
        raise DragomanError("E721", place="form", reason="it cannot be read") from error
    return dict(pairs)
