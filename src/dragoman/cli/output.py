"""Consoles and messages: data goes to stdout, words about it to stderr."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import sqlite3
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import wraps
from typing import Final

from rich.console import Console

from dragoman.errors import DragomanError, message

USAGE = 2
DISK: Final = ("SQLITE_FULL", "SQLITE_IOERR", "SQLITE_READONLY", "SQLITE_CANTOPEN")
"""How the names of SQLite's faults begin that are the disk's."""


def console(color: str) -> Console:
    """A console on stdout; colours when it is a terminal, or always, or never."""
    if color == "never":
        return Console(no_color=True, color_system=None, highlight=False)
    if color == "always":
        width = shutil.get_terminal_size((140, 40)).columns
        return Console(force_terminal=True, color_system="truecolor", width=width, highlight=False)
    return Console(highlight=False)


def say(told: str) -> None:
    """One line on stderr."""
    sys.stderr.write(f"{told}\n")


def telling[**P](run: Callable[P, int]) -> Callable[P, int]:
    """A command whose errors are messages on stderr, with `USAGE` for a status.

    Whoever stops reading what it writes ends it, and that is no error; a full disk is one.
    """

    @wraps(run)
    def told(*args: P.args, **options: P.kwargs) -> int:
        try:
            status = run(*args, **options)
            sys.stdout.flush()
        except DragomanError as error:
            say(str(error))
            return USAGE
        except BrokenPipeError:
            _drop_output()
            return 0
        except (OSError, sqlite3.OperationalError) as error:
            if not _is_of_disk(error):
                raise
            _drop_output()
            place = getattr(error, "filename", None) or "what is written"
            reason = getattr(error, "strerror", None) or error
            say(message("E421", place=place, reason=reason))
            return USAGE
        return status

    return told


def _is_of_disk(error: OSError | sqlite3.OperationalError) -> bool:
    """Whether the machine is at fault, not the program."""
    return isinstance(error, OSError) or error.sqlite_errorname.startswith(DISK)


def _drop_output() -> None:
    """Let what is still held for stdout go nowhere: at its end Python would fail over it again."""
    with suppress(OSError), open(os.devnull, "wb") as nowhere:
        os.dup2(nowhere.fileno(), sys.stdout.fileno())


def given_day(value: str | None) -> dt.date | None:
    """The day of --date.

    Raises:
        DragomanError: E103 where it is no calendar day.
    """
    if value is None:
        return None
    try:
        return dt.date.fromisoformat(value)
    except ValueError as error:
        raise DragomanError("E103", place="--date", value=value) from error


def column_map(value: str | None) -> dict[str, str]:
    """The columns of --map, as in "date=pubDate,text=body".

    Raises:
        DragomanError: E135 for a part that is not of the form field=column.
    """
    found: dict[str, str] = {}
    for part in (value or "").split(","):
        meaning, sign, column = part.partition("=")
        if sign and meaning.strip() and column.strip():
            found[meaning.strip()] = column.strip()
        elif part.strip():
            raise DragomanError("E135", value=part)
    return found
