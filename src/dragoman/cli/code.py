"""`dragoman code`: documents in, records out, rejects told."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

import msgspec
from rich.console import Console

from dragoman.cli.output import USAGE, console, given_day, say
from dragoman.errors import DragomanError, message
from dragoman.read.document import Document
from dragoman.read.identity import Identities
from dragoman.read.reject import Reject
from dragoman.read.sources import read_all
from dragoman.records.writers import Csv, JsonLines, Nowhere, Parquet, Tables, Writer


@dataclass(frozen=True, slots=True)
class Run:
    """What the command was asked for."""

    paths: tuple[Path, ...]
    date: str | None
    format: str
    table: str
    output: Path | None
    rejects: Path | None
    rules: Path | None
    rules_only: bool
    color: str
    quiet: bool
    ledger: Path | None = None


@dataclass(slots=True)
class Tally:
    """What a run came to."""

    documents: int = 0
    events: int = 0
    statements: int = 0
    rejects: int = 0
    kept: str = ""

    def summary(self) -> str:
        """The closing line."""
        return (
            f"{self.documents} coded, {self.rejects} rejected; "
            f"{self.events} events, {self.statements} statements" + self.kept
        )


@dataclass(slots=True)
class Rejects:
    """Where refused inputs go: a file of one object a line, or else a line on stderr."""

    path: Path | None
    tally: Tally
    stack: ExitStack
    stream: IO[bytes] | None = field(default=None)

    def add(self, reject: Reject) -> None:
        self.tally.rejects += 1
        say(reject.reason)
        if self.path is None:
            return
        if self.stream is None:
            self.stream = self.stack.enter_context(_opened(self.path))
        self.stream.write(msgspec.json.encode(reject) + b"\n")
        self.stream.flush()


def run_code(run: Run) -> int:
    """Code all inputs; the exit status."""
    tally = Tally()
    try:
        with ExitStack() as stack:
            _code(run, tally, stack)
    except DragomanError as error:
        say(str(error))
        return USAGE
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    if not run.quiet:
        say(tally.summary())
    return 1 if tally.rejects else 0


def _code(run: Run, tally: Tally, stack: ExitStack) -> None:
    from dragoman.cli.keeping import Keeper
    from dragoman.coder import Coder

    day = given_day(run.date)
    rejects = Rejects(_rejects_path(run), tally, stack)
    coder = Coder(rules=run.rules, rules_only=run.rules_only)
    writer = _writer(run, stack)
    documents = _documents(read_all(run.paths, date=day), rejects)
    keeper = None if run.ledger is None else Keeper(run.ledger, coder.version)
    if keeper is not None:
        stack.enter_context(keeper)
        documents = keeper.new(documents)
    for document, coded in coder.records(documents, rejects.add):
        writer.write(document, coded)
        if keeper is not None:
            keeper.keep(document, coded)
        tally.documents += 1
        tally.events += len(coded.events)
        tally.statements += len(coded.statements)
    writer.close()
    if keeper is not None:
        keeper.flush()
        tally.kept = f"; {keeper.summary()}"


def _documents(found: Iterator[Document | Reject], rejects: Rejects) -> Iterator[Document]:
    """The documents, each with an identity of its own; rejects are taken out."""
    identities = Identities()
    for item in found:
        if isinstance(item, Reject):
            rejects.add(item)
            continue
        settled = identities.settle(item)
        if settled.id != item.id:
            say(message("W101", place=item.source or item.id, id=item.id, new=settled.id))
        yield settled


def _rejects_path(run: Run) -> Path | None:
    if run.rejects is not None or run.output is None:
        return run.rejects
    return run.output.with_name("rejects.jsonl")


def _writer(run: Run, stack: ExitStack) -> Writer:
    if run.format == "table" and run.output is None:
        if run.ledger is not None:
            return Nowhere()
        return Tables(console(run.color))
    stream = sys.stdout.buffer if run.output is None else stack.enter_context(_opened(run.output))
    match run.format:
        case "jsonl":
            return JsonLines(stream)
        case "csv":
            return Csv(stream, run.table)
        case "parquet":
            return Parquet(stream, run.table)
    text = io.TextIOWrapper(stream, encoding="utf-8", write_through=True)
    return Tables(Console(file=text, color_system=None, highlight=False))


def _opened(path: Path) -> IO[bytes]:
    try:
        return path.open("wb")
    except OSError as error:
        raise DragomanError("E402", place=path, reason=error.strerror) from error
