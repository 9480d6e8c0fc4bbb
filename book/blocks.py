"""The fenced blocks of a page, and the commands in them."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

_FENCE: Final = re.compile(
    r"^```(\w*)(?:[ ]+title=\"([^\"]*)\")?[ ]*\n(.*?)^```", re.MULTILINE | re.DOTALL
)


class Block(NamedTuple):
    """A fenced block: its language, the file that it is (if it bears a title), and its lines."""

    language: str
    title: str
    body: str


def blocks(page: str) -> list[Block]:
    """The blocks of a page in order."""
    return [Block(*found) for found in _FENCE.findall(page)]


def commands(block: Block) -> list[str]:
    """The commands of a block of shell, one a line, without comments behind them."""
    lines = (line.split("  #")[0].strip() for line in block.body.splitlines())
    return [line for line in lines if line and not line.startswith("#")]
