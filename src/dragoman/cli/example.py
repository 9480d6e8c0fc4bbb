"""The example ledger: the reports of `examples/corpus`, coded once and then kept for the user."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

import dragoman
from dragoman.cli.code import Run, run_code
from dragoman.cli.output import say
from dragoman.errors import DragomanError
from dragoman.ledger.ledger import Ledger
from dragoman.read.document import Document
from dragoman.read.sources import read_all
from dragoman.records.model import CoderVersion
from dragoman.rules import RuleBook
from dragoman.stories.teller import tell

PACKAGE: Final = Path(__file__).resolve().parents[1]
# In a wheel the reports lie within the package, in a clone beside its sources.
CORPORA: Final = (
    PACKAGE / "examples" / "corpus", PACKAGE.parents[1] / "examples" / "corpus",
)  # fmt: skip


def prepare(rules: Path | None, *, quiet: bool) -> int:
    """Make the example ledger where it is missing or was coded by other rules; the exit status.

    Raises:
        DragomanError: E419 where the reports are missing, E402 where the ledger cannot be written.
    """
    corpus, path = _corpus(), place()
    if not _current(path, corpus, rules):
        status = _make(path, corpus, rules, quiet=quiet)
        if status:
            return status
    say(f"The example ledger lies in {path}")
    return 0


def place() -> Path:
    """Where the example ledger lies: among the user's data, as XDG_DATA_HOME says."""
    home = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(home) / "dragoman" / "example.db"


def _corpus() -> Path:
    for folder in CORPORA:
        if folder.is_dir():
            return folder
    raise DragomanError("E419", place=CORPORA[0])


def _current(path: Path, corpus: Path, rules: Path | None) -> bool:
    """Whether every report is there, coded as this version with these rules would."""
    if not path.is_file():
        return False
    rules_now = RuleBook(rules).digest
    with Ledger(path) as ledger:
        coders = [
            CoderVersion(version=dragoman.__version__, model=row[0], rules=rules_now)
            for row in ledger.connection.execute("SELECT DISTINCT model FROM coder")
        ]
        return all(
            any(ledger.holds(report, coder, report.text) for coder in coders)
            for report in read_all([corpus])
            if isinstance(report, Document)
        )


def _make(path: Path, corpus: Path, rules: Path | None, *, quiet: bool) -> int:
    say("Coding the example reports, once; this takes about half a minute.")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DragomanError("E402", place=path.parent, reason=error.strerror) from error
    status = run_code(
        Run(
            paths=(corpus,), date=None, format="table", table="events", output=None, rejects=None,
            rules=rules, rules_only=False, color="never", quiet=quiet, ledger=path,
        )
    )  # fmt: skip
    if not status:
        with Ledger(path) as ledger:
            tell(ledger)
    return status
