"""One address of the API: what it is asked, what it answers, and how a request becomes the one
and then the other.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, Final

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from dragoman.errors import DragomanError, near_miss
from dragoman.ledger.ledger import Ledger
from dragoman.web.api.asked import Asked, Listed
from dragoman.web.site import Site

ROOT: Final = "/api/v1"
JSON: Final = "application/json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """An address and what is done there; exactly one of `ask`, `find` and `do` is given.

    Attributes:
        path: below /api/v1; `{id:id}` takes the rest of the address.
        asked: the parameters of the query.
        answer: the type of the answer.
        ask: reads the ledger for the parameters.
        find: reads the ledger for the `id` in the path.
        do: changes something, for the body.
        body: the type of the body.
        remembered: whether answers are kept while the ledger stays as it is; these are analysis,
            and wait for its rules where the server has just started.
        kind: of records, where all of them can be had in other forms.
    """

    path: str
    summary: str
    answer: Any
    asked: type[Asked] = Asked
    ask: Callable[[Ledger, Any], Any] | None = None
    find: Callable[[Ledger, str], Any] | None = None
    do: Callable[[Site, Any], Awaitable[Any]] | None = None
    body: Any = None
    remembered: bool = False
    kind: str | None = None

    @property
    def method(self) -> str:
        """POST where something is done, else GET."""
        return "POST" if self.do is not None else "GET"

    async def serve(self, request: Request) -> Response:
        """The answer to a request of its method."""
        request.scope["dragoman.route"] = f"{ROOT}{self.path}"
        site = Site.of(request)
        told = parameters(request, self.asked)
        if self.do is not None:
            return encoded(await self.do(site, await body(request, self.body)))
        version = site.version.now()
        tag = f'W/"{version}"'
        if _matches(request, tag):
            return Response(status_code=304, headers=_caching(tag))
        if self.kind is not None and isinstance(told, Listed) and told.format != "json":
            from dragoman.web.api.exporting import export

            return await export(site, self.kind, told)
        shown = await self._answer(site, version, request, told)
        return Response(shown, media_type=JSON, headers=_caching(tag))

    async def _answer(self, site: Site, version: str, request: Request, told: Any) -> bytes:
        key = (self.path, request.url.query)
        kept = site.memory.get(version, key) if self.remembered else None
        if kept is not None:
            return kept
        if self.remembered:
            await site.warmed()
        shown = await site.read(
            lambda ledger: msgspec.json.encode(self._read(ledger, request, told))
        )
        if self.remembered:
            site.memory.put(version, key, shown)
        return shown

    def _read(self, ledger: Ledger, request: Request, told: Any) -> Any:
        if self.find is not None:
            return self.find(ledger, request.path_params["id"])
        assert self.ask is not None
        return self.ask(ledger, told)


def parameters[Told: Asked](request: Request, asked: type[Told]) -> Told:
    """The parameters of a request.

    Raises:
        DragomanError: E721 for one that is unknown, given twice or no such value.
    """
    given: dict[str, str] = {}
    known = asked.__struct_encode_fields__
    for name, value in request.query_params.multi_items():
        if name not in known:
            hint = near_miss(name, known)
            reason = f"no such parameter.{hint} Known are: {', '.join(known) or 'none'}"
            raise DragomanError("E721", place=repr(name[:80]), reason=reason)
        if name in given:
            raise DragomanError("E721", place=name, reason="given more than once")
        given[name] = value
    try:
        return msgspec.convert(given, asked, strict=False)
    except msgspec.ValidationError as error:
        raise _invalid("E721", error) from error


async def body(request: Request, wanted: Any) -> Any:
    """The body of a request.

    Raises:
        DragomanError: E722 where it is no JSON, E720 where it is not what is wanted.
    """
    media = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media != JSON:
        raise DragomanError("E722")
    try:
        return msgspec.json.decode(await request.body(), type=wanted)
    except msgspec.ValidationError as error:
        raise _invalid("E720", error) from error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        reason = "broken JSON" if not isinstance(error, RecursionError) else "nested too deeply"
        raise DragomanError("E720", place="body", reason=reason) from error


def encoded(answer: Any) -> Response:
    """An answer that no one keeps."""
    return Response(
        msgspec.json.encode(answer), media_type=JSON, headers={"Cache-Control": "no-store"}
    )


def _invalid(code: str, error: msgspec.ValidationError) -> DragomanError:
    """A fault of what was given, with the place that msgspec tells."""
    reason, _, place = str(error).partition(" - at `$")
    place = place.rstrip("`").lstrip(".")
    default = "query" if code == "E721" else "body"
    return DragomanError(code, place=place or default, reason=reason[:1].lower() + reason[1:])


def _matches(request: Request, tag: str) -> bool:
    told = request.headers.get("if-none-match", "")
    return any(t.strip() in (tag, tag[2:], "*") for t in told.split(",")) if told else False


def _caching(tag: str) -> dict[str, str]:
    return {"ETag": tag, "Cache-Control": "private, no-cache", "Vary": "Accept-Encoding"}
