"""Texts of reports, for commands that read records, which hold none."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from dragoman.cli.output import say
from dragoman.read.identity import Identities
from dragoman.read.reject import Reject
from dragoman.read.sources import read_all

UNDATED: Final = dt.date(2024, 5, 15)
"""The day taken for a report that tells none, where nothing depends on it."""


def texts(paths: Iterable[Path]) -> dict[str, str]:
    """id -> text of every report, with ids as `dragoman code` gives them; rejects are told."""
    identities = Identities()
    found: dict[str, str] = {}
    for item in read_all(paths, date=UNDATED):
        if isinstance(item, Reject):
            say(item.reason)
        else:
            settled = identities.settle(item)
            found[settled.id] = settled.text
    return found
