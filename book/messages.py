"""The page of errors and warnings, from their catalogue."""

from __future__ import annotations

import re
from typing import Final

from book import markdown
from dragoman.errors import CATALOGUE

GROUPS: Final = {
    "E1": "Documents and reading",
    "E2": "Rule files",
    "E3": "The pipeline",
    "E4": "The command line and optional parts",
    "E5": "The ledger",
    "E6": "Analysis",
    "E7": "The web",
    "E8": "Many processes and clusters",
    "W": "Warnings",
}
INTRO = """
Every message says where something happened, what it was, and what to do next. An error about one
document never stops a run: the document goes to `rejects.jsonl` with this message, and the rest is
coded. A word in *italics* is filled in when the message is given.
"""
_FIELD = re.compile(r"\{(\w+)[^}]*\}")


def message_page() -> str:
    """Every message of the catalogue under its group."""
    parts = [_group(head, title) for head, title in GROUPS.items()]
    return markdown.page("Errors and warnings", "the catalogue of messages", INTRO, *parts)


def _group(head: str, title: str) -> str:
    rows = [
        (code, _shown(text))
        for code, text in sorted(CATALOGUE.items())
        if code[: len(head)] == head
    ]
    return f"## {title}\n\n" + markdown.table(("code", "message"), rows)


def _shown(text: str) -> str:
    escaped = text.replace("<", "&lt;").replace("*", "\\*")
    return _FIELD.sub(lambda found: f"*{found[1]}*", escaped).replace("{{", "{").replace("}}", "}")
