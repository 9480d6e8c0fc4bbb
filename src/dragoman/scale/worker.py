"""A worker: takes parcels from a connection, codes them, sends the results back in their order."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any, Final

from dragoman.read.reject import Reject
from dragoman.scale.parcels import packed

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from dragoman.coder import Coder
    from dragoman.read.document import Document

    Sent = tuple[float, list[Document]]

END: Final = None


def serve(coder: Coder, connection: Connection[Any, Any]) -> None:
    """Code what comes until the other end is closed.

    A thread reads ahead, so that whoever sends is never held up by a worker that is sending
    itself.
    """
    waiting: SimpleQueue[Sent | None] = SimpleQueue()
    threading.Thread(target=_listen, args=(connection, waiting), daemon=True).start()
    while (parcel := waiting.get()) is not END:
        try:
            connection.send(_coded(coder, parcel))
        except OSError:
            return


def serve_anew(settings: dict[str, Any], connection: Connection[Any, Any]) -> None:
    """As `serve`, in a process that shares nothing and loads a coder of its own."""
    from dragoman.coder import Coder

    answer_to_nobody()
    serve(Coder(**settings), connection)


def answer_to_nobody() -> None:
    """Leave Ctrl-C to whoever started the run, and end at once when told to."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)


def _coded(coder: Coder, parcel: Sent) -> list[bytes | Reject]:
    """A result for each document of a parcel, in order."""
    seconds, documents = parcel
    results: list[bytes | Reject] = []
    refuse: Callable[[Reject], object] = results.append
    for _, coded in coder.records(documents, refuse, seconds=seconds):
        results.append(packed(coded))
    return results


def _listen(connection: Connection[Any, Any], waiting: SimpleQueue[Sent | None]) -> None:
    try:
        while True:
            waiting.put(connection.recv())
    except (EOFError, OSError):
        waiting.put(END)
