"""Every page that is made from code, with what makes it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Final

from book.cards import card_page
from book.command_line import command_page
from book.evaluation import evaluation_page
from book.front_page import front_page
from book.licences import licence_page
from book.messages import message_page
from book.programming import programming_page
from book.record_types import record_page
from book.rule_files import rule_page
from book.settings import settings_page
from dragoman.codebook.gather import gather
from dragoman.codebook.page import written
from dragoman.records.dictionary import generated
from dragoman.rules import RuleBook

ROOT: Final = Path(__file__).parents[1]
DOCS: Final = ROOT / "docs"
PAGES: Final[dict[str, Callable[[], str]]] = {
    "reference/commands.md": command_page,
    "reference/python.md": programming_page,
    "reference/records.md": record_page,
    "reference/rules.md": rule_page,
    "reference/settings.md": settings_page,
    "reference/learned.md": card_page,
    "reference/errors.md": message_page,
    "reference/licences.md": licence_page,
    "evaluation.md": evaluation_page,
    "codebook.md": lambda: written(gather(RuleBook()), "md"),
}


def made() -> Iterator[tuple[Path, Callable[[], str]]]:
    """Each page's file with the function that gives its text."""
    for name, make in PAGES.items():
        yield DOCS / name, make
    for name, text in generated():
        yield DOCS / name, partial(str, text)
    yield ROOT / "README.md", front_page


def write_all() -> None:
    """Write every page anew."""
    for path, make in made():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(make(), encoding="utf-8")


def stale() -> list[Path]:
    """Pages that are not what the code gives."""
    return [path for path, make in made() if not _holds(path, make())]


def _holds(path: Path, text: str) -> bool:
    return path.exists() and path.read_text(encoding="utf-8") == text
