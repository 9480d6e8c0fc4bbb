"""The files that a run writes itself: it reads none of them, and writes over none of its inputs."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from dragoman.errors import DragomanError

BESIDE: Final = (
    "", ".new", ".parts", ".progress", ".progress-wal", ".progress-shm", "-wal", "-shm", "-journal"
)  # fmt: skip
"""What stands behind the name of an output or a ledger in the names of the files beside it."""


def own_files(*written: Path | None) -> frozenset[Path]:
    """Absolute paths of the files, and of what is laid beside them while they are written."""
    return frozenset(
        path.with_name(path.name + ending)
        for path in (given.resolve() for given in written if given is not None)
        if path.name
        for ending in BESIDE
    )


def kept_apart(output: Path | None, inputs: Iterable[Path]) -> None:
    """Refuse an output that is a folder, or one of the reports themselves.

    Raises:
        DragomanError: E402 for a folder, E420 for a report.
    """
    if output is None:
        return
    if output.is_dir():
        raise DragomanError("E402", place=output, reason="Is a directory")
    if output.is_file() and any(given.is_file() and given.samefile(output) for given in inputs):
        raise DragomanError("E420", place=output)
