"""The token: who may ask a server that other machines reach.

A program sends it as `Authorization: Bearer TOKEN`. A browser opens the address once with
`?token=TOKEN`; it is given a cookie that no script can read and that no other site can send, and
led on to the same address without the token, so that it stays in no history.
"""

from __future__ import annotations

import hmac
from http.cookies import CookieError, SimpleCookie
from typing import Final
from urllib.parse import parse_qsl, urlencode

from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from dragoman.errors import DragomanError
from dragoman.web.security.layer import of_requests
from dragoman.web.security.rates import Buckets
from dragoman.web.security.refusal import header, refuse
from dragoman.web.settings import Rate

COOKIE: Final = "dragoman_token"
YEAR: Final = 365 * 24 * 3600


class Tokens:
    """Refuses a request without the token; without a `token` all may pass.

    Args:
        refused: how many wrong tokens of one address are looked at.
    """

    def __init__(self, app: ASGIApp, *, token: str | None, refused: Rate) -> None:
        self.app = app
        self.token = None if token is None else token.encode()
        self.wrong = Buckets(refused)

    @of_requests
    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if self.token is None:
            await self.app(scope, receive, send)
            return
        address = (scope.get("client") or ("", 0))[0]
        wait = self.wrong.wait(address, taking=0)
        if wait:
            await refuse(scope, receive, send, DragomanError("E716", seconds=wait))
        elif self._shown(scope):
            await self.app(scope, receive, send)
        elif self._in_address(scope):
            await self._lead_on(scope, receive, send)
        else:
            self.wrong.wait(address)
            await refuse(scope, receive, send, DragomanError("E713"))

    def _right(self, shown: str | None) -> bool:
        assert self.token is not None
        return shown is not None and hmac.compare_digest(
            shown.encode("utf-8", "surrogatepass"), self.token
        )

    def _shown(self, scope: Scope) -> bool:
        kind, _, token = (header(scope, b"authorization") or "").partition(" ")
        if kind.lower() == "bearer" and self._right(token.strip()):
            return True
        return self._right(_cookie(header(scope, b"cookie") or ""))

    def _in_address(self, scope: Scope) -> bool:
        asked = dict(parse_qsl(scope["query_string"].decode("latin-1")))
        return scope["method"] == "GET" and self._right(asked.get("token"))

    async def _lead_on(self, scope: Scope, receive: Receive, send: Send) -> None:
        asked = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
        rest = urlencode([(k, v) for k, v in asked if k != "token"])
        path = "/" + scope["raw_path"].decode("latin-1").lstrip("/\\")
        response = RedirectResponse(path + (f"?{rest}" if rest else ""), 303)
        assert self.token is not None
        response.set_cookie(
            COOKIE, self.token.decode(), max_age=YEAR, httponly=True, samesite="strict"
        )
        await response(scope, receive, send)


def _cookie(line: str) -> str | None:
    try:
        found = SimpleCookie(line).get(COOKIE)
    except CookieError:
        return None
    return None if found is None else found.value
