"""The page of commands, from what each of them says of itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import typer.main

from book import markdown
from dragoman.cli.app import app

WIDTH = 88


def command_page() -> str:
    """Every command with its help, as `dragoman COMMAND --help` prints it."""
    intro = (
        "What `--help` prints, for every command. `dragoman` reads no settings file: what a run "
        "depends on stands in its command line, in the [rules](rules.md) and in the "
        "[environment](settings.md#environment). Data go to standard output or to `-o`, progress "
        "and messages to standard error. The exit status is 0 when all went well, 1 when some "
        "input was refused or a check failed, 2 for wrong use, 130 after Ctrl-C."
    )
    shown = [f"## {name}\n\n{markdown.code(text)}" for name, text in commands()]
    return markdown.page("Commands", "the command's own help", intro, *shown)


def commands() -> Iterator[tuple[str, str]]:
    """Each command's full name with its help, groups before what is in them."""
    yield from _walk(typer.main.get_command(app), "dragoman", None)


def _walk(command: Any, name: str, parent: Any) -> Iterator[tuple[str, str]]:
    info = name.rpartition(" ")[2]
    context = command.make_context(
        info, [], parent=parent, resilient_parsing=True, max_content_width=WIDTH,
        terminal_width=WIDTH,
    )  # fmt: skip
    yield name, command.get_help(context)
    for inner, below in sorted(getattr(command, "commands", {}).items()):
        yield from _walk(below, f"{name} {inner}", context)
