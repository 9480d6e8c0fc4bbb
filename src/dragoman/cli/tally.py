"""What a run came to, and where its refused inputs go."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

import msgspec

from dragoman.cli.outputs import opened
from dragoman.read.reject import Reject
from dragoman.records.model import Coded


@dataclass(slots=True)
class Tally:
    """What a run came to."""

    documents: int = 0
    known: int = 0
    events: int = 0
    statements: int = 0
    rejects: int = 0
    kept: str = ""

    def count(self, coded: Coded) -> None:
        """One more document is coded."""
        self.documents += 1
        self.events += len(coded.events)
        self.statements += len(coded.statements)

    def summary(self) -> str:
        """The closing line."""
        known = f", {self.known} coded before" if self.known else ""
        return (
            f"{self.documents} coded{known}, {self.rejects} rejected; "
            f"{self.events} events, {self.statements} statements" + self.kept
        )


@dataclass(slots=True)
class Rejects:
    """Where refused inputs go: a file of one object a line, or else only a line on stderr.

    A run that goes on adds to the file what does not stand there yet.
    """

    path: Path | None
    tally: Tally
    stack: ExitStack
    tell: Callable[[str], None]
    goes_on: bool = False
    stream: IO[bytes] | None = None
    there: set[bytes] = field(default_factory=set)

    def add(self, reject: Reject) -> None:
        self.tally.rejects += 1
        self.tell(reject.reason)
        if self.path is None:
            return
        if self.stream is None:
            if self.goes_on and self.path.exists():
                self.there = set(self.path.read_bytes().splitlines())
            mode = "ab" if self.goes_on else "wb"
            self.stream = self.stack.enter_context(opened(self.path, mode))
        line = msgspec.json.encode(reject)
        if line not in self.there:
            self.stream.write(line + b"\n")
            self.stream.flush()
