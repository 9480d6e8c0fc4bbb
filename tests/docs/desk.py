"""How a page is run: its blocks one after the other, in a folder, in this process."""

from __future__ import annotations

import contextlib
import io
import os
import shlex
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import typer.main
from book.blocks import Block, commands

ROOT = Path(__file__).parents[2]
PIPES = ("|", "$(", "&&", ">>")


class Ran(NamedTuple):
    """What came of a block: its exit status, what it wrote, and what it said."""

    status: int
    output: str
    said: str


@contextlib.contextmanager
def at(folder: Path) -> Iterator[None]:
    """Work in a folder for a while."""
    before = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)


def run_block(block: Block, folder: Path, names: dict[str, Any]) -> Ran:
    """Run a block of shell or Python as a reader of the page would, in this process."""
    if block.language == "python":
        return run_python(block.body, folder, names)
    runs = [run_command(command, folder) for command in commands(block)]
    return Ran(max(r.status for r in runs), "".join(r.output for r in runs), _said(runs))


def _said(runs: list[Ran]) -> str:
    return "".join(ran.said for ran in runs)


def run_python(body: str, folder: Path, names: dict[str, Any]) -> Ran:
    """Run Python; blocks of one page see each other's names."""
    output = io.StringIO()
    with at(folder), contextlib.redirect_stdout(output):
        exec(compile(body, "page", "exec"), names)
    return Ran(0, output.getvalue(), "")


def run_command(command: str, folder: Path) -> Ran:
    """Run a line of shell; a plain dragoman command without starting a process for it."""
    command, _, target = command.partition(" > ")
    words = shlex.split(command)
    if words[0] != "dragoman" or any(sign in command for sign in PIPES):
        return run_shell(command, folder)
    ran = run_dragoman(words[1:], folder)
    if target:
        (folder / target.strip()).write_text(ran.output, encoding="utf-8")
        return Ran(ran.status, ran.output, ran.said)
    return ran


def run_dragoman(words: list[str], folder: Path) -> Ran:
    """The dragoman command with these words, its streams kept."""
    from dragoman.cli.app import app

    assert words[0] != "serve", "what does not end is shown in a block of `console`"
    output, said = io.TextIOWrapper(io.BytesIO(), "utf-8"), io.StringIO()
    status = 0
    with at(folder), contextlib.redirect_stdout(output), contextlib.redirect_stderr(said):
        try:
            typer.main.get_command(app).main(args=words, prog_name="dragoman")
        except SystemExit as end:
            status = int(end.code or 0)
        output.flush()
        written = output.buffer.getvalue().decode("utf-8")  # type: ignore[attr-defined]
    return Ran(status, written, said.getvalue())


def run_shell(command: str, folder: Path) -> Ran:
    """A line that needs a shell, with this environment's commands before the machine's."""
    path = os.pathsep.join([sysconfig.get_path("scripts"), os.environ["PATH"]])
    ran = subprocess.run(
        ["sh", "-ec", command], cwd=folder, capture_output=True, text=True, check=False,
        env={**os.environ, "PATH": path, "PYTHONPATH": os.pathsep.join(sys.path)},
    )  # fmt: skip
    return Ran(ran.returncode, ran.stdout, ran.stderr)


def misses(shown: str, ran: Ran) -> list[str]:
    """Lines that a page shows as output and that did not come; white space does not count."""
    came = "".join((ran.output + ran.said).split())
    pieces = (piece for line in shown.splitlines() for piece in line.split("…"))
    return [piece for piece in pieces if "".join(piece.split()) not in came]
