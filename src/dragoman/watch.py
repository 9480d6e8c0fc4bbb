"""A watch over how long one document may take, whatever is done to it."""

from __future__ import annotations

import signal
import threading
import time
from types import FrameType
from typing import Any, Self


class Overtime(BaseException):
    """A document took longer than it may. No `Exception`: no step shall take it for its own."""


class Watch:
    """Stops what runs under it after so many seconds; 0 is for as long as it takes.

    On the main thread of a Unix process a timer interrupts even a single step that hangs;
    elsewhere the clock is looked at where `check` is called. Entering starts the time anew.
    """

    def __init__(self, seconds: float = 0.0) -> None:
        self.seconds = seconds
        self.deadline = 0.0
        self.before: Any = None

    def __enter__(self) -> Self:
        if self.seconds:
            self.deadline = time.monotonic() + self.seconds
            if _has_timer():
                self.before = signal.signal(signal.SIGALRM, self._ring)
                signal.setitimer(signal.ITIMER_REAL, self.seconds)
        return self

    def __exit__(self, *fault: object) -> None:
        if self.before is not None:
            signal.setitimer(signal.ITIMER_REAL, 0.0)
            signal.signal(signal.SIGALRM, self.before)
            self.before = None

    def check(self) -> None:
        """Raises Overtime where the time is over."""
        if self.seconds and time.monotonic() > self.deadline:
            raise Overtime

    def _ring(self, number: int, frame: FrameType | None) -> None:
        raise Overtime


def _has_timer() -> bool:
    return hasattr(signal, "setitimer") and (threading.current_thread() is threading.main_thread())
