"""Codebook: every type, mode, context and code, with sentences that show it."""

from __future__ import annotations

from functools import lru_cache

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from dragoman.codebook.gather import gather
from dragoman.codebook.model import Codebook
from dragoman.rules import RuleBook
from dragoman.web.pages.frame import page
from dragoman.web.site import Site


async def codebook(request: Request) -> Response:
    """The whole codebook on one page."""
    book = await run_in_threadpool(codebook_of, Site.of(request).rules)
    return page(request, "codebook.html", book=book)


@lru_cache(4)
def codebook_of(rules: RuleBook) -> Codebook:
    """The codebook that rules give."""
    return gather(rules)
