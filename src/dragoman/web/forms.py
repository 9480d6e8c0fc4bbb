"""Forms as browsers send them without files: names and values, percent-encoded."""

from __future__ import annotations

from urllib.parse import parse_qsl

from starlette.requests import Request

from dragoman.errors import DragomanError

FIELDS = 200


async def form(request: Request) -> dict[str, str]:
    """The fields of an application/x-www-form-urlencoded body; the last of one name counts.

    Raises:
        DragomanError: E720 for a body that is no such form.
    """
    body = await request.body()
    try:
        return dict(parse_qsl(body.decode(), keep_blank_values=True, max_num_fields=FIELDS))
    except ValueError as error:
        raise DragomanError("E720", place="form", reason="it cannot be read") from error
