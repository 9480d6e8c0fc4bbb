"""`dragoman code`: documents in, records out, rejects told."""

from __future__ import annotations

import datetime as dt
import gc
import io
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final

import msgspec
from rich.console import Console

from dragoman.cli.interrupts import Interrupted, interruptible, uninterrupted
from dragoman.cli.journal import Journal
from dragoman.cli.layouts import chosen, writes
from dragoman.cli.output import column_map, console, given_day, say, telling
from dragoman.cli.outputs import Output, Passing, TextFile, Writes, opened
from dragoman.cli.own_files import kept_apart, own_files
from dragoman.cli.parts import Parts
from dragoman.cli.progress import Gauge
from dragoman.cli.tally import Rejects, Tally
from dragoman.errors import message
from dragoman.read.document import Document
from dragoman.read.identity import Identities, document_hash
from dragoman.read.limits import DEFAULT, Limits
from dragoman.read.reading import Reading
from dragoman.read.reject import Reject
from dragoman.read.sources import read_all
from dragoman.records.flat import Chosen
from dragoman.records.model import Coded, CoderVersion
from dragoman.records.writers import Nowhere, Tables, Writer

if TYPE_CHECKING:
    from dragoman.cli.keeping import Keeper
    from dragoman.coder import Coder
    from dragoman.scale.crew import Crew


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
    columns: str | None = None
    limits: Limits = DEFAULT
    fresh: bool = False
    dyads: bool = False
    status: str | None = None
    jobs: int = 1
    unordered: bool = False


NEUTRAL: Final = frozenset(
    {"output", "rejects", "rules", "color", "quiet", "ledger", "limits", "fresh", "jobs",
     "unordered"}
)  # fmt: skip
"""What changes no record; the digest of the rules stands for their folder."""


@telling
def run_code(run: Run) -> int:
    """Code all inputs; the exit status."""
    tally = Tally()
    status = 0
    try:
        with ExitStack() as stack, interruptible():
            status = _code(run, tally, stack)
    except Interrupted as interrupted:
        say(message("W103"))
        return interrupted.status
    if not run.quiet:
        say(tally.summary())
    return status or (1 if tally.rejects else 0)


@dataclass(frozen=True, slots=True)
class Ends:
    """Where records end up: an output, whose journal knows what is in it, and a ledger.

    A document is coded where one of them lacks it, and goes only there.
    """

    output: Output
    journal: Journal | None
    keeper: Keeper | None

    def want(self, document: Document) -> bool:
        """Whether the document is to be coded."""
        if self.keeper is not None and not self.keeper.has(document):
            return True
        return self._unwritten(document) if self.journal else self.keeper is None

    def _unwritten(self, document: Document) -> bool:
        known = self.journal is not None and self.journal.knows(
            document.id, document_hash(document)
        )
        return not known

    def write(self, document: Document, coded: Coded) -> None:
        """Bring one record to where it is wanted."""
        if self._unwritten(document):
            self.output.write(document, coded)
        if self.keeper is not None:
            self.keeper.keep(document, coded)

    def close(self) -> None:
        """Finish both."""
        self.output.close()
        if self.keeper is not None:
            self.keeper.flush()


def _crew(run: Run, coder: Coder, stack: ExitStack) -> Coder | Crew:
    """Who codes: the coder, or several processes with it."""
    if run.jobs == 1:
        return coder
    from dragoman.scale.crew import Crew

    return stack.enter_context(Crew(coder, run.jobs, ordered=not run.unordered))


def _keeper(run: Run, coder: Coder, stack: ExitStack) -> Keeper | None:
    """Who brings the records into the ledger, if one is wanted."""
    if run.ledger is None:
        return None
    from dragoman.cli.keeping import Keeper

    return stack.enter_context(Keeper(run.ledger, coder.version))


def _code(run: Run, tally: Tally, stack: ExitStack) -> int:
    """Code all inputs; 0, or the status of the signal that ended it."""
    day, columns = _settled(run)
    from dragoman.coder import Coder

    coder = Coder(rules=run.rules, rules_only=run.rules_only)
    gc.freeze()  # Model and rules stay to the end: the collector need not look at them again.
    crew = _crew(run, coder, stack)
    reading = Reading(date=day, columns=columns, limits=run.limits, book=coder.book)
    journal = _journal(run, coder.version, stack)
    goes_on = journal is not None and journal.count > 0
    gauge = stack.enter_context(Gauge(run.paths, reading, shown=not run.quiet))
    rejects = Rejects(_rejects_path(run), tally, stack, gauge.say, goes_on)
    keeper = _keeper(run, coder, stack)
    ends = Ends(_output(run, journal, stack), journal, keeper)
    own = own_files(run.output, rejects.path, run.ledger)
    documents = _documents(read_all(run.paths, reading=reading, apart=own), rejects, ends)
    status = 0
    try:
        for document, coded in crew.records(documents, rejects.add, seconds=run.limits.seconds):
            ends.write(document, coded)
            tally.count(coded)
            gauge.show(tally.summary(), document.text)
    except Interrupted as interrupted:
        status = interrupted.status
        gauge.say(message("W103"))
    with uninterrupted():
        ends.close()
        if keeper is not None:
            tally.kept = f"; {keeper.summary()}"
    return status


def _settled(run: Run) -> tuple[dt.date | None, dict[str, str]]:
    """The day and the columns that were told; what is wrong with the options is told at once.

    Raises:
        DragomanError: E103, E135, E402, E415 or E420.
    """
    chosen(run.format, dyads=run.dyads, status=run.status)
    kept_apart(run.output, run.paths)
    return given_day(run.date), column_map(run.columns)


def _documents(
    found: Iterator[Document | Reject], rejects: Rejects, ends: Ends
) -> Iterator[Document]:
    """The documents to code, each with an identity of its own; rejects are taken out."""
    identities = Identities()
    for item in found:
        if isinstance(item, Reject):
            rejects.add(item)
            continue
        settled = identities.settle(item)
        if settled.id != item.id:
            rejects.tell(message("W101", id=item.id, new=settled.id))
        if ends.want(settled):
            yield settled
        else:
            rejects.tally.known += 1


def _rejects_path(run: Run) -> Path | None:
    if run.rejects is not None or run.output is None:
        return run.rejects
    return run.output.with_name("rejects.jsonl")


def _journal(run: Run, version: CoderVersion, stack: ExitStack) -> Journal | None:
    """The journal beside the output, if the run has an output of its own."""
    if run.output is None or (run.output.exists() and not run.output.is_file()):
        return None
    opened(run.output, "ab").close()
    asked = {name: value for name, value in asdict(run).items() if name not in NEUTRAL}
    asked["paths"] = [str(p if str(p) == "-" else p.absolute()) for p in run.paths]
    name = msgspec.json.encode([asked, version], order="sorted").decode()
    journal = Journal(run.output, name, fresh=run.fresh)
    stack.callback(journal.close)
    if journal.other and not run.quiet:
        say(message("W102", place=run.output))
    return journal


def _output(run: Run, journal: Journal | None, stack: ExitStack) -> Output:
    writes = _writes(run)
    if run.output is None:
        return Passing(sys.stdout.buffer, writes)
    if journal is None:
        return Passing(stack.enter_context(opened(run.output, "wb")), writes)
    if run.format == "parquet":
        return Parts(run.output, run.table, journal, _chosen(run))
    return TextFile(run.output, writes, journal, stack)


def _chosen(run: Run) -> Chosen:
    return chosen(run.format, dyads=run.dyads, status=run.status)


def _writes(run: Run) -> Writes:
    """What makes the writer of the form that was asked for."""

    def tables(stream: IO[bytes]) -> Writer:
        if run.output is None:
            if run.ledger is not None:
                return Nowhere()
            return Tables(console(run.color))
        text = io.TextIOWrapper(stream, encoding="utf-8", write_through=True)
        return Tables(Console(file=text, color_system=None, highlight=False))

    if run.format != "table":
        return writes(run.format, run.table, _chosen(run))
    return tables
