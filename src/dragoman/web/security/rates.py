"""Rates: so many requests a second of one address, counted in leaking buckets."""

from __future__ import annotations

import math
import time
from collections import OrderedDict
from collections.abc import Callable
from typing import Final

from starlette.types import ASGIApp, Receive, Scope, Send

from dragoman.errors import DragomanError
from dragoman.web.security.layer import of_requests
from dragoman.web.security.origins import SAFE
from dragoman.web.security.refusal import refuse
from dragoman.web.settings import Rate

ADDRESSES: Final = 4096


class Buckets:
    """One bucket an address; those not heard of for longest are forgotten first."""

    def __init__(self, rate: Rate, clock: Callable[[], float] = time.monotonic) -> None:
        self.rate = rate
        self.clock = clock
        self._levels: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def wait(self, address: str, taking: int = 1) -> int:
        """Whole seconds to wait before another request may come; 0 where it may come now.

        Args:
            taking: what this request puts into the bucket, if it may come.
        """
        now = self.clock()
        level, since = self._levels.pop(address, (0.0, now))
        level = max(0.0, level - (now - since) * self.rate.per_second)
        full = level + 1 > self.rate.at_once
        self._levels[address] = (level if full else level + taking, now)
        if len(self._levels) > ADDRESSES:
            self._levels.popitem(last=False)
        over = level + 1 - self.rate.at_once
        return max(1, math.ceil(over / self.rate.per_second)) if full else 0


class Rates:
    """Refuses an address that asks, or writes, too often."""

    def __init__(self, app: ASGIApp, *, rates: dict[str, Rate]) -> None:
        self.app = app
        self.reading = Buckets(rates["reading"])
        self.writing = Buckets(rates["writing"])

    @of_requests
    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        buckets = self.reading if scope["method"] in SAFE else self.writing
        wait = buckets.wait((scope.get("client") or ("", 0))[0])
        if wait:
            await refuse(scope, receive, send, DragomanError("E716", seconds=wait))
        else:
            await self.app(scope, receive, send)
