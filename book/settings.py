"""The page of settings: the files that hold the package's numbers, and the environment."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import dragoman
from book import markdown

PACKAGE: Final = Path(dragoman.__file__).parent
NAMES: Final = ("settings.toml", "limits.toml", "identity.toml", "confidence.toml")
ENVIRONMENT: Final = {
    "DRAGOMAN_LEDGER": "the ledger that commands use where `--ledger` is not given",
    "DRAGOMAN_TOKEN": "what programs must send to a server that other machines reach",
    "DRAGOMAN_CACHE": "folder of compiled rule files and of the table of word vectors; empty for "
    "none, else the user's cache",
    "RAY_ADDRESS": "the Ray cluster of `--engine ray`; without it, this machine",
}
INTRO = """
Numbers that decide something stand in small files beside the code that reads them, and each line
says what its number does. They are shown here as they are. Those of the
server, of stories and of the ledger's identities are the package's own and no part of the
[rules](rules.md) that a folder given with `--rules` can replace.
"""


def settings_page() -> str:
    """Each settings file as it stands, and the variables of the environment."""
    rows = [(f"`{name}`", means) for name, means in ENVIRONMENT.items()]
    environment = "## Environment\n\n" + markdown.table(("variable", "holds"), rows)
    files = [_file(path) for path in setting_files()]
    return markdown.page("Settings", "the settings files", INTRO, environment, *files)


def setting_files() -> list[Path]:
    """The files of settings in the package, in the order of their paths."""
    named = {path for name in NAMES for path in PACKAGE.rglob(name)}
    return sorted(named | set(PACKAGE.glob("events/words/*.toml")))


def variables() -> set[str]:
    """Variables of the environment that the package's source names."""
    found: set[str] = set()
    for path in PACKAGE.rglob("*.py"):
        found |= set(re.findall(r"\b(?:DRAGOMAN|RAY)_[A-Z]+\b", path.read_text(encoding="utf-8")))
    return found


def _file(path: Path) -> str:
    name = path.relative_to(PACKAGE).as_posix()
    return f"## {name}\n\n" + markdown.code(path.read_text(encoding="utf-8"), "toml")
