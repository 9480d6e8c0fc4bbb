"""The page of learned parts, from the cards beside their weights."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import dragoman
from book import markdown

PACKAGE: Final = Path(dragoman.__file__).parent
INTRO: Final = """
Nearly everything is decided by rules that can be read. These parts have numbers that were learned.
Each is a small file in the package, costs a fraction of the parse's time on the processor, and can
be trained again to the same result by the command that its card names. `--rules-only` leaves the
rankers out.
"""


def card_page() -> str:
    """Every card, its headings one level lower."""
    cards = sorted(PACKAGE.rglob("*MODEL.md"))
    parts = [_lowered(path.read_text(encoding="utf-8")) for path in cards]
    return markdown.page("Learned parts", "the cards beside the weights", INTRO, *parts)


def _lowered(card: str) -> str:
    return "\n".join(f"#{line}" if line.startswith("#") else line for line in card.splitlines())
