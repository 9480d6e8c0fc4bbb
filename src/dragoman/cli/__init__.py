"""The command line: arguments come in, documents are coded, data goes to stdout or a file.

Progress and messages go to stderr. Exit status: 0 all was coded, 1 something was rejected,
2 the command was used wrongly.
"""

from __future__ import annotations

import gc
import sys
from typing import Final

YOUNG: Final = 50_000
"""Objects made before the collector looks: rules, lists and model are made once, and stay."""


def main() -> None:
    """Entry point of the `dragoman` command."""
    gc.set_threshold(YOUNG)
    from dragoman.cli.app import app

    app([_shielded(argument) for argument in sys.argv[1:]])


def _shielded(argument: str) -> str:
    """A filter that begins with a term it denies ("-type:CONSULT"), kept from being an option."""
    name, colon, _ = argument.partition(":")
    if not colon or not name.startswith("-"):
        return argument
    from dragoman.ledger.fields import fields

    return f" {argument}" if name[1:] in fields() else argument
