"""The crew: several processes that code, behind the same call as one coder.

Each worker has at most two parcels, so none is idle while its next one is on the way; reading
stops while too many results wait for one before them. A worker that dies is replaced. What it was
coding goes out once more, document by document; a document over which a second worker dies is
rejected.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from multiprocessing.connection import Connection, wait
from typing import TYPE_CHECKING, Any, Final, Self

from dragoman.errors import DragomanError
from dragoman.read.document import Document
from dragoman.read.reject import Reject
from dragoman.records.model import Coded
from dragoman.scale.nursery import FORKS, nursery
from dragoman.scale.parcels import Parcel, Shelf, parcels, sent, unpacked

if TYPE_CHECKING:
    from dragoman.coder import Coder

AHEAD: Final = 2
"""Parcels that one worker has at once."""
WAITING: Final = 256
"""Results for each worker that may wait for one before them."""


def cores() -> int:
    """Processor cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Worker:
    """One process of the crew, as its owner sees it."""

    def __init__(self, process: int, line: Connection[Any, Any]) -> None:
        self.process = process
        self.line = line
        self.has: deque[Parcel] = deque()
        """Parcels that it has not answered, the one that it is coding first."""

    def give(self, parcel: Parcel, seconds: float) -> None:
        self.has.append(parcel)
        try:
            self.line.send((seconds, [sent(document) for document in parcel.documents]))
        except OSError:
            return  # It is dead; so much is seen when its answer is asked for.


class Crew:
    """Codes documents in several processes.

    Args:
        coder: what every worker codes with.
        jobs: number of workers; 0 for one a core.
        ordered: whether records come in the order of the documents, or as they are made.
        forks: whether workers are forked and share model and rules; elsewhere each loads its own.
    """

    def __init__(
        self, coder: Coder, jobs: int, *, ordered: bool = True, forks: bool = FORKS
    ) -> None:
        self._jobs = jobs or cores()
        self._ordered = ordered
        self._nursery = nursery(coder, forks=forks)
        self._workers: list[Worker] = []
        self._again: deque[Parcel] = deque()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._dismiss()
        self._nursery.close()

    @property
    def workers(self) -> list[int]:
        """Ids of the processes that are coding."""
        return [worker.process for worker in self._workers]

    def records(
        self,
        documents: Iterable[Document],
        on_reject: Callable[[Reject], object],
        *,
        seconds: float = 0.0,
    ) -> Iterator[tuple[Document, Coded]]:
        """As `Coder.records`: each document with its record, the others to `on_reject`."""
        try:
            for document, result in self._results(parcels(documents), seconds):
                if isinstance(result, Reject):
                    on_reject(result)
                else:
                    yield document, result
        finally:
            self._dismiss()

    def _results(
        self, source: Iterator[Parcel], seconds: float
    ) -> Iterator[tuple[Document, Coded | Reject]]:
        shelf = Shelf(ordered=self._ordered)
        while self._give_out(source, seconds, shelf):
            busy = {worker.line: worker for worker in self._workers if worker.has}
            for line in wait(list(busy)):
                self._collect(busy[line], shelf)  # type: ignore[index]
            yield from shelf.take()

    def _give_out(self, source: Iterator[Parcel], seconds: float, shelf: Shelf) -> bool:
        """Give the workers what they can take; whether there is anything to wait for."""
        while self._has_room():
            parcel = self._again.popleft() if self._again else None
            if parcel is None and len(shelf) < WAITING * self._jobs:
                parcel = next(source, None)
            if parcel is None:
                break
            self._worker().give(parcel, seconds)
        return any(worker.has for worker in self._workers)

    def _has_room(self) -> bool:
        """Whether a worker could take another parcel."""
        return len(self._workers) < self._jobs or any(len(w.has) < AHEAD for w in self._workers)

    def _worker(self) -> Worker:
        """Who gets the next parcel: one without work, else a new one, else the least busy."""
        least = min(self._workers, key=lambda worker: len(worker.has), default=None)
        if least is None or (least.has and len(self._workers) < self._jobs):
            least = Worker(*self._nursery.start())
            self._workers.append(least)
        return least

    def _collect(self, worker: Worker, shelf: Shelf) -> None:
        """Take one answer of a worker, or its death."""
        try:
            found = worker.line.recv()
        except (EOFError, OSError):
            self._bury(worker, shelf)
            return
        parcel = worker.has.popleft()
        for i, document in enumerate(parcel.documents):
            shelf.put(parcel.first + i, document, unpacked(found[i], document))

    def _bury(self, worker: Worker, shelf: Shelf) -> None:
        self._workers.remove(worker)
        worker.line.close()
        reason = self._nursery.end(worker.process)
        at_work, *untouched = worker.has
        self._again.extend(untouched)
        if not at_work.deaths:
            self._again.extendleft(reversed(list(at_work.parted())))
            return
        document = at_work.documents[0]
        error = DragomanError("E801", place=document.id, reason=reason)
        shelf.put(at_work.first, document, Reject.of(document.id, error, document.id))

    def _dismiss(self) -> None:
        """Let all workers go; one that is still coding is not waited for."""
        for worker in self._workers:
            worker.line.close()
            if worker.has:
                _kill(worker.process)
        for worker in self._workers:
            self._nursery.end(worker.process)
        self._workers.clear()
        self._again.clear()


def _kill(process: int) -> None:
    import signal

    try:
        os.kill(process, signal.SIGTERM)
    except ProcessLookupError:
        return
