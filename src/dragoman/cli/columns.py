"""`dragoman columns`: what the columns of a layout or a flat table hold."""

from __future__ import annotations

import sys

from dragoman.cli.output import telling
from dragoman.errors import DragomanError, near_miss
from dragoman.records.dictionary import FORMS, sheet, sheets


@telling
def run_columns(name: str | None, *, form: str) -> int:
    """Print the dictionary of one layout or table, or the names of all; the exit status."""
    if name is None:
        sys.stdout.write("".join(f"{known}\t{sheet(known).title}\n" for known in sheets()))
        return 0
    if name not in sheets():
        hint = near_miss(name, list(sheets()))
        raise DragomanError("E417", value=name, hint=hint, known=", ".join(sheets()))
    sys.stdout.write(FORMS[form](sheet(name)))
    return 0
