"""The command line: arguments come in, documents are coded, data goes to stdout or a file.

Progress and messages go to stderr. Exit status: 0 all was coded, 1 something was rejected,
2 the command was used wrongly.
"""

from __future__ import annotations

import gc
from typing import Final

YOUNG: Final = 50_000
"""Objects made before the collector looks: rules, lists and model are made once, and stay."""


def main() -> None:
    """Entry point of the `dragoman` command."""
    gc.set_threshold(YOUNG)
    from dragoman.cli.app import app

    app()
