"""Nurseries: where workers come from.

`ForkNursery` is a process forked from one that has loaded model and rules; it does nothing but
fork workers, which share all that with it. `SpawnNursery` starts processes that load everything
themselves, for systems without a fork that can be relied on.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import socket
import struct
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING, Any, Final, NoReturn, Protocol

from dragoman.errors import DragomanError
from dragoman.scale.worker import answer_to_nobody, serve, serve_anew

if TYPE_CHECKING:
    from multiprocessing.context import SpawnProcess

    from dragoman.coder import Coder

FORKS: Final = hasattr(os, "fork") and sys.platform != "darwin"
"""Whether processes may be forked; on macOS its own libraries break in a forked process."""
NUMBER: Final = struct.Struct("q")
"""What goes between a nursery and its owner: 0 to fork, or the id of a process that ended."""


class Nursery(Protocol):
    """Starts workers."""

    def start(self) -> tuple[int, Connection[Any, Any]]:
        """A new worker: the id of its process, and the connection to it."""

    def end(self, worker: int) -> str:
        """How a worker ended whose connection broke, in words; it is waited for."""

    def close(self) -> None:
        """Start no more."""


def nursery(coder: Coder, *, forks: bool = FORKS) -> Nursery:
    """The nursery that this system allows."""
    return ForkNursery(coder) if forks else SpawnNursery(coder)


class ForkNursery:
    """Forks workers from a process of its own.

    That process is forked here and now, before its owner opens files or starts threads, so that
    no worker holds any of those.
    """

    def __init__(self, coder: Coder) -> None:
        self._wire, other = socket.socketpair()
        with _frozen():
            self._process = _fork()
            if self._process == 0:
                self._wire.close()
                _run_nursery(coder, other)
        other.close()

    def start(self) -> tuple[int, Connection[Any, Any]]:
        ours, theirs = multiprocessing.Pipe()
        socket.send_fds(self._wire, [NUMBER.pack(0)], [theirs.fileno()])
        theirs.close()
        return self._answer(), ours

    def end(self, worker: int) -> str:
        self._wire.sendall(NUMBER.pack(worker))
        return _told(os.waitstatus_to_exitcode(self._answer()))

    def close(self) -> None:
        self._wire.close()
        os.waitpid(self._process, 0)

    def _answer(self) -> int:
        answer = self._wire.recv(NUMBER.size)
        if not answer:
            raise DragomanError("E802")
        found: int = NUMBER.unpack(answer)[0]
        return found


class SpawnNursery:
    """Starts workers that share nothing."""

    def __init__(self, coder: Coder) -> None:
        self._settings = coder.settings
        self._processes: dict[int, SpawnProcess] = {}

    def start(self) -> tuple[int, Connection[Any, Any]]:
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=serve_anew, args=(self._settings, theirs), daemon=True)
        process.start()
        theirs.close()
        assert process.pid is not None
        self._processes[process.pid] = process
        return process.pid, ours

    def end(self, worker: int) -> str:
        process = self._processes.pop(worker)
        process.join()
        return _told(process.exitcode or 0)

    def close(self) -> None:
        for process in self._processes.values():
            process.join()


def _told(status: int) -> str:
    """An exit status in words; a negative one is a signal's number."""
    return f"killed by {signal.Signals(-status).name}" if status < 0 else f"exit status {status}"


def _fork() -> int:
    # Python warns where the process has other threads; BLAS has some, and stops them to fork.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        return os.fork()


@contextmanager
def _frozen() -> Iterator[None]:
    """Within it the collector leaves alone what is there, and in all processes forked then.

    What the collector never touches stays in pages that all processes share.
    """
    before = gc.get_freeze_count()
    gc.collect()
    gc.freeze()
    try:
        yield
    finally:
        if not before:
            gc.unfreeze()


def _run_nursery(coder: Coder, wire: socket.socket) -> NoReturn:
    """The nursery's own process: fork when asked to, tell of the dead, end with the owner."""
    status = 1
    try:
        answer_to_nobody()
        _answer_requests(coder, wire)
        status = 0
    finally:
        os._exit(status)


def _answer_requests(coder: Coder, wire: socket.socket) -> None:
    while True:
        asked, lines, _, _ = socket.recv_fds(wire, NUMBER.size, 1)
        if not asked:
            return
        if lines:
            answer = _forked(coder, wire, lines[0])
        else:
            _, answer = os.waitpid(NUMBER.unpack(asked)[0], 0)
        wire.sendall(NUMBER.pack(answer))


def _forked(coder: Coder, wire: socket.socket, line: int) -> int:
    """Fork a worker on a connection; its process id."""
    worker = _fork()
    if worker == 0:
        wire.close()
        serve(coder, Connection(line))
        os._exit(0)
    os.close(line)
    return worker
