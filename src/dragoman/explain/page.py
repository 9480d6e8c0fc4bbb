"""An explanation as one HTML page that stands by itself: no script, no request to anywhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment, FileSystemLoader

from dragoman.explain.model import Explanation
from dragoman.records.marks import Mark, marks
from dragoman.records.model import Coded


class Piece(NamedTuple):
    """A run of the text under the same marks."""

    text: str
    kinds: tuple[str, ...]


class PageDocument(NamedTuple):
    """One document of the page."""

    explanation: Explanation
    pieces: tuple[Piece, ...]


def page_document(explanation: Explanation, coded: Coded, text: str) -> PageDocument:
    """A document ready for the page."""
    return PageDocument(explanation, tuple(pieces(text, marks(coded))))


def render(documents: Sequence[PageDocument]) -> str:
    """The page. Every text of the documents is escaped."""
    loader = FileSystemLoader(Path(__file__).parent)
    template = Environment(loader=loader, autoescape=True).get_template("page.html")
    return template.render(documents=documents)


def pieces(text: str, found: Sequence[Mark]) -> Iterator[Piece]:
    """The text cut wherever a mark begins or ends."""
    cuts = sorted({0, len(text), *(m.start for m in found), *(m.end for m in found)})
    for start, end in pairwise(cuts):
        over = (m.kind for m in found if m.start <= start and end <= m.end)
        yield Piece(text[start:end], tuple(dict.fromkeys(over)))
