"""Consoles and messages: data goes to stdout, words about it to stderr."""

from __future__ import annotations

import datetime as dt
import shutil
import sys
from collections.abc import Callable
from functools import wraps

from rich.console import Console

from dragoman.errors import DragomanError

USAGE = 2


def console(color: str) -> Console:
    """A console on stdout; colours when it is a terminal, or always, or never."""
    if color == "never":
        return Console(no_color=True, color_system=None, highlight=False)
    if color == "always":
        width = shutil.get_terminal_size((140, 40)).columns
        return Console(force_terminal=True, color_system="truecolor", width=width, highlight=False)
    return Console(highlight=False)


def say(message: str) -> None:
    """One line on stderr."""
    sys.stderr.write(f"{message}\n")


def telling[**P](run: Callable[P, int]) -> Callable[P, int]:
    """A command whose errors are messages on stderr, with `USAGE` for a status.

    Whoever stops reading what it writes ends it, and that is no error.
    """

    @wraps(run)
    def told(*args: P.args, **options: P.kwargs) -> int:
        try:
            return run(*args, **options)
        except DragomanError as error:
            say(str(error))
            return USAGE
        except BrokenPipeError:
            sys.stderr.close()
            return 0

    return told


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
