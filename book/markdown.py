"""Pieces of Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

NOTICE: Final = "<!-- Made by `python -m book` from {source}; changes here are lost. -->\n"
_SECTION = re.compile(r"^(Args|Attributes|Raises|Returns|Yields):\s*$")
_TITLES: Final = {
    "Args": "Arguments",
    "Attributes": "Attributes",
    "Raises": "Raises",
    "Returns": "Returns",
    "Yields": "Yields",
}


def page(title: str, source: str, *parts: str) -> str:
    """A page with its title, where it comes from, and its parts, a blank line between them."""
    body = "\n\n".join(part.strip("\n") for part in parts if part)
    return f"# {title}\n\n{NOTICE.format(source=source)}\n{body}\n"


def cell(text: object) -> str:
    """Text that may stand in a cell of a table."""
    return " ".join(str(text).split()).replace("|", "\\|")


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table with a row for the heads of its columns."""
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    lines += ["| " + " | ".join(cell(value) for value in row) + " |" for row in rows]
    return "\n".join(lines)


def code(text: str, language: str = "text", title: str = "") -> str:
    """A fenced block."""
    head = f'{language} title="{title}"' if title else language
    return f"```{head}\n{text.rstrip()}\n```"


def docstring(text: str) -> str:
    """A docstring with sections in Google's style, as paragraphs and lists."""
    lines: list[str] = []
    listed = False
    for line in _unindented(text):
        if section := _SECTION.match(line):
            lines += [f"**{_TITLES[section[1]]}**", ""]
            listed = True
        elif listed and line.startswith("    ") and not line.startswith("     "):
            name, colon, rest = line.strip().partition(": ")
            lines.append(f"- `{name}`: {rest}" if colon else f"- {name}")
        elif listed and line.startswith("     "):
            lines[-1] += " " + line.strip()
        else:
            listed = listed and not line.strip()
            lines.append(line)
    return "\n".join(lines).strip()


def _unindented(text: str) -> list[str]:
    first, *rest = text.strip("\n").splitlines()
    indents = [len(line) - len(line.lstrip()) for line in rest if line.strip()]
    cut = min(indents, default=0)
    return [first.strip(), *(line[cut:].rstrip() for line in rest)]
