"""Progress on stderr: documents, words a second, records, rejects, and the time that is left."""

from __future__ import annotations

import time
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

from dragoman.cli.output import say
from dragoman.read.reading import Reading
from dragoman.read.sources import files


class Gauge:
    """Shows how a run goes while it goes, on a terminal; words to the user pass through it.

    Args:
        paths: what the run reads; where all are files their bytes tell how much is left.
        reading: counts the bytes that were read.
        shown: whether to show anything.
    """

    def __init__(self, paths: tuple[Path, ...], reading: Reading, *, shown: bool) -> None:
        self.reading = reading
        self.words = 0
        self.began = time.monotonic()
        self.screen: Progress | None = None
        self.around: AbstractContextManager[object] = nullcontext()
        console = Console(stderr=True)
        if shown and console.is_terminal:
            self.screen = Progress(
                TextColumn("{task.fields[told]}"), BarColumn(20), TimeRemainingColumn(),
                console=console, transient=True, refresh_per_second=4,
            )  # fmt: skip
            self.task = self.screen.add_task("", total=_size(paths), told="reading")
            self.around = self.screen

    def __enter__(self) -> Self:
        self.around.__enter__()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.around.__exit__(kind, fault, trace)

    def say(self, message: str) -> None:
        """One line on stderr, above what is shown."""
        if self.screen is None:
            say(message)
        else:
            self.screen.console.print(message, markup=False, highlight=False, soft_wrap=True)

    def show(self, told: str, text: str) -> None:
        """One more document was coded.

        Args:
            told: the run's tally so far.
            text: the document's text.
        """
        if self.screen is not None:
            self.words += len(text.split())
            rate = self.words / max(time.monotonic() - self.began, 1e-6)
            self.screen.update(
                self.task, completed=self.reading.consumed, told=f"{told}, {rate:,.0f} words/s"
            )


def _size(paths: tuple[Path, ...]) -> int | None:
    """Bytes of all files, or None where some of it comes from a pipe."""
    if any(str(path) == "-" for path in paths):
        return None
    try:
        return sum(file.stat().st_size for path in paths for file in files(path))
    except OSError:
        return None
